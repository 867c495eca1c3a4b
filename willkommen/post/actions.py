"""Put messages into the outbox, in the transaction of the act they tell of; the worker sends them later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.core.acting import current
from willkommen.post.models import Message
from willkommen.post.rules.of_the_day import OF_THE_DAY, OfTheDay, hindrance, next_of_the_day
from willkommen.post.rules.patience import is_last, next_try


@dataclass(frozen=True)
class Letter:
    """One message to write: the template, what it says, and when it is due (aware)."""

    template: str
    facts: dict[str, Any]
    due_at: datetime


def enqueue(*, visit: UUID | None, address: str, language: str, letters: Iterable[Letter]) -> None:
    """Write messages to one address, as the flow sealed it. Their facts are codes, rooms and times, never a name or an agency."""
    Message.objects.bulk_create(
        Message(
            visit=visit, address=address, template=letter.template, language=language, facts=letter.facts,
            due_at=letter.due_at, by_role=current(),
        )
        for letter in letters
    )  # fmt: skip


def withdraw(*, visit: UUID) -> int:
    """Take back what this visit has not been told yet (it was cancelled or moved); how many messages."""
    waiting = Message.objects.filter(visit=visit, state=Message.State.WAITING)
    return waiting.update(state=Message.State.WITHDRAWN)


def address_of(*, visit: UUID) -> str:
    """Where this visit's messages go; empty when none was given. Seen only with the visit's secret."""
    return Message.objects.filter(visit=visit).values_list("address", flat=True).first() or ""


@dataclass(frozen=True)
class Due:
    """A message that is being sent. `facts` as written by `enqueue`; `tries` counts this try too."""

    id: UUID
    visit: UUID | None
    address: str
    template: str
    language: str
    facts: dict[str, Any]
    tries: int


def claim(*, now: datetime) -> Due | None:
    """The next message that is due at `now` (aware), reserved for this try inside the caller's transaction.

    Until the try is told of (`sent`, `give_up`) nobody else gets the message before its next turn
    (`rules/patience.py`): two workers never send it at once, and a killed one loses none.
    """
    waiting = Message.objects.filter(state=Message.State.WAITING, due_at__lte=now)
    row = waiting.select_for_update(skip_locked=True).order_by("due_at").first()
    if row is None:
        return None
    row.tries += 1
    row.due_at = next_try(row.tries, now)
    row.save(update_fields=["tries", "due_at"])
    return Due(row.id, row.visit, row.address, row.template, row.language, row.facts, row.tries)


def sent(*, message: UUID) -> None:
    """The mail server took it."""
    _end(message, Message.State.SENT)


def give_up(*, message: UUID, tries: int, for_good: bool = False) -> bool:
    """A try failed; True when it was the last one (`for_good`: the mail server refuses it for ever)."""
    if for_good or is_last(tries):
        _end(message, Message.State.FAILED)
        return True
    return False


def forget_past(*, now: datetime) -> int:
    """Delete the messages of visits whose last stop has begun before `now` (aware), and their addresses; how many."""
    past = Message.objects.extra(where=[PAST], params=[now])  # noqa: S610 -- constant SQL, the moment is a parameter
    return past.delete()[0]


def tell_of_the_day(*, today: OfTheDay, now: datetime, zone: ZoneInfo) -> int:
    """Tell everybody who left an address and would still come today what hinders them, once, and when it is over; how many.

    As the worker, which knows of a visit what it was told and no more: who needs the lift it does not know, so that everybody
    with a stop above is told that it is out.
    """
    letters = []
    for last, plan in _told_so_far(now):
        stops = _still_today(plan, today.day, now, zone)
        times = [(stop["counter"], datetime.fromisoformat(stop["starts"])) for stop in stops]
        if stops and (template := next_of_the_day(last.template, hindrance(times, today))):
            letters.append(_letter(last, template, stops, now))
    Message.objects.bulk_create(letters)
    return len(letters)


def _told_so_far(now: datetime) -> Iterable[tuple[Message, Message]]:
    """What each visit was told last, and the last message that names all its stops."""
    last: dict[UUID, Message] = {}
    plan: dict[UUID, Message] = {}
    for row in Message.objects.exclude(state=Message.State.WITHDRAWN).filter(due_at__lte=now).order_by("due_at", "id"):
        if row.visit:
            last[row.visit] = row
            if row.template not in OF_THE_DAY:
                plan[row.visit] = row
    return ((row, plan[visit]) for visit, row in last.items() if visit in plan)


def _still_today(plan: Message, day: date, now: datetime, zone: ZoneInfo) -> list[dict[str, str]]:
    starts = [(stop, datetime.fromisoformat(stop["starts"])) for stop in plan.facts["stops"]]
    if plan.template in ("cancelled", "ready"):
        return []
    return [stop for stop, begins in starts if begins > now and begins.astimezone(zone).date() == day]


def _letter(last: Message, template: str, stops: list[dict[str, str]], now: datetime) -> Message:
    return Message(
        visit=last.visit, address=last.address, template=template, language=last.language, due_at=now, by_role=current(),
        facts=last.facts | {"stops": stops},
    )  # fmt: skip


PAST = """
NOT EXISTS (SELECT FROM jsonb_array_elements(facts -> 'stops') AS stop WHERE (stop ->> 'starts')::timestamptz > %s)
"""


def _end(message: UUID, state: Message.State) -> None:
    Message.objects.filter(id=message, state=Message.State.WAITING).update(state=state)
