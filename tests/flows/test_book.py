"""Booking: all stops or none, once for each key, and nothing told that should not be."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories.people import AMINA, BOGDAN
from tests.factories.plans import COUNSEL, JOB, NOW, RESIDENCE, WEDNESDAY, a_plan, a_stop, at
from tests.factories.visits import a_visit, seen
from willkommen.core.acting import acting_as
from willkommen.core.errors import HoldLapsed, KeyReused, ShieldedApart, Taken, UnknownPlan
from willkommen.flows.book import Wish, book
from willkommen.flows.hold import hold, release
from willkommen.flows.open_details import open_details
from willkommen.journal.models import Entry
from willkommen.post.models import Message
from willkommen.schedule.models import Booking
from willkommen.visits.models import Stop
from willkommen.visits.tokens import read

pytestmark = pytest.mark.usefixtures("one_transaction")
TWO = (a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,)))


def booked_rows(login: str = "a_jobcenter") -> list[str]:
    """The states of all bookings, as anybody may see them."""
    with acting_as(login):
        return sorted(Booking.objects.values_list("state", flat=True))


def test_it_books_every_stop_of_a_plan() -> None:
    a_visit(a_plan(*TWO))
    assert booked_rows() == ["booked", "booked"]


def test_it_books_none_when_one_stop_is_taken() -> None:
    a_visit(a_plan(a_stop(JOB, "10:00")))
    with pytest.raises(Taken):
        a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45")))
    assert booked_rows() == ["booked"]


def test_it_answers_a_retry_with_the_same_visit() -> None:
    plan = a_plan(*TWO)
    assert a_visit(plan, key="one-key-for-both") == a_visit(plan, key="one-key-for-both")
    assert booked_rows() == ["booked", "booked"]


def test_it_refuses_another_wish_under_the_same_key() -> None:
    plan = a_plan(*TWO)
    a_visit(plan, key="one-key-for-both")
    with pytest.raises(KeyReused):
        a_visit(plan, key="one-key-for-both", visitor=AMINA)


def test_it_refuses_a_shielded_stop_beside_others() -> None:
    with pytest.raises(ShieldedApart):
        a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(COUNSEL, "10:00")))


def test_it_refuses_a_plan_that_was_altered() -> None:
    with pytest.raises(UnknownPlan):
        read(a_plan(*TWO).signed[:-2] + "xx")


def test_it_keeps_a_held_plan_from_others_and_books_it() -> None:
    with acting_as("door"):
        held = hold(plan=a_plan(*TWO), now=NOW)
    with pytest.raises(Taken):
        a_visit(a_plan(*TWO))
    assert len(seen(a_visit(read(held.signed))).booked) == 2


def test_it_refuses_to_book_a_hold_after_ten_minutes() -> None:
    with acting_as("door"):
        held = hold(plan=a_plan(*TWO), now=NOW)
    with pytest.raises(HoldLapsed):
        a_visit(held, now=NOW + timedelta(minutes=10))


def test_it_gives_a_lapsed_hold_to_the_next_without_any_sweeper() -> None:
    with acting_as("door"):
        hold(plan=a_plan(*TWO), now=NOW)
    a_visit(a_plan(*TWO), now=NOW + timedelta(minutes=10))
    assert booked_rows() == ["booked", "booked", "free", "free"]


def test_it_frees_a_hold_that_is_released() -> None:
    with acting_as("door"):
        release(plan=hold(plan=a_plan(*TWO), now=NOW))
    a_visit(a_plan(*TWO))
    assert booked_rows() == ["booked", "booked", "free", "free"]


def test_it_seals_personal_details_to_the_agency_alone() -> None:
    wish = Wish(a_plan(*TWO), AMINA.party, details={"ae-erteilung": {"name": "Amina Beispiel"}})
    with acting_as("door"):
        book(wish=wish, key="a-key-for-amina-only", now=NOW)
    with acting_as("a_auslaenderbehoerde"):
        stop, box = Stop.objects.values_list("id", "sealed")[0]
        told = open_details(
            agency="auslaenderbehoerde", staff=UUID(int=7), stops=[stop], subject=str(stop), purpose="x", now=NOW
        )
    assert b"Amina" not in bytes(box)
    assert told == {stop: {"name": "Amina Beispiel"}}


def test_it_writes_a_journal_row_for_each_agency() -> None:
    a_visit(a_plan(*TWO))
    with acting_as("auditor"):
        agencies = sorted(Entry.objects.filter(action="visit.book").values_list("agency", flat=True))
    assert agencies == ["auslaenderbehoerde", "jobcenter"]


def test_it_tells_nobody_who_gave_no_address() -> None:
    a_visit(a_plan(*TWO))
    with acting_as("worker"):
        assert not Message.objects.exists()


def test_it_confirms_at_once_and_reminds_on_the_eve() -> None:
    a_visit(a_plan(*TWO), visitor=BOGDAN)
    with acting_as("worker"):
        due = dict(Message.objects.values_list("template", "due_at"))
    assert due == {"booked": NOW, "remind": at("9:00") - timedelta(days=1)}


def test_it_names_no_agency_and_no_service_in_a_message() -> None:
    a_visit(a_plan(*TWO), visitor=BOGDAN)
    with acting_as("worker"):
        facts = str(list(Message.objects.values_list("facts", flat=True)))
    assert "jobcenter" not in facts
    assert "erteilung" not in facts


def test_it_shows_the_same_number_all_day() -> None:
    booked = a_visit(a_plan(*TWO))
    assert list(booked.days) == [WEDNESDAY]
    assert {stop.number for stop in seen(booked).stops} == set(booked.days.values())
