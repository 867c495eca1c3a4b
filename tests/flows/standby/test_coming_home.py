"""What was done at a node is carried out at the server: once, in order, and what does not fit is shown to a person."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4, uuid5

import pytest

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, call, line
from tests.factories.plans import RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.building.counters import line_of
from willkommen.building.queries import open_on
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked
from willkommen.flows.cancel import cancel
from willkommen.flows.standby.coming_home import _carry_out, come_home
from willkommen.journal.models import Entry
from willkommen.reception.queries.arrivals import Guest, guests
from willkommen.reception.rules.states import Act
from willkommen.standby.queries import Conflict, conflicts
from willkommen.standby.rules.acts import ARRIVE, TICKET, Done
from willkommen.standby.rules.merge import Outcome
from willkommen.standby.rules.numbers import number_of

pytestmark = pytest.mark.usefixtures("one_transaction")
STORE, DESK, KIOSK = str(UUID(int=1)), str(UUID(int=2)), str(UUID(int=3))
NOW = at("9:00", TODAY)


def a_line() -> str:
    """Where the residence desk's people without an appointment wait."""
    with acting_as("door"):
        house = centre()
    spans = open_on(house, TODAY)
    walk_in = next(
        name
        for span in spans
        if "walk_in" in span.channels and span.agency == RESIDENCE[1]
        for name in sorted(span.services)
    )
    return line_of(spans, walk_in)


class Log:
    """Acts as a node writes them down."""

    def __init__(self) -> None:
        self.acts: list[Done] = []

    def add(self, kind: str, number: str, *, stop: str = "", device: str = DESK, **more: str) -> Done:
        """The next act, a minute after the last."""
        clock = len(self.acts) + 1
        seq = 1 + sum(done.device == device for done in self.acts)
        moment: datetime = NOW + timedelta(minutes=clock)
        self.acts.append(Done(STORE, clock, device, seq, moment, kind, number, stop, **more))
        return self.acts[-1]

    def ticket(self, count: int = 1) -> tuple[str, str]:
        """Somebody draws a number; number and stop."""
        number, stop = number_of(0, count), str(uuid5(UUID(STORE), str(count)))
        self.add(TICKET, number, stop=stop, device=KIOSK, line=a_line(), state="open")
        return number, stop

    def serve(self, number: str, stop: str, was: str, counter: str = RESIDENCE[2]) -> None:
        """Called and served to the end."""
        self.add(Act.CALL, number, stop=stop, counter=counter, was=was, state="called")
        self.add(Act.SERVE, number, stop=stop, counter=counter, was="called", state="serving")
        self.add(Act.FINISH, number, stop=stop, counter=counter, was="serving", state="done")


def home(acts: list[Done]) -> int:
    """Send acts; up to which all are held."""
    with acting_as("door"):
        return come_home(store=UUID(STORE), acts=acts, centre=centre(), now=NOW + timedelta(hours=1))


def everybody() -> dict[str, Guest]:
    """The reception's list by number."""
    with acting_as("reception"):
        return {guest.number: guest for guest in guests(day=TODAY)}


def shown() -> list[Conflict]:
    """What the reception has to look at."""
    with acting_as("reception"):
        return conflicts()


def booked() -> tuple[Booked, str, str]:
    """Somebody with an appointment at nine; number and stop."""
    visit = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), now=at("0:00", TODAY))
    number = number_on(visit, TODAY)
    return visit, number, str(line(ABH, TODAY)[number].id)


def test_it_writes_a_drawn_number_as_a_visit_that_waits_since_then() -> None:
    log = Log()
    number, stop = log.ticket()
    assert home(log.acts) == 1
    guest = everybody()[number]
    assert (guest.state, guest.waiting_since) == ("waiting", log.acts[0].at)
    assert str(line(ABH, TODAY)[number].id) == stop
    assert shown() == []


