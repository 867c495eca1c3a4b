"""At the desk somebody is sent on with their yes, and a counter is closed after seeing whom it touches."""

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, COUNSELLOR
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, seen
from willkommen.core.acting import acting_as
from willkommen.flows.arrive import arrive_by_code
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture(autouse=True)
def everything_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two services are served today, whatever weekday it is."""
    for place in ("willkommen.flows.send_on.open_today", "willkommen.doors.desk.onward.open_today"):
        monkeypatch.setattr(place, lambda *_: frozenset({"unterkunft-problem", "jc-antrag"}))


def called(client: Client, counter: str, what: tuple[str, str, str]) -> tuple[Booked, str]:
    """A visit that this clerk has called, and the address of its stop."""
    booked = a_visit(a_plan(a_stop(what, "9:00", day=TODAY)), now=at("7:00", TODAY))
    with acting_as("door"):
        arrive_by_code(code=booked.code, now=at("8:55", TODAY), zone=ZONE)
    client.post("/desk/counter/", {"counter": counter})
    client.post("/desk/queue/next/")
    return booked, f"/desk/stop/{seen(booked).stops[0].id}/onward/"


def test_it_sends_on_with_the_persons_yes() -> None:
    clerk = signed_in(CLERK_WHO_MAY)
    booked, address = called(clerk, "b-001", RESIDENCE)
    assert "Wohin?" in clerk.get(address).content.decode()
    assert clerk.post(address, {"service": JOB[0], "agreed": "1"}).status_code == 302
    assert [stop.service for stop in seen(booked).stops if stop.state == "open"] == [JOB[0]]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"agreed": "1"}, "wählen Sie"),
        ({"service": JOB[0]}, "einverstanden"),
        ({"service": "mond", "agreed": "1"}, "gibt es"),
    ],
)
def test_it_says_what_is_missing_and_sends_nobody(form: dict[str, str], said: str) -> None:
    clerk = signed_in(CLERK_WHO_MAY)
    booked, address = called(clerk, "b-001", RESIDENCE)
    answer = clerk.post(address, form)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert len(seen(booked).stops) == 1


def test_it_offers_no_sending_on_to_a_shielded_agency() -> None:
    counsellor = signed_in(COUNSELLOR)
    _, address = called(counsellor, COUNSEL[2], COUNSEL)
    assert "weiterleiten" not in counsellor.get("/desk/queue/").content.decode()
    assert counsellor.get(address).status_code == 302


def test_it_says_whom_a_closing_touches_and_opens_again() -> None:
    clerk = signed_in(CLERK_WHO_MAY)
    a_visit(a_plan(a_stop(RESIDENCE, "10:00", day=TODAY)), now=at("7:00", TODAY))
    clerk.post("/desk/counter/", {"counter": "b-001"})
    page = clerk.get("/desk/counter/close/").content.decode()
    assert "09:30: 0 Termine" in page
    assert "für heute: 1 Termin" in page
    clerk.post("/desk/counter/close/", {"until": "11:00"})
    assert "bis 11:00 geschlossen" in clerk.get("/desk/counter/close/").content.decode()
    clerk.post("/desk/counter/close/", {"until": ""})
    assert "Bis wann?" in clerk.get("/desk/counter/close/").content.decode()


@pytest.mark.parametrize("until", ["8:00", "morgen", "99:99"])
def test_it_takes_no_time_that_makes_no_sense(until: str) -> None:
    clerk = signed_in(CLERK_WHO_MAY)
    clerk.post("/desk/counter/", {"counter": "b-001"})
    assert clerk.post("/desk/counter/close/", {"until": until}).status_code == 302
    assert "Bis wann?" in clerk.get("/desk/counter/close/").content.decode()
