"""The reception's and the desks' small pages: tickets for a group, notices, first times, alarm, outcome."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import at
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.doors.copies import forget_all
from willkommen.reception.actions.lines import write_lines
from willkommen.reception.queries.forecast import LineNow
from willkommen.reception.queries.notices import alarms
from willkommen.visits.models import Stop, StopNote
from willkommen.visits.queries.outcome import note_of

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
CARD = "eat-abholung"


@pytest.fixture(autouse=True)
def open_line(one_transaction: None) -> None:
    """Five more people can be served today."""
    with acting_as("a_auslaenderbehoerde"):
        write_lines(
            agency="auslaenderbehoerde", day=TODAY, lines=[LineNow(CARD, 10, 5)], usual={}, now=at("9:00", TODAY)
        )


def stops() -> list[Stop]:
    """Today's stops without an appointment."""
    with acting_as("a_auslaenderbehoerde"):
        return list(Stop.objects.filter(service=CARD).order_by("number"))


def at_counter(counter: str = "b-008") -> Client:
    """A clerk at a counter."""
    client = signed_in(CLERK_WHO_MAY)
    client.post(reverse("desk:counter"), {"counter": counter})
    return client


def test_it_gives_a_group_a_number_each_and_a_family_one_for_all() -> None:
    reception = signed_in(RECEPTIONIST)
    reception.post(reverse("desk:reception-ticket"), {"service": CARD, "group": "3", "language": "ar"})
    reception.post(reverse("desk:reception-ticket"), {"service": CARD, "party": "5", "priority": "1"})
    assert sorted(stop.party for stop in stops()) == [1, 1, 1, 5]
    assert [stop.needs for stop in stops() if stop.party == 5] == [{"priority": True}]


def test_it_understands_what_somebody_says_at_the_reception() -> None:
    page = signed_in(RECEPTIONIST).post(reverse("desk:reception-ticket"), {"words": "Ich will meine Karte abholen"})
    assert f'value="{CARD}"' in page.content.decode()


def test_it_tells_every_page_what_the_reception_says_and_ends_it() -> None:
    reception = signed_in(RECEPTIONIST)
    reception.post(reverse("desk:news"), {"text": "Wasser fällt aus.", "kind": "text", "until": "12:00"})
    for client, page in ((Client(), "/de/"), (Client(), "/hall/board/"), (at_counter(), reverse("desk:queue"))):
        forget_all()
        assert "Wasser fällt aus." in client.get(page).content.decode()
    assert "Das Haus ist heute geschlossen" not in Client().get("/de/").content.decode()


def test_it_says_a_broken_lift_in_the_language_of_the_page() -> None:
    signed_in(RECEPTIONIST).post(reverse("desk:news"), {"kind": "lift"})
    forget_all()
    assert "The lift is out of order." in Client().get("/en/").content.decode()


def test_it_shows_an_alarm_with_its_room_to_another_agency() -> None:
    at_counter().post(reverse("desk:alarm"), {"raise": "1"})
    other = signed_in(CLERK_WHO_MAY_NOT)
    other.post(reverse("desk:counter"), {"counter": "b-011"})
    forget_all()
    assert "ALARM in Raum 008" in other.get(reverse("desk:queue")).content.decode()
    with acting_as("reception"):
        [one] = alarms()
    other.post(reverse("desk:alarm"), {"over": str(one.id)})
    with acting_as("reception"):
        assert len(alarms()) == 1
    signed_in(RECEPTIONIST).post(reverse("desk:alarm"), {"over": str(one.id)})
    with acting_as("reception"):
        assert alarms() == ()


def test_it_keeps_the_note_for_the_agency_and_tells_the_visitor_what_follows() -> None:
    signed_in(RECEPTIONIST).post(reverse("desk:reception-ticket"), {"service": CARD})
    clerk, [stop] = at_counter(), stops()
    clerk.post(reverse("desk:act"), {"stop": str(stop.id), "act": "call"})
    form = {"note": "Karte bestellt.", "next_service": "eat-uebertrag", "next_by": "2027-03-01"}
    clerk.post(reverse("desk:outcome", args=[stop.id]), form)
    clerk.post(reverse("desk:act"), {"stop": str(stop.id), "act": "finish", "lacking": "desk"})
    [stop] = stops()
    assert (stop.state, stop.lacking, stop.next_service) == ("done", "desk", "eat-uebertrag")
    with acting_as("a_auslaenderbehoerde"):
        assert note_of(stop.id) == "Karte bestellt."
    with acting_as("a_jobcenter"):
        assert not StopNote.objects.filter(stop=stop.id).exists()


def test_it_gives_who_waits_a_first_time_in_one_touch() -> None:
    reception = signed_in(RECEPTIONIST)
    reception.post(reverse("desk:reception-ticket"), {"service": CARD, "group": "2"})
    assert "2 wartenden Nummern" in reception.get(reverse("desk:reception")).content.decode()
    reception.post(reverse("desk:reception-first-time"))
    assert {stop.state for stop in stops()} == {"booked"}
    assert all(stop.day > TODAY for stop in stops())
