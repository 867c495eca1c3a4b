"""Who is called next at a counter, and why: appointments that are due, then walk-ins, and nobody waits for ever."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from uuid import UUID

Key = tuple[float, ...]


class Reason(StrEnum):
    """Why somebody stands where they stand in the order; the doors say it in words."""

    LONG = "waited-long"
    APPOINTMENT = "appointment"
    ANSWERED = "answered"
    LENT = "lent"
    WALK_IN = "walk-in"
    RESERVED = "reserved"
    EARLY = "early"
    IDLE = "idle"
    ELSEWHERE = "other-counter"
    BUSY = "busy"
    FIRST = "other-stop-first"
    MISSED = "missed"
    ASKED = "asked"


HAND_ONLY = {Reason.RESERVED, Reason.ELSEWHERE, Reason.BUSY, Reason.FIRST, Reason.MISSED, Reason.ASKED}
"""Listed, but never called by "next, please"."""

FLOWING = {Reason.LENT, Reason.EARLY, Reason.IDLE}
"""Called at another counter or before their time: with the head start `onward`, what a house that plans anew does otherwise."""


@dataclass(frozen=True)
class Patience:
    """The house's figures.

    `bound` until somebody goes before what is due; `last` until nobody at all goes before them who waits less; `grace`
    before an appointment's time; `head_start` of people with priority, and `onward` of people at a further stop of their
    visit: they stand in more than one line. `lend` until another counter may take who is due at one that has nobody (at
    once if it is busy); `overrun` that a walk-in may reach into the next appointment's time; `tongue` that walk-ins stand
    back at a counter where their language is not spoken while it is at another.
    """

    bound: timedelta = timedelta(minutes=30)
    last: timedelta = timedelta(minutes=60)
    grace: timedelta = timedelta(minutes=10)
    head_start: timedelta = timedelta(minutes=15)
    onward: timedelta = timedelta(minutes=30)
    lend: timedelta = timedelta(minutes=5)
    overrun: timedelta = timedelta(minutes=10)
    tongue: timedelta = timedelta(minutes=10)


HOUSE = Patience()


@dataclass(frozen=True)
class Waiting:
    """One stop whose visitor is in the house. All times are aware.

    `since`: in the house and free since then. `starts`: None for a walk-in. `missing_at`: was called and not found then.
    `here`: booked at this counter, or a walk-in. `offered`: the counter serves this at all. `blocked`: another stop of
    the visit must come before. `late`: arrived so late that those who were on time go first. `minutes`: how long it
    usually takes. `spoken`: in their language here, or at no counter at all. `tied`: needs the very room that is booked.
    `awaited`: their own counter has nobody, and calls them when they are due. `asked`: another agency was asked something
    about them, and `answer_by` is until when they wait for its answer, None once it is there. `onward`: they have been at
    another stop of the house today, or this one comes after another.
    """

    stop: UUID
    since: datetime
    starts: datetime | None = None
    priority: bool = False
    here: bool = True
    offered: bool = True
    late: bool = False
    busy: bool = False
    blocked: bool = False
    missed: bool = False
    missing_at: datetime | None = None
    minutes: timedelta = timedelta()
    spoken: bool = True
    tied: bool = False
    awaited: bool = False
    asked: bool = False
    answer_by: datetime | None = None
    onward: bool = False

    @cached_property
    def waits_since(self) -> datetime:
        """From when on waiting counts: not before one's own time, and anew after not being found."""
        return max(moment for moment in (self.since, self.starts, self.missing_at) if moment)


@dataclass(frozen=True)
class Turn:
    """A place in the order. `at` (aware) is the time the reason speaks of: the appointment, or the arrival."""

    waiting: Waiting
    reason: Reason
    at: datetime

    @property
    def automatic(self) -> bool:
        """Whether "next, please" may call them; others are called by hand only."""
        return self.reason not in HAND_ONLY


@dataclass(frozen=True)
class Moment:
    """When the question is asked (aware), the house's figures, and from when on the counter is booked: its next appointment."""

    now: datetime
    patience: Patience = HOUSE
    booked_from: datetime | None = None


