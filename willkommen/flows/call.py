"""Call people to a counter and see them through: next, again, served, finished, not found, and back within 30 seconds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.building.counters import Skills
from willkommen.catalogue.queries import centre
from willkommen.core.errors import NotNow, Unknown
from willkommen.journal.actions import note
from willkommen.reception.actions.board import follow, show, show_again, take_down
from willkommen.reception.actions.presence import Held, claim_counter, hold, pick, set_state, settle, unsettle
from willkommen.reception.queries.queue import Queued, before_last_act, has_visitor, queue, queued, turns
from willkommen.reception.rules.next import first_automatic
from willkommen.reception.rules.states import BACK, Act, AtCounter, can_undo, presence_after, presence_may, state_after
from willkommen.schedule.actions import leave_counter, run_counter
from willkommen.visits.actions import change_stop

AT_ONCE = 64
"""People looked at in one statement: more than clerks ever call at the same moment."""
USUAL = 20
"""Minutes that a service takes of which the centre no longer knows."""
NOT_HERE = (Act.ABSENT, Act.ELSEWHERE)
"""What is said of somebody who has not come."""
PURPOSE, BASIS = "Bearbeitung des Anliegens", "Aufgabe der Stelle"


@dataclass(frozen=True)
class Desk:
    """Who acts and where: the agency (whose login acts), the member of staff, the counter and what its door says.

    `offers`: the services served there, None for all of the agency's; `skills`: what the counter can do at this hour.
    `below`: the room to which who needs a way without stairs is called while the lift is out; "" while it is not needed.
    """

    agency: str
    staff: UUID
    counter: str
    room: str
    zone: ZoneInfo
    offers: Collection[str] | None = None
    skills: Skills | None = None
    below: str = ""

    def room_for(self, needs: Mapping[str, object]) -> str:
        """Where somebody with these needs is called to."""
        return self.below if self.below and needs.get("step_free") else self.room

    def today(self, now: datetime) -> date:
        """The day in the house's time zone."""
        return now.astimezone(self.zone).date()


def call_next(*, desk: Desk, now: datetime, everybody: list[Queued] | None = None) -> Queued | None:
    """Call who is next at this counter (`reception/rules/next.py`); None when nobody waits for it. `now` is aware.

    `everybody` is the agency's day where it was read a moment ago: whoever is no longer waiting is passed over. Two clerks
    at once never get the same person and never wait for each other. Raises NotNow while the counter still has a visitor,
    or when its button was pressed twice.
    """
    with atomic():
        _refuse_taken(desk, now)
        people = queue(agency=desk.agency, day=desk.today(now)) if everybody is None else everybody
        by_stop = {stop.id: stop for stop in people}
        order = turns(people, counter=desk.counter, offers=desk.offers, now=now, skills=desk.skills)
        return _first_had([by_stop[turn.waiting.stop] for turn in first_automatic(order)], desk, now)


def call_this(*, desk: Desk, stop: UUID, now: datetime) -> None:
    """Call one person out of the order. Raises Unknown, NotNow (not waiting any more, or the counter has a visitor)."""
    with atomic():
        _refuse_taken(desk, now)
        _act(Act.CALL, desk, stop, now)


def act(act: Act, *, desk: Desk, stop: UUID, now: datetime, lacking: str = "", asked: UUID | None = None) -> None:
    """Do one of recall, serve, finish, not found, absent, elsewhere with a stop of today. Raises Unknown, NotNow.

    `lacking` is noted with the end: "desk" (it was the wrong one) or "paper" (one was missing). `asked` is
    the question for whose answer the visitor waits from now on: nobody is sent to wait without one.
    """
    if act is Act.ASK_FIRST and asked is None:
        raise NotNow
    with atomic():
        _act(act, desk, stop, now, asked)
        if act is Act.FINISH and lacking:
            change_stop(stop=stop, was="done", lacking=lacking)


