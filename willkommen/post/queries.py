"""Read the outbox."""

from datetime import datetime

from willkommen.post.models import Message


def is_due(*, now: datetime) -> bool:
    """Whether a message should go out at `now` (aware)."""
    return Message.objects.filter(state=Message.State.WAITING, due_at__lte=now).exists()


def letters_sent(*, template: str, since: datetime) -> tuple[int, int]:
    """How many letters of the day of this kind were written since then (aware), and how many of them have gone out."""
    rows = Message.objects.filter(template=template, due_at__gte=since)
    return rows.count(), rows.exclude(state=Message.State.WAITING).count()
