"""Finished cards: only who asked is told, once, neutrally; and nobody else's card is ever found."""

import json
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections

from tests.factories.desks import ABH, CLERK, JC, arrived, call, do, line
from tests.factories.giessen import giessen
from tests.factories.plans import JOB, RESIDENCE, WEDNESDAY, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.messages import open_address
from willkommen.flows.papers.forget import forget
from willkommen.flows.pickup import Found, collected_with, no_wish, tell_ready, wish, wishes
from willkommen.flows.send_post import send_due
from willkommen.journal.models import Entry
from willkommen.reception.rules.states import Act
from willkommen.visits.queries.pickup import awaited

pytestmark = pytest.mark.usefixtures("one_transaction")
AFTER = at("10:00")
MAIL = "amina@example.org"


@pytest.fixture
def served() -> Booked:
    """Somebody whose card was applied for, and who was at the job centre too."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45")))
    arrived(booked, at("8:50"))
    for desk in (ABH, JC):
        call(desk, stop_of(booked, desk), at("9:00"))
        do(Act.FINISH, desk, stop_of(booked, desk), at("9:20"))
    return booked


def stop_of(booked: Booked, desk: Any = ABH) -> UUID:
    """Its stop at this desk's agency."""
    return line(desk)[number_on(booked, WEDNESDAY)].id


def wished(booked: Booked, address: str = MAIL, language: str = "ar", stop: UUID | None = None) -> str:
    """Wish to be told; the mark."""
    with acting_as("door"):
        wish(
            house=giessen(), code=booked.code, secret=booked.secret, stop=stop or stop_of(booked), language=language,
            address=address, now=AFTER,
        )  # fmt: skip
        return wishes(code=booked.code, secret=booked.secret)[-1].mark


def told(text: str, agency: str = "auslaenderbehoerde", weeks: int = 2) -> Found:
    """A clerk marks what has come."""
    with acting_as(f"a_{agency}"):
        return tell_ready(
            house=giessen(), agency=agency, staff=CLERK, text=text, weeks=weeks, now=AFTER + timedelta(days=40)
        )


def messages() -> Iterator[tuple[Any, ...]]:
    """What waits in the outbox for the wish."""
    with connections["worker"].cursor() as cursor:
        cursor.execute("SELECT address, template, language, facts, visit FROM message WHERE template = 'ready'")
        yield from cursor.fetchall()