def order(
    waiting: Iterable[Waiting], now: datetime, patience: Patience = HOUSE, booked_from: datetime | None = None
) -> list[Turn]:
    """Everybody waiting, in the order in which this counter should call them.

    First who has waited for `last` (longest first): from that moment on only people who wait longer still can go before
    them, so every wait ends. Then who has waited for `bound`, then due appointments by their time, then walk-ins by
    arrival; at a further stop of a visit the wait counts as if it had begun `onward` sooner, and people with priority have
    their head start among the last two. Who is free before their time at a further stop stands among the walk-ins. Then
    who came early, and last who came early for another counter: its idle time is theirs. At the end who is not to be
    called by itself, among them who would keep the counter's next appointment (`booked_from`, aware) waiting.
    """
    moment = Moment(now, patience, booked_from)
    return sorted((_turn(one, moment) for one in waiting), key=lambda turn: _place(turn, moment))


def first_automatic(turns: Sequence[Turn]) -> list[Turn]:
    """The turns that "next, please" may take, in their order."""
    return [turn for turn in turns if turn.automatic]


def _turn(one: Waiting, at: Moment) -> Turn:
    for holds, reason in _CASES:
        if holds(one, at):
            return Turn(one, reason, one.starts or one.since)
    return Turn(one, Reason.WALK_IN, one.since)


def _due(one: Waiting, at: Moment) -> bool:
    return one.starts is not None and one.starts <= at.now + at.patience.grace


def _long(one: Waiting, at: Moment) -> bool:
    return at.now - one.waits_since + _onward(one, at.patience) >= at.patience.bound


def _onward(one: Waiting, patience: Patience) -> timedelta:
    """By how much the wait of somebody who stands in more than one line today counts more."""
    return patience.onward if one.onward else timedelta()


def _keeps_waiting(one: Waiting, at: Moment) -> bool:
    """Whether somebody called now, who is not booked here, would reach too far into the time that is booked next."""
    return at.booked_from is not None and at.now + one.minutes > at.booked_from + at.patience.overrun


def _lent(one: Waiting, at: Moment) -> bool:
    """Whether somebody is due and their own counter is busy, or has let them wait."""
    own = at.patience.lend if one.awaited else timedelta()
    return not one.here and at.now - one.waits_since >= own


def _stays(one: Waiting, at: Moment) -> bool:
    """Whether idle time is not for somebody booked elsewhere: they gain nothing by it, or others would lose."""
    return not one.here and ((one.awaited and _due(one, at)) or _keeps_waiting(one, at))


_CASES: Sequence[tuple[Callable[[Waiting, Moment], bool], Reason]] = (
    (lambda one, at: one.busy, Reason.BUSY),
    (lambda one, at: one.missed, Reason.MISSED),
    (lambda one, at: one.blocked, Reason.FIRST),
    (lambda one, at: one.answer_by is not None and at.now < one.answer_by, Reason.ASKED),
    (lambda one, at: not one.offered or (one.tied and not one.here), Reason.ELSEWHERE),
    (_long, Reason.LONG),
    (lambda one, at: one.asked and one.offered, Reason.ANSWERED),
    (lambda one, at: one.here and _due(one, at), Reason.APPOINTMENT),
    (_lent, Reason.LENT),
    (_stays, Reason.ELSEWHERE),
    (lambda one, at: not one.here, Reason.IDLE),
    (lambda one, at: one.starts is None and _keeps_waiting(one, at), Reason.RESERVED),
    (lambda one, at: one.starts is not None, Reason.EARLY),
)
"""The first that holds is the reason; the order is part of the rule."""

_RANK = {
    Reason.LONG: 0, Reason.ANSWERED: 1, Reason.APPOINTMENT: 1, Reason.LENT: 1, Reason.WALK_IN: 2, Reason.EARLY: 3, Reason.IDLE: 4,
    Reason.RESERVED: 5, Reason.ELSEWHERE: 6, Reason.FIRST: 7, Reason.MISSED: 8, Reason.ASKED: 9, Reason.BUSY: 10,
}  # fmt: skip


def _place(turn: Turn, at: Moment) -> Key:
    one, patience = turn.waiting, at.patience
    rank = _RANK[turn.reason]
    onward = _onward(one, patience)
    if turn.reason is Reason.LONG:
        longest = at.now - one.waits_since >= patience.last
        return (rank, not longest, (one.waits_since - (timedelta() if longest else onward)).timestamp(), one.stop.int)
    moment = one.waits_since if one.late or one.missing_at else turn.at
    if one.onward and turn.reason in (Reason.EARLY, Reason.IDLE):
        rank, moment = _RANK[Reason.WALK_IN], one.since
    if rank < _RANK[Reason.EARLY]:
        moment -= max(onward, patience.head_start if one.priority else timedelta())
    back = timedelta() if one.spoken or turn.reason is not Reason.WALK_IN else patience.tongue
    return (rank, False, (moment + back).timestamp(), one.stop.int)
