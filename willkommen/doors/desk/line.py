"""The screen of a desk as values: who is here, who waits and why in this order, who has not come yet, what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from willkommen.building.counters import above, room_of
from willkommen.doors.desk.who import Who
from willkommen.doors.desk.words import clock, flags, minutes, reason, state
from willkommen.flows.call import Desk
from willkommen.reception.queries.queue import Queued, current_at, turns
from willkommen.reception.rules.next import first_automatic
from willkommen.reception.rules.states import can_undo

MISSING_AFTER = timedelta(minutes=15)
"""From then on somebody who has not come can be noted as absent."""


@dataclass(frozen=True)
class Row:
    """One stop on the screen. Times are texts in the house's zone; `minutes` is the wait."""

    stop: UUID
    number: str
    time: str
    room: str
    service: str
    language: str
    tongue: str
    party: int
    flags: tuple[str, ...]
    state: str
    state_word: str
    recalled: bool
    details: bool
    reason: str = ""
    minutes: int = 0
    callable: bool = False
    overdue: bool = False
    begun: bool = False


@dataclass(frozen=True)
class Line:
    """Everything on the screen. `following` is who "next, please" would call; `last` the stop whose act can be undone."""

    current: Row | None
    following: Row | None
    waiting: tuple[Row, ...]
    to_come: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    over: tuple[Row, ...]
    last: Row | None


def line_of(stops: Sequence[Queued], *, me: Who, desk: Desk, now: datetime, last: UUID | None) -> Line:
    """The screen for one desk at `now` (aware); `last` is the stop of the clerk's last act."""
    show = _Show(me, now, desk)
    by_id = {stop.id: stop for stop in stops}
    order = turns(stops, counter=desk.counter, offers=desk.offers, now=now, skills=desk.skills)
    current = current_at(stops, desk.counter)
    waiting = [
        show.row(by_id[turn.waiting.stop], reason=reason(turn, me.zone),
                 minutes=minutes(now - turn.waiting.waits_since), callable=not turn.waiting.busy)
        for turn in order
    ]  # fmt: skip
    nobody_to_call = not first_automatic(order)
    acted = by_id.get(last) if last else None
    return Line(
        current=show.current(current) if current else None,
        following=None if nobody_to_call else waiting[0],
        waiting=tuple(waiting),
        to_come=tuple(
            show.row(stop, overdue=show.is_missing(stop), begun=show.may_be_elsewhere(stop))
            for stop in stops
            if stop.to_come
        ),
        elsewhere=tuple(show.current(stop) for stop in stops if stop.at_counter and stop is not current),
        over=tuple(show.row(stop) for stop in reversed(stops) if stop.state in ("done", "missed") and not stop.waits),
        last=show.row(acted) if acted and can_undo(acted.acted_at, now) else None,
    )


def show_rows(stops: Sequence[Queued], *, me: Who, now: datetime) -> list[Row]:
    """These stops as rows, in the order given."""
    show = _Show(me, now)
    return [show.row(stop) for stop in stops]


@dataclass(frozen=True)
class _Show:
    """Turns stops into rows for one member of staff at one moment."""

    me: Who
    now: datetime
    desk: Desk | None = None

    def row(self, stop: Queued, **more: Any) -> Row:
        """A stop with the words of the house; `more` are the fields that depend on where the row stands."""
        house = self.me.house
        known = house.languages.get(stop.language)
        return Row(
            stop=stop.id, number=stop.number, time=clock(stop.starts, self.me.zone), room=room_of(house, stop.counter),
            service=self._service(stop), language=known.german if known else stop.language, tongue=stop.language,
            party=stop.party,
            flags=(*self._below(stop), *flags(stop.needs)), state=stop.state, state_word=state(stop.state), recalled=stop.recalls > 0,
            details=stop.has_details, **more,
        )  # fmt: skip

    def current(self, stop: Queued) -> Row:
        """Somebody at a counter, with the minutes since the call or the beginning."""
        since = stop.served_at or stop.called_at or self.now
        return self.row(stop, minutes=minutes(self.now - since))

    def is_missing(self, stop: Queued) -> bool:
        """Whether somebody should have come by now."""
        return stop.starts is not None and self.now - stop.starts > MISSING_AFTER

    def may_be_elsewhere(self, stop: Queued) -> bool:
        """Whether its time has come and the agency may be talking by telephone or at another place."""
        known = self.me.house.services.get(stop.service)
        return bool(known and known.meets and stop.starts and self.now >= stop.starts)

    def _below(self, stop: Queued) -> tuple[str, ...]:
        """Where to meet somebody who cannot come up while the lift is out."""
        desk, counter = self.desk, stop.counter or (self.desk.counter if self.desk else "")
        if desk is None or desk.room_for(stop.needs) == desk.room or counter not in above(self.me.house):
            return ()
        return (_("Aufzug außer Betrieb: unten in Raum %(room)s empfangen") % {"room": desk.below},)

    def _service(self, stop: Queued) -> str:
        known = stop.service in self.me.house.services
        return str(self.me.house.words.get("de", "service", stop.service)) if known else stop.service
