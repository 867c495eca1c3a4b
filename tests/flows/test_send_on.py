"""Somebody at a counter is sent on to another agency: the stop is there, the number stays, and nobody learns more than that."""

from uuid import UUID

import pytest
from django.db import ProgrammingError

from tests.factories.desks import ABH, JC, a_desk, arrived, do, line, next_at
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, WEDNESDAY, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow, ShieldedApart, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.call import Desk
from willkommen.flows.send_on import send_on
from willkommen.reception.models import Presence
from willkommen.reception.rules.states import Act
from willkommen.visits.actions import add_stop
from willkommen.visits.models import Stop

pytestmark = pytest.mark.usefixtures("one_transaction")
ADVICE = a_desk(COUNSEL)


def at_the_counter(*more: tuple[str, str, str]) -> tuple[Booked, UUID]:
    """A visit that is being served at the immigration office, and its stop there."""
    stops = [a_stop(RESIDENCE, "9:00"), *(a_stop(what, "10:30") for what in more)]
    booked = a_visit(a_plan(*stops))
    arrived(booked, at("8:50"))
    stop = next_at(ABH, at("8:55"))
    assert stop
    do(Act.SERVE, ABH, stop.id, at("8:57"))
    return booked, stop.id


def sent(stop: UUID, service: str = "jc-antrag", desk: Desk = ABH) -> None:
    """Send this visitor on at nine."""
    with acting_as(f"a_{desk.agency}"):
        send_on(desk=desk, stop=stop, service=service, now=at("9:00"))


def test_it_is_called_where_it_was_sent_under_the_same_number() -> None:
    booked, stop = at_the_counter()
    sent(stop)
    assert next_at(JC, at("9:01")) is None
    do(Act.FINISH, ABH, stop, at("9:10"))
    called = next_at(JC, at("9:11"))
    assert called
    assert called.number == number_on(booked, WEDNESDAY)
    do(Act.FINISH, JC, called.id, at("9:30"))
    assert [one.state for one in seen(booked).stops] == ["done", "done"]
    assert state_of(booked) == "gone"


def state_of(booked: Booked) -> str:
    """Where the visit is, as the reception sees it."""
    with acting_as("a_auslaenderbehoerde"):
        return Presence.objects.values_list("state", flat=True).get(number=number_on(booked, WEDNESDAY))


def test_it_stays_in_the_house_while_the_added_stop_is_left() -> None:
    booked, stop = at_the_counter(JOB)
    sent(stop, "unterkunft-problem")
    do(Act.FINISH, ABH, stop, at("9:10"))
    later = next_at(JC, at("10:30"))
    assert later
    do(Act.FINISH, JC, later.id, at("10:50"))
    assert state_of(booked) == "waiting"


def test_it_is_not_seen_by_who_sent_it() -> None:
    _, stop = at_the_counter()
    sent(stop)
    assert len(line(ABH)) == 1
    with acting_as("a_auslaenderbehoerde"):
        assert not Stop.objects.filter(sent_from=stop).exists()


def test_it_sends_nobody_who_is_not_at_the_counter() -> None:
    booked = a_visit()
    arrived(booked, at("8:50"))
    with pytest.raises(NotNow):
        sent(line(ABH)[number_on(booked, WEDNESDAY)].id)


def test_it_never_joins_a_shielded_agency_to_a_visit() -> None:
    _, stop = at_the_counter()
    with pytest.raises(ShieldedApart):
        sent(stop, COUNSEL[0])


def test_it_lets_no_shielded_agency_send_on() -> None:
    booked = a_visit(a_plan(a_stop(COUNSEL, "9:00")))
    arrived(booked, at("8:50"))
    stop = next_at(ADVICE, at("8:55"))
    assert stop
    with pytest.raises(ShieldedApart):
        sent(stop.id, "jc-antrag", ADVICE)


def test_the_database_itself_refuses_a_shielded_agency() -> None:
    _, stop = at_the_counter()
    with acting_as("a_auslaenderbehoerde"), atomic(), pytest.raises(ProgrammingError):
        add_stop(sender=stop, agency="auslaenderbehoerde", service=COUNSEL[0], to=COUNSEL[1])


def test_it_says_so_when_nobody_is_there_any_more_today() -> None:
    _, stop = at_the_counter()
    with acting_as("a_auslaenderbehoerde"), pytest.raises(BadValue):
        send_on(desk=ABH, stop=stop, service="jc-antrag", now=at("20:00"))


def test_it_knows_no_service_that_does_not_exist() -> None:
    _, stop = at_the_counter()
    with pytest.raises(Unknown):
        sent(stop, "mondschein")
