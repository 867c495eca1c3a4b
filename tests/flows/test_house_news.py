"""Everybody is told, a room calls for help, and who waits at the end gets a first time."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories.desks import a_desk, line, next_at
from tests.factories.plans import ZONE, at
from tests.factories.visits import seen as seen_by
from tests.flows.test_ticket import AGENCY, CARD, DESK, MONDAY, measured, ticket
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, DayFull, NotNow
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked
from willkommen.flows.first_time import give_all_a_time, give_first_time
from willkommen.flows.house_news import announce_to_all, call_for_help, help_is_there, take_back_notice
from willkommen.reception.queries.notices import alarms, notices
from willkommen.reception.rules.arrival import Answer

pytestmark = pytest.mark.usefixtures("one_transaction")
STAFF = UUID(int=7)
NINE = at("9:00", MONDAY)


def told(kind: str, text: str = "") -> None:
    """Say something to everybody until noon."""
    with acting_as("reception"):
        announce_to_all(kind=kind, text=text, until=at("12:00", MONDAY), staff=STAFF, now=NINE)


@pytest.mark.parametrize("login", ["door", "reception", f"a_{AGENCY}", "worker"])
def test_it_tells_everybody_what_the_reception_says(login: str) -> None:
    told("text", "Heute schließen wir um zwölf.")
    with acting_as(login):
        assert [one.text for one in notices(now=NINE)] == ["Heute schließen wir um zwölf."]
        assert notices(now=at("12:00", MONDAY)) == ()


def test_it_tells_it_no_longer_when_it_is_taken_back() -> None:
    told("lift")
    with acting_as("reception"):
        [one] = notices(now=NINE)
        take_back_notice(notice=one.id, staff=STAFF, now=NINE + timedelta(minutes=1))
        assert notices(now=NINE + timedelta(minutes=2)) == ()
        with pytest.raises(NotNow):
            take_back_notice(notice=one.id, staff=STAFF, now=NINE + timedelta(minutes=3))


def test_it_tells_nothing_without_a_text() -> None:
    with pytest.raises(BadValue):
        told("text", "  ")


def test_it_gives_no_numbers_while_the_house_is_closed() -> None:
    told("closed")
    measured("9:00")
    with pytest.raises(DayFull):
        ticket(key="a")


def test_it_shows_a_call_for_help_to_colleagues_of_every_agency() -> None:
    with acting_as(f"a_{AGENCY}"):
        for _ in range(2):
            call_for_help(room="114", staff=STAFF, now=NINE, agency=AGENCY)
    for login in ("reception", "a_jobcenter"):
        with acting_as(login):
            assert [one.room for one in alarms()] == ["114"]


def test_it_lets_the_reception_end_an_alarm_and_no_other_agency() -> None:
    with acting_as(f"a_{AGENCY}"):
        call_for_help(room="114", staff=STAFF, now=NINE, agency=AGENCY)
        [one] = alarms()
    with acting_as("a_jobcenter"), pytest.raises(NotNow):
        help_is_there(alarm=one.id, staff=STAFF, now=NINE, agency="jobcenter")
    with acting_as("reception"):
        help_is_there(alarm=one.id, staff=STAFF, now=NINE)
        assert alarms() == ()


def test_it_gives_who_still_waits_the_first_time_of_another_day() -> None:
    measured("9:00")
    given = ticket(key="a")
    with acting_as("door"):
        time = give_first_time(
            centre=centre(), visit=given.visit, code=given.code, now=at("15:25", MONDAY), staff=STAFF
        )
    [stop] = seen_by(Booked(given.visit, given.code, given.secret, {})).stops
    assert (stop.state, stop.day, stop.number) == ("booked", time.day, time.number)
    assert time.day > MONDAY
    assert line(DESK, MONDAY) == {}
    with acting_as("door"):
        assert arrive_by_code(code=given.code, now=time.starts, zone=ZONE) is Answer.WELCOME


def test_it_gives_nobody_a_time_who_is_being_served() -> None:
    measured("9:00")
    given = ticket(key="a")
    assert next_at(DESK, at("9:01", MONDAY))
    with acting_as("door"), pytest.raises(NotNow):
        give_first_time(centre=centre(), visit=given.visit, code=given.code, now=at("9:05", MONDAY))


def test_it_leaves_nobody_without_a_time_at_the_end_of_the_day() -> None:
    measured("9:00")
    given = [ticket(key=f"key-{number}") for number in range(4)]
    with acting_as("door"):
        waiting = [(one.visit, one.code) for one in given]
        assert give_all_a_time(centre=centre(), waiting=waiting, now=at("16:40", MONDAY)) == 4
        assert give_all_a_time(centre=centre(), waiting=waiting, now=at("16:41", MONDAY)) == 0
    assert line(a_desk((CARD, AGENCY, "b-008")), MONDAY) == {}
