"""Somebody without an appointment gets a number for the right line, an honest wait, and no number when the day is full."""

from datetime import date, timedelta

import pytest

from tests.factories.desks import a_desk, do, line, next_at
from tests.factories.plans import ZONE, at
from tests.factories.visits import seen as seen_by
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import DayFull, KeyReused
from willkommen.flows.book import Booked
from willkommen.flows.measure_lines import measure_lines
from willkommen.flows.see_today import see_today
from willkommen.flows.ticket import Ticket, give_ticket
from willkommen.journal.models import Entry
from willkommen.reception.models import WalkInLine
from willkommen.reception.queries.lines import Line, lines, places
from willkommen.reception.rules.states import Act
from willkommen.visits.actions import Party

pytestmark = pytest.mark.usefixtures("one_transaction")

CARD, AGENCY = "eat-abholung", "auslaenderbehoerde"
DESK = a_desk((CARD, AGENCY, "b-008"))
MONDAY = date(2027, 3, 15)


def measured(clock: str) -> None:
    """Let the agency say how long its lines are."""
    with acting_as("door"):
        house = centre()
    with acting_as(f"a_{AGENCY}"):
        measure_lines(centre=house, agency=AGENCY, now=at(clock, MONDAY))


def ticket(clock: str = "9:00", *, key: str, service: str = CARD, party: Party | None = None) -> Ticket:
    """A ticket for somebody who stands at the kiosk."""
    with acting_as("door"):
        return give_ticket(centre=centre(), service=service, party=party or Party("ar"), key=key, now=at(clock, MONDAY))


def line_now(clock: str = "9:00", service: str = CARD) -> Line:
    """What everybody is told about a line."""
    with acting_as("door"):
        return lines(day=MONDAY, now=at(clock, MONDAY))[service]


def test_it_gives_a_number_that_the_desk_can_call() -> None:
    measured("9:00")
    given = ticket(key="a")
    waiting = line(DESK, MONDAY)[given.number]
    assert (waiting.state, waiting.in_house, waiting.starts, waiting.ready) == ("open", "waiting", None, True)
    called = next_at(DESK, at("9:01", MONDAY))
    assert called
    assert called.number == given.number


def test_it_tells_a_wait_that_grows_with_the_line() -> None:
    measured("9:00")
    waits = [ticket(key=key).minutes for key in ("a", "b", "c", "d")]
    assert waits[0] == 0
    assert waits == sorted(waits)
    measured("9:01")
    assert line_now("9:01").minutes == pytest.approx(2 * (10 + 2), abs=3)


def test_it_says_how_many_are_before_a_number() -> None:
    measured("9:00")
    numbers = [ticket(f"9:0{place}", key=f"k{place}").number for place in range(3)]
    measured("9:05")
    with acting_as("door"):
        told = places(day=MONDAY)
    assert [told[number].ahead for number in numbers] == [0, 1, 2]


def test_it_forgets_the_place_of_who_waits_no_longer() -> None:
    measured("9:00")
    given = ticket(key="a")
    measured("9:01")
    called = next_at(DESK, at("9:01", MONDAY))
    assert called
    do(Act.FINISH, DESK, called.id, at("9:05", MONDAY))
    measured("9:06")
    with acting_as("door"):
        assert given.number not in places(day=MONDAY)


def test_it_opens_the_visit_with_the_secret_of_the_ticket() -> None:
    measured("9:00")
    given = ticket(key="a", party=Party("ar", 4, {"step_free": True}))
    visit = seen_by(Booked(given.visit, given.code, given.secret, {}))
    assert (visit.party, visit.needs, [stop.service for stop in visit.stops]) == (4, {"step_free": True}, [CARD])
    with acting_as("door"):
        today = see_today(code=given.code, secret=given.secret, now=at("9:01", MONDAY), zone=ZONE)
    assert today
    assert (today.number, today.state) == (given.number, "waiting")


def test_it_answers_the_same_key_the_same() -> None:
    measured("9:00")
    assert ticket(key="a") == ticket(key="a")
    assert len(line(DESK, MONDAY)) == 1


def test_it_refuses_the_same_key_for_something_else() -> None:
    measured("9:00")
    ticket(key="a")
    with pytest.raises(KeyReused):
        ticket(key="a", party=Party("ar", 2))


def test_it_stops_when_the_day_is_full() -> None:
    measured("9:00")
    with acting_as(f"a_{AGENCY}"):
        WalkInLine.objects.filter(service=CARD).update(tickets=1)
    ticket(key="a")
    with pytest.raises(DayFull):
        ticket(key="b")


def test_it_gives_no_number_shortly_before_closing() -> None:
    measured("15:25")
    assert not line_now("15:25").open
    with pytest.raises(DayFull):
        ticket("15:25", key="a")


@pytest.mark.parametrize("service", ["ae-erteilung", "no-such-service"])
def test_it_gives_no_number_for_what_goes_by_appointment_alone(service: str) -> None:
    measured("9:00")
    with pytest.raises(DayFull):
        ticket(key="a", service=service)


def test_it_tells_no_figure_that_nobody_has_renewed() -> None:
    measured("9:00")
    with acting_as("door"):
        assert lines(day=MONDAY, now=at("9:00", MONDAY) + timedelta(minutes=11)) == {}


def test_it_writes_into_the_journal_who_gave_the_number() -> None:
    measured("9:00")
    given = ticket(key="a")
    with acting_as("auditor"):
        entry = Entry.objects.get(action="visit.ticket")
    assert (entry.by_role, entry.object, entry.agency) == ("door", str(given.visit), AGENCY)


def test_it_names_an_hour_in_which_the_wait_is_usually_shorter() -> None:
    assert Line(CARD, 35, 4, {10: 30, 14: 10, 15: 12, 17: 1}).better_hour(9, 16) == (14, 10)


def test_it_names_no_hour_that_saves_less_than_ten_minutes() -> None:
    assert Line(CARD, 15, 4, {14: 10}).better_hour(9, 16) is None