def undo(*, desk: Desk, stop: UUID, now: datetime) -> None:
    """Take the last act at a stop back, within 30 seconds. Raises Unknown, NotNow (too late, or others went on)."""
    with atomic():
        seen, held = held_at(desk, stop, now)
        before = before_last_act(stop=stop)
        if not can_undo(seen.acted_at, now) or before is None or held.state != before["presence_after"]:
            raise NotNow
        if before["stop"]["state"] in ("called", "serving") and not seen.at_counter:
            _refuse_taken(desk, now)
        if seen.state in ("done", "missed"):
            unsettle(presence=held.id, position=seen.position)
        elif before["stop"]["state"] == "missed":
            settle(presence=held.id, position=seen.position)
        since = before["waiting_since"]
        set_state(
            presence=held.id, state=before["presence"], waiting_since=datetime.fromisoformat(since) if since else None
        )
        change_stop(stop=stop, was=seen.state, **before["stop"], before=None, acted_at=None)
        follow(day=seen.day, number=seen.number, stop=before["stop"]["state"])
        _note(Act.UNDO, seen, desk, now)


def _refuse_taken(desk: Desk, now: datetime) -> None:
    """Raise NotNow while the counter has a visitor, or another call is being made from it."""
    if not claim_counter(counter=desk.counter) or has_visitor(
        agency=desk.agency, day=desk.today(now), counter=desk.counter
    ):
        raise NotNow


def _first_had(line: list[Queued], desk: Desk, now: datetime) -> Queued | None:
    """Call the first of the line whom nobody else is calling at this moment."""
    by_presence: dict[UUID, Queued] = {}
    for stop in line:
        if stop.presence:
            by_presence.setdefault(stop.presence, stop)
    left = list(by_presence)
    while first := left[:AT_ONCE]:
        held = pick(candidates=first)
        if held is None:
            left = left[AT_ONCE:]
            continue
        stop = by_presence[held.id]
        seen = queued(agency=desk.agency, day=stop.day, stop=stop.id)
        if seen and _go(Act.CALL, seen, held, desk, now):
            return seen
        left.remove(held.id)
    return None


def held_at(desk: Desk, stop: UUID, now: datetime) -> tuple[Queued, Held]:
    """The agency's stop of today and its presence, locked first and read again afterwards. Raises Unknown."""
    day = desk.today(now)
    seen = queued(agency=desk.agency, day=day, stop=stop)
    held = seen and hold(visit=seen.visit, day=day)
    seen = queued(agency=desk.agency, day=day, stop=stop)
    if not seen or not held:
        raise Unknown
    return seen, held


def _act(act: Act, desk: Desk, stop: UUID, now: datetime, asked: UUID | None = None) -> None:
    seen, held = held_at(desk, stop, now)
    if not _go(act, seen, held, desk, now, asked):
        raise NotNow


def _go(act: Act, stop: Queued, held: Held, desk: Desk, now: datetime, asked: UUID | None = None) -> bool:
    timed = stop.starts is not None
    after = state_after(act, AtCounter(stop.state, stop.recalls, stop.missing_at is not None, timed))
    if after is None or not _fits(act, held):
        return False
    presence = _presence(act, after, stop, held)
    written = _written(act, after, stop, desk, now) | {"before": _before(stop, held, presence), "acted_at": now}
    if asked or act is Act.CALL:
        written["asked"] = asked
    if not change_stop(stop=stop.id, was=stop.state, **written):
        return False
    if presence != held.state:
        set_state(presence=held.id, state=presence, waiting_since=_since(act, held, presence, now))
    _boards(act, after, stop, desk, now)
    _counter(act, stop, desk, now)
    _note(act, stop, desk, now)
    return True


def _fits(act: Act, held: Held) -> bool:
    """Whether the visit can be had: nobody is called who is busy elsewhere, nobody is absent who is here."""
    if act is Act.CALL:
        return presence_may(held.state, "busy")
    return held.state == ("expected" if act in NOT_HERE else "busy")


