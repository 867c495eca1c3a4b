"""Read the outbox."""

from datetime import datetime

from willkommen.post.models import Message


def is_due(*, now: datetime) -> bool:
    """Whether a message should go out at `now` (aware)."""
    return Message.objects.filter(state=Message.State.WAITING, due_at__lte=now).exists()