def test_it_carries_a_whole_visit_out() -> None:
    log = Log()
    _, number, stop = booked()
    log.add(ARRIVE, number, device=KIOSK)
    log.serve(number, stop, "booked")
    home(log.acts)
    found = line(ABH, TODAY)[number]
    assert (found.state, found.called_at, found.finished_at) == ("done", log.acts[1].at, log.acts[3].at)
    assert everybody()[number].state == "gone"
    assert shown() == []


def test_it_does_nothing_twice_however_the_acts_come() -> None:
    log, chance = Log(), Random(11)
    for count in range(1, 4):
        log.serve(*log.ticket(count), "open")
    parts = [chance.sample(log.acts, 5) for _ in range(6)] + [log.acts]
    held = [home(part) for part in parts]
    assert held == sorted(held)
    assert held[-1] == 12
    states = [one.state for one in line(ABH, TODAY).values()]
    assert states == ["done"] * 3
    assert shown() == []


def test_it_knows_an_act_that_was_carried_out_but_not_noted() -> None:
    """The server died in between: each act is tried again."""
    log = Log()
    number, stop = log.ticket()
    log.add(Act.CALL, number, stop=stop, counter=RESIDENCE[2], was="open", state="called")
    log.add(Act.RECALL, number, stop=stop, counter=RESIDENCE[2], was="called", state="called")
    log.add(Act.UNDO, number, stop=stop, counter=RESIDENCE[2], was="called", state="called")
    log.acts[-1] = replace(log.acts[-1], at=log.acts[-2].at + timedelta(seconds=9))
    log.serve(number, stop, "called")
    for done in [*log.acts[:4], *log.acts[5:]]:
        with acting_as("door"):
            assert [_carry_out(centre(), done) for _ in range(2)] == [Outcome.DONE, Outcome.ALREADY], done


def test_it_shows_what_a_visitor_called_off_meanwhile() -> None:
    log = Log()
    visit, number, stop = booked()
    with acting_as("door"):
        cancel(code=visit.code, secret=visit.secret, now=at("8:00", TODAY), zone=ZONE)
    log.add(ARRIVE, number, device=KIOSK)
    log.serve(number, stop, "booked")
    home(log.acts)
    assert [(one.number, [why for *_, why in one.acts]) for one in shown()] == [(number, ["gone"] * 4)]


def test_it_shows_somebody_whom_a_desk_at_the_server_called_too() -> None:
    log = Log()
    number, stop = log.ticket()
    home(log.acts)
    call(ABH, UUID(stop), NOW + timedelta(minutes=1))
    other = next(counter for counter in a_line().split() if counter != RESIDENCE[2])
    log.add(Act.CALL, number, stop=stop, counter=other, was="open", state="called")
    home(log.acts)
    assert [[why for *_, why in one.acts] for one in shown()] == [["", "elsewhere"]]
    assert line(ABH, TODAY)[number].counter == RESIDENCE[2]


def test_it_shows_a_number_that_somebody_has_already() -> None:
    log = Log()
    number, _ = log.ticket()
    home(log.acts)
    again = Done(str(UUID(int=9)), 1, KIOSK, 1, NOW, TICKET, number, str(uuid4()), a_line(), state="open")
    with acting_as("door"):
        come_home(store=UUID(int=9), acts=[again], centre=centre(), now=NOW)
    assert [[why for *_, why in one.acts] for one in shown()] == [["number-taken"]]
    assert len(line(ABH, TODAY)) == 1


def test_it_writes_down_which_device_did_it() -> None:
    log = Log()
    number, stop = log.ticket()
    log.serve(number, stop, "open")
    home(log.acts)
    with acting_as("auditor"):
        rows = list(Entry.objects.order_by("at").values_list("action", "staff", "by_role"))
    assert rows[0] == ("visit.ticket", UUID(KIOSK), "door")
    assert [row[:2] for row in rows[1:]] == [(f"stop.{act}", UUID(DESK)) for act in ("call", "serve", "finish")]
    assert {row[2] for row in rows[1:]} == {f"a_{RESIDENCE[1]}"}
