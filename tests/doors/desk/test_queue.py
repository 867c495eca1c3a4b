"""A clerk's whole work on one screen: each touch is a form, and the screen says what happened."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, JC, arrived, line, next_at
from tests.factories.people import AMINA, CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, SELAM, Visitor
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit, number_on
from willkommen.doors.copies import forget_all
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def at_desk(counter: str = "b-001") -> Client:
    """The clerk who may, at a counter."""
    client = signed_in(CLERK_WHO_MAY)
    client.post(reverse("desk:counter"), {"counter": counter})
    return client


def screen(client: Client) -> str:
    """The screen as it is now."""
    return client.get(reverse("desk:queue")).content.decode()


def waiting(clock: str = "9:00", visitor: Visitor = SELAM) -> Booked:
    """Somebody booked today who is in the house."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, clock, day=TODAY)), visitor=visitor, now=at("0:00", TODAY))
    arrived(booked, at("8:40", TODAY))
    return booked


def press(client: Client, act: str, booked: Booked) -> str:
    """One touch; the screen afterwards."""
    stop = line(ABH, TODAY)[number_on(booked, TODAY)].id
    return client.post(reverse("desk:act"), {"act": act, "stop": str(stop)}, follow=True).content.decode()


def test_it_asks_for_the_counter_first() -> None:
    client = signed_in(CLERK_WHO_MAY)
    assert client.get(reverse("desk:queue"))["Location"] == reverse("desk:counter")


def test_it_takes_no_counter_of_another_agency() -> None:
    client = at_desk("b-011")
    assert client.get(reverse("desk:queue"))["Location"] == reverse("desk:counter")


def test_it_says_who_waits_and_why_in_this_order() -> None:
    booked = waiting(visitor=AMINA)
    page = screen(at_desk())
    assert number_on(booked, TODAY) in page
    assert "Termin um 09:00 · Arabisch · 4 Personen" in page
    assert "stufenfreier Weg" in page


def test_it_serves_a_visitor_in_three_touches() -> None:
    booked, client = waiting(), at_desk()
    number = number_on(booked, TODAY)
    assert f"{number} ist aufgerufen." in client.post(reverse("desk:next"), follow=True).content.decode()
    assert f"{number} wird bedient." in press(client, "serve", booked)
    assert f"{number} ist fertig." in press(client, "finish", booked)
    assert line(ABH, TODAY)[number].in_house == "gone"


def test_it_finishes_and_calls_the_next_in_one_touch() -> None:
    first, second, client = waiting("9:00"), waiting("9:30"), at_desk()
    client.post(reverse("desk:next"))
    stop = line(ABH, TODAY)[number_on(first, TODAY)].id
    client.post(reverse("desk:next"), {"stop": str(stop)})
    states = {number: row.state for number, row in line(ABH, TODAY).items()}
    assert states == {number_on(first, TODAY): "done", number_on(second, TODAY): "called"}


def test_it_takes_a_touch_back_for_thirty_seconds(clock: Callable[[str], None]) -> None:
    booked, client = waiting(), at_desk()
    client.post(reverse("desk:next"))
    assert "zurücknehmen" in screen(client)
    assert "zurückgenommen" in press(client, "undo", booked)
    client.post(reverse("desk:next"))
    clock("9:01")
    assert "Letzten Schritt" not in screen(client)
    assert "nicht möglich" in press(client, "undo", booked)


def test_it_says_kindly_that_nobody_waits() -> None:
    a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), now=at("0:00", TODAY))
    page = at_desk().post(reverse("desk:next"), follow=True).content.decode()
    assert "Es wartet gerade niemand" in page


@pytest.mark.parametrize("sent", [{}, {"act": "call"}, {"act": "dance", "stop": "x"}, {"act": "call", "stop": "x"}])
def test_it_survives_a_broken_form(sent: dict[str, str]) -> None:
    assert at_desk().post(reverse("desk:act"), sent).status_code == 302


def test_it_answers_not_modified_while_nothing_changes() -> None:
    client, live = at_desk(), reverse("desk:queue-live")
    mark = client.get(live)["ETag"]
    assert client.get(live, headers={"If-None-Match": mark}).status_code == 304
    waiting()
    forget_all()
    assert client.get(live, headers={"If-None-Match": mark}).status_code == 200


def test_it_asks_as_often_for_three_as_for_one() -> None:
    client, counts = at_desk(), []
    for clock in ("9:00", "9:30", "10:00"):
        waiting(clock)
        forget_all()
        with CaptureQueriesContext(connections["a_auslaenderbehoerde"]) as asked:  # type: ignore[arg-type]  # an alias is a connection
            screen(client)
        counts.append(sum("centre_" not in query["sql"] for query in asked.captured_queries))
    assert counts == [3, 3, 3]


def test_it_shows_nothing_of_another_agency() -> None:
    visit = a_plan(a_stop(RESIDENCE, "9:00", day=TODAY), a_stop(JOB, "9:45", day=TODAY))
    booked = a_visit(visit, visitor=AMINA, now=at("0:00", TODAY))
    arrived(booked, at("8:40", TODAY))
    next_at(ABH, at("8:55", TODAY))
    other = signed_in(CLERK_WHO_MAY_NOT)
    other.post(reverse("desk:counter"), {"counter": JC.counter})
    page = screen(other)
    assert "gerade an einem anderen Schalter" in page
    assert not any(word in page for word in ("Aufenthaltserlaubnis", "Ausländerbehörde", "B 001", "Raum 001"))


def test_it_opens_personal_details_on_purpose_only_and_journals_it() -> None:
    wish = a_plan(a_stop(RESIDENCE, "9:00", day=TODAY))
    booked = a_visit(wish, now=at("0:00", TODAY), details={"ae-erteilung": {"name": "Amina Beispiel"}})
    client = at_desk()
    stop = line(ABH, TODAY)[number_on(booked, TODAY)].id
    assert "Amina Beispiel" not in screen(client)
    assert "Amina Beispiel" in client.post(reverse("desk:details", args=[stop])).content.decode()


def test_it_answers_alike_for_a_foreign_and_an_invented_stop() -> None:
    booked = a_visit(a_plan(a_stop(JOB, "9:00", day=TODAY)), now=at("0:00", TODAY))
    foreign = line(JC, TODAY)[number_on(booked, TODAY)].id
    client = at_desk()
    answers = [client.post(reverse("desk:details", args=[stop])) for stop in (foreign, booked.visit)]
    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].content == answers[1].content
