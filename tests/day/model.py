"""The simulated day as a model: no server, no database, the same rules, people and driver; a day takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from tests.day import roster
from tests.day.as_booked import house
from tests.day.driver import Day
from tests.day.paper import Answer, Guest, Paper, out
from tests.day.people import invent
from tests.day.running import CLOSINGS, a_day
from willkommen.building.counters import offers_at, skills_at
from willkommen.building.queries import open_on
from willkommen.catalogue.centre_files import read
from willkommen.reception.queries.queue import Queued, turns
from willkommen.reception.rules.next import first_automatic
from willkommen.reception.rules.states import Act, AtCounter, state_after
from willkommen.schedule.rules.running import Running


@dataclass
class OnPaper(Paper):
    """Its desks."""

    def clerk(self, agency: str, path: str, body: dict[str, Any]) -> Answer:
        """A call of a clerk of this agency."""
        self.requests += 1
        counter = body["counter"]
        if path == "/next":
            return 200, self._next(agency, counter)
        if path == "/counter":
            self._runs(counter, closed_from=self.now, closed_until=datetime.fromisoformat(body["until"]))
            return 200, None
        _, _, stop, what = path.split("/")
        guest = next(guest for guest in self.guests.values() if UUID(stop) in guest.stops)
        if what == "send-on":
            self._add(guest, body["service"], sent=True)
            return 204, None
        return 200, self._act(Act(what), guest, guest.stops[UUID(stop)], counter)

    def _next(self, agency: str, counter: str) -> Any:
        stops = self.stops_of(agency)
        skills = skills_at(self.centre, open_on(self.centre, self.day), agency, counter, self.now)
        offers = offers_at(self.centre, agency, counter)
        order = turns(stops, counter=counter, offers=offers, now=self.now, skills=skills)
        for turn in first_automatic(order):
            stop = next(stop for stop in stops if stop.id == turn.waiting.stop)
            if stop.in_house == "waiting":
                return self._act(Act.CALL, self.guests[stop.number], stop, counter)
        return None

    def _act(self, act: Act, guest: Guest, stop: Queued, counter: str) -> dict[str, Any]:
        after = state_after(
            act, AtCounter(stop.state, stop.recalls, stop.missing_at is not None, stop.starts is not None)
        )
        assert after, (act, stop)
        if act is Act.CALL:
            self._called(stop, counter)
        elif act in (Act.FINISH, Act.NOT_FOUND):
            self._runs(counter, free_at=None)
        fields: dict[Act, dict[str, Any]] = {
            Act.CALL: {"counter": counter, "called_at": self.now, "recalls": 0}, Act.RECALL: {"recalls": stop.recalls + 1},
            Act.SERVE: {"served_at": self.now}, Act.FINISH: {"finished_at": self.now}, Act.NOT_FOUND: {"missing_at": self.now},
        }  # fmt: skip
        stop = self.change(stop, state=after, acted_at=self.now, **fields.get(act, {}))
        left = any(one.state in ("booked", "open") for one in guest.stops.values())
        if act is Act.ABSENT:
            guest.state = "expected" if left else "gone"
        elif after in ("called", "serving"):
            guest.state = "busy"
        else:
            guest.state = "waiting" if left else "gone"
        if act is Act.FINISH:
            guest.waiting_since = self.now
        return out(stop)

    def _called(self, stop: Queued, counter: str) -> None:
        usual = timedelta(minutes=self.centre.services[stop.service].minutes.typ)
        length = stop.ends - stop.starts if stop.starts and stop.ends else usual
        own = stop.starts is not None and stop.counter == counter
        late = max(timedelta(), self.now - stop.starts) if stop.starts and own else timedelta()
        self._runs(counter, behind=int(late.total_seconds() // 60), free_at=self.now + length)

    def _runs(self, counter: str, **facts: Any) -> None:
        self.running[counter] = replace(self.running.get(counter, Running(counter)), **facts)


@contextmanager
def day_on_paper(*, seed: int, people: int, replan: bool) -> Iterator[Day]:
    """The same day as `running.day_in_house`, without a server."""
    with TemporaryDirectory() as folder:
        centre, day = read(roster.write(Path(folder))), a_day()
    paper = OnPaper(centre, day)
    with house(as_booked=not replan):
        yield Day(
            wire=paper,  # type: ignore[arg-type]  # it answers as the wire does
            day=day, people=invent(people, seed), chance=Random(seed + 1), replan=replan,
            measure=paper.measure, close=paper.close, sign="", closings=CLOSINGS,
        )  # fmt: skip