class Letters(BaseEmailBackend):
    """A mail server that keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Any] = []

    def send_messages(self, email_messages: Any) -> int:
        """Keep them."""
        self.sent += email_messages
        return len(email_messages)


def test_it_tells_who_asked_once_and_forgets_the_address(served: Booked) -> None:
    mark = wished(served)
    assert told(f"{mark.lower()}\n{mark}") == Found((mark,), (), (), ())
    assert [(open_address(address), *row[:2]) for address, *row in messages()] == [(MAIL, "ready", "ar")]
    with connections["a_auslaenderbehoerde"].cursor() as cursor:
        cursor.execute("SELECT address, ready_at IS NOT NULL FROM pickup")
        assert cursor.fetchall() == [("", True)]
    assert told(mark) == Found((), (mark,), (), ())
    assert len(list(messages())) == 1


def test_it_shows_the_address_to_nobody_who_reads_the_table(served: Booked) -> None:
    wished(served)
    with connections["a_auslaenderbehoerde"].cursor() as cursor:
        cursor.execute("SELECT pickup::text FROM pickup")
        assert MAIL not in str(cursor.fetchall())


def test_it_never_says_what_is_ready_or_where_it_comes_from(served: Booked) -> None:
    mark = wished(served, language="en")
    told(mark)
    post = Letters()
    with acting_as("worker"):
        assert send_due(now=AFTER + timedelta(days=40), post=post, link=lambda *_: "https://h.test") >= 1
    letter = next(one for one in post.sent if one.to == [MAIL] and mark in one.subject)
    said = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    words = "\n".join(str(one.get_content()) for one in said.walk() if not one.is_multipart())
    assert "Something is ready for you to collect." in words
    assert mark in words
    for secret in ("Ausländer", "immigration", "Foreigner", "residence", "Aufenthalt", "card", served.code, "http"):
        assert secret not in words
    assert not [one for one in said.walk() if one.get_content_type() == "text/calendar"]


def test_it_shows_the_times_in_which_the_counter_is_open_from_tomorrow_on(served: Booked) -> None:
    mark = wished(served)
    told(mark, weeks=3)
    [(_, _, _, facts, visit)] = messages()
    assert visit is None
    said = json.loads(facts)
    assert said["code"] == mark
    days = [stop["starts"][:10] for stop in said["stops"]]
    first = (AFTER + timedelta(days=40)).date()
    assert 1 < len(days) <= 6
    assert str(first) < min(days)
    assert max(days) <= str(first + timedelta(weeks=3))


def test_it_writes_no_message_without_an_address_but_shows_the_visitor_until_when(served: Booked) -> None:
    mark = wished(served, address="")
    assert told(mark).told == (mark,)
    assert not list(messages())
    with acting_as("door"):
        assert wishes(code=served.code, secret=served.secret)[0].until == (AFTER + timedelta(days=54)).date()


def test_it_knows_no_mark_of_another_agency(served: Booked) -> None:
    mark = wished(served)
    assert told(mark, agency="jobcenter").unknown == (mark,)
    assert told("ABC-DEF nonsense") == Found((), (), ("ABC-DEF",), ("NONSENSE",))
    with acting_as("a_jobcenter"):
        assert awaited("auslaenderbehoerde") == []


def test_it_asks_for_what_is_made_later_alone_and_once(served: Booked) -> None:
    assert collected_with(giessen(), RESIDENCE[0]) == "eat-abholung"
    with pytest.raises(NotNow):
        wished(served, stop=stop_of(served, JC))
    with pytest.raises(Unknown):
        wished(served, stop=uuid4())
    wished(served)
    with pytest.raises(NotNow):
        wished(served)


def test_it_asks_for_nothing_that_is_not_done_yet() -> None:
    booked = a_visit()
    with pytest.raises(NotNow):
        wished(booked)


@pytest.mark.parametrize("address", ["nobody", "a b@example.org", "x@" + "y" * 260])
def test_it_refuses_what_is_no_address(served: Booked, address: str) -> None:
    with pytest.raises(BadValue):
        wished(served, address=address)


def test_it_takes_the_wish_back_and_nobody_else_can(served: Booked) -> None:
    mark, other = wished(served), a_visit(a_plan(a_stop(RESIDENCE, "11:00")))
    with acting_as("door"):
        with pytest.raises(NotNow):
            no_wish(code=other.code, secret=other.secret, stop=stop_of(served), now=AFTER)
        no_wish(code=served.code, secret=served.secret, stop=stop_of(served), now=AFTER)
        with pytest.raises(NotNow):
            no_wish(code=served.code, secret=served.secret, stop=stop_of(served), now=AFTER)
    assert told(mark).unknown == (mark,)


def test_it_refuses_weeks_that_nobody_offers(served: Booked) -> None:
    with pytest.raises(BadValue):
        told(wished(served), weeks=40)


def test_it_writes_down_who_wished_and_who_told(served: Booked) -> None:
    told(wished(served))
    with acting_as("auditor"):
        rows = Entry.objects.filter(action__startswith="pickup.").order_by("at")
        assert list(rows.values_list("action", "staff", "by_role", "object")) == [
            ("pickup.wish", None, "door", str(stop_of(served))),
            ("pickup.ready", CLERK, "a_auslaenderbehoerde", str(stop_of(served))),
        ]


def test_it_forgets_wishes_past_their_period_and_no_other(served: Booked) -> None:
    wished(served)
    with acting_as("worker"):
        assert forget(now=AFTER).rows["pickup"] == 0
    with connections["migrator"].cursor() as cursor:
        cursor.execute("ALTER TABLE pickup NO FORCE ROW LEVEL SECURITY")
        cursor.execute("UPDATE pickup SET asked_at = now() - interval '181 days'")
        cursor.execute("ALTER TABLE pickup FORCE ROW LEVEL SECURITY")
    with acting_as("worker"):
        assert forget(now=AFTER).rows["pickup"] == 1
