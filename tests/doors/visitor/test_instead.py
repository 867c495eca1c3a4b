"""On the own page: what the house made impossible, and a new time that is taken with one touch, however late."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA, BOGDAN, RECEPTIONIST, Visitor
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, seen
from willkommen.doors.copies import forget_all
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
UPSTAIRS = (JOB[0], JOB[1], "b-106")
PLAN = re.compile(r'name="plan" value="([^"]+)"')


def coming(visitor: Visitor = BOGDAN, what: tuple[str, str, str] = RESIDENCE, clock: str = "11:00") -> Booked:
    """Somebody who comes today at eleven."""
    return a_visit(a_plan(a_stop(what, clock, day=TODAY)), visitor=visitor, now=at("7:00", TODAY))


def say(kind: str) -> Client:
    """The reception tells everybody."""
    reception = signed_in(RECEPTIONIST)
    reception.post(reverse("desk:news"), {"kind": kind})
    forget_all()
    return reception


def own_page(booked: Booked, language: str = "de") -> tuple[Client, str]:
    """The visitor's device, and what stands on the own page."""
    client = Client()
    client.get(f"/{language}/visit/{booked.code}/key/{booked.secret}/")
    return client, client.get(f"/{language}/visit/{booked.code}/").content.decode()


def test_it_offers_a_new_time_while_the_house_is_closed_and_takes_it_with_one_touch() -> None:
    booked = coming()
    say("closed")
    client, page = own_page(booked)
    plan = PLAN.search(page)
    assert "Ihr Besuch ist nicht verloren." in page
    assert plan
    assert client.post(f"/de/visit/{booked.code}/move/", {"plan": plan[1]}).status_code == 303
    [stop] = seen(booked).stops
    assert stop.day > TODAY
    assert 'id="instead"' not in own_page(booked)[1]


def test_it_says_it_in_the_language_of_the_page() -> None:
    booked = coming(AMINA)
    say("closed")
    assert "Your visit is not lost." in own_page(booked, "en")[1]


def test_it_tells_whoever_has_the_page_open_without_a_new_page() -> None:
    booked = coming()
    client, _ = own_page(booked)
    live = reverse("visitor:live", args=[booked.code])
    assert "geschlossen" not in client.get(live).content.decode()
    say("closed")
    assert "Das Haus ist heute geschlossen. Bitte kommen Sie nicht." in client.get(live).content.decode()


def test_it_offers_other_times_to_who_says_no_and_never_one_of_the_closed_house() -> None:
    booked = coming()
    say("closed")
    client, _ = own_page(booked)
    page = client.post(f"/de/visit/{booked.code}/move/", {}).content.decode()
    assert PLAN.search(page)
    assert f"{TODAY.day}. {TODAY:%B}" not in page


def test_it_forgets_the_offer_when_the_house_opens_after_all() -> None:
    booked = coming()
    reception = say("closed")
    ended = re.search(r'name="end" value="([^"]+)"', reception.get(reverse("desk:news")).content.decode())
    assert ended
    reception.post(reverse("desk:news"), {"end": ended[1]})
    forget_all()
    assert 'id="instead"' not in own_page(booked)[1]


def test_it_tells_who_needs_the_lift_that_somebody_comes_down_and_nobody_else() -> None:
    amina, bogdan = coming(AMINA, UPSTAIRS), coming(BOGDAN, UPSTAIRS, "12:00")
    say("lift")
    assert "Sie werden in einen Raum im Erdgeschoss aufgerufen." in own_page(amina)[1]
    assert 'id="instead"' not in own_page(bogdan)[1]


def test_it_shows_the_reception_how_many_are_still_without_a_new_time() -> None:
    booked = coming()
    reception = say("closed")
    assert "noch ohne neue Zeit sind: 1." in reception.get(reverse("desk:news")).content.decode()
    client, page = own_page(booked)
    plan = PLAN.search(page)
    assert plan
    client.post(f"/de/visit/{booked.code}/move/", {"plan": plan[1]})
    assert "noch ohne neue Zeit sind: 0." in reception.get(reverse("desk:news")).content.decode()


def test_it_refuses_to_book_today_in_a_kind_sentence() -> None:
    say("closed")
    plan = a_plan(a_stop(day=TODAY, clock="11:00"))
    answer = Client(headers={"Idempotency-Key": "k" * 20}).post(
        "/api/v1/visits", {"plan": plan.signed}, content_type="application/json"
    )
    assert answer.status_code == 409
    assert "an anderen Tagen haben wir gern Zeit" in answer.json()["detail"]
    tomorrow = a_plan(a_stop(day=TODAY + timedelta(days=1)))
    answer = Client(headers={"Idempotency-Key": "m" * 20}).post(
        "/api/v1/visits", {"plan": tomorrow.signed}, content_type="application/json"
    )
    assert answer.status_code == 201
