"""Call the reception for help, and answer such a call."""

import secrets
from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.reception.models import HelpCall


def call_for_help(*, now: datetime) -> int:
    """Tell the reception that somebody needs help; the number (10 to 99) that the person says there. `now` is aware."""
    number = 10 + secrets.randbelow(90)
    with atomic():
        HelpCall.objects.bulk_create([HelpCall(number=number, at=now)])
    return number


def answer_help(*, call: UUID, now: datetime) -> bool:
    """Note that somebody from the reception goes there; False when a colleague did already."""
    with atomic():
        return bool(HelpCall.objects.filter(id=call, answered_at=None).update(answered_at=now))