def _written(act: Act, after: str, stop: Queued, desk: Desk, now: datetime) -> dict[str, object]:
    fields: dict[Act, dict[str, object]] = {
        Act.CALL: {"counter": desk.counter, "called_at": now, "recalls": 0},
        Act.RECALL: {"recalls": stop.recalls + 1},
        Act.SERVE: {"served_at": now},
        Act.FINISH: {"served_at": stop.served_at or now, "finished_at": now},
        Act.NOT_FOUND: {"missing_at": now},
        Act.ASK_FIRST: {"recalls": 0},
        Act.ABSENT: {},
        Act.ELSEWHERE: {"served_at": stop.starts, "finished_at": now},
    }
    return {"state": after, **fields[act]}


def _presence(act: Act, after: str, stop: Queued, held: Held) -> str:
    further = held.further
    if after in ("done", "missed"):
        further = settle(presence=held.id, position=stop.position)
    elif stop.state == "missed":
        unsettle(presence=held.id, position=stop.position)
    state = presence_after(after, further)
    return "expected" if act in NOT_HERE and further else state


def _since(act: Act, held: Held, presence: str, now: datetime) -> datetime | None:
    """From when on the visit waits: anew after a stop, never changed by a call that found nobody."""
    return now if act is Act.FINISH and presence == "waiting" else held.waiting_since


def _before(stop: Queued, held: Held, presence_after: str) -> dict[str, object]:
    moments = {"called_at": stop.called_at, "served_at": stop.served_at, "finished_at": stop.finished_at,
               "missing_at": stop.missing_at}  # fmt: skip
    return {
        "stop": {
            "state": stop.state,
            "counter": stop.counter,
            "recalls": stop.recalls,
            "asked": stop.asked and str(stop.asked),
        }
        | {name: moment and moment.isoformat() for name, moment in moments.items()},
        "presence": held.state,
        "presence_after": presence_after,
        "waiting_since": held.waiting_since and held.waiting_since.isoformat(),
    }


def _boards(act: Act, after: str, stop: Queued, desk: Desk, now: datetime) -> None:
    if act is Act.CALL and not stop.needs.get("do_not_announce"):
        show(day=stop.day, number=stop.number, room=desk.room_for(stop.needs), now=now)
    elif act is Act.RECALL:
        show_again(day=stop.day, number=stop.number, now=now)
    elif after in ("called", "serving"):
        follow(day=stop.day, number=stop.number, stop=after)
    else:
        take_down(day=stop.day, number=stop.number)


def _counter(act: Act, stop: Queued, desk: Desk, now: datetime) -> None:
    """Say how the counter runs: how late it called, and until when it will probably be busy."""
    if act in (Act.FINISH, *BACK):
        leave_counter(counter=desk.counter, day=stop.day)
    elif act is Act.CALL:
        free_at = now + _length(stop)
        timed = stop.starts is not None and stop.counter == desk.counter
        late = max(timedelta(), now - stop.starts) if stop.starts and timed else timedelta()
        run_counter(counter=desk.counter, day=stop.day, behind=int(late.total_seconds() // 60), free_at=free_at)


def _length(stop: Queued) -> timedelta:
    """How long the visitor will probably stay: as long as was booked, which everybody sees; else as the service usually takes.

    Without a time a shielded agency's service takes as long as any other: its length would tell what it is.
    """
    if stop.starts and stop.ends:
        return stop.ends - stop.starts
    house = centre()
    known = house.services.get(stop.service)
    usual = known is None or house.agencies[known.agency].shielded
    return timedelta(minutes=USUAL if usual or known is None else known.minutes.typ)


def _note(act: Act, stop: Queued, desk: Desk, now: datetime) -> None:
    note(
        now=now, action=f"stop.{act.value}", subject=str(stop.id), agency=desk.agency, staff=desk.staff,
        purpose=PURPOSE, basis=BASIS,
    )  # fmt: skip
