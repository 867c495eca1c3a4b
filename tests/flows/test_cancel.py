"""Cancelling and moving: by the secret alone, and what is freed is never public at once."""

from datetime import timedelta

import pytest

from tests.factories.people import BOGDAN
from tests.factories.plans import JOB, NOW, RESIDENCE, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, seen
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.core.errors import Taken, TooLate, Unknown, UnknownPlan
from willkommen.flows.book import Booked
from willkommen.flows.cancel import cancel
from willkommen.flows.hold import hold
from willkommen.flows.move import move
from willkommen.post.models import Message
from willkommen.schedule.models import Booking
from willkommen.visits.tokens import PlanToken

pytestmark = pytest.mark.usefixtures("one_transaction")
TWO = (a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,)))
LATER = (a_stop(RESIDENCE, "10:00"), a_stop(JOB, "10:45", after=(1,)))


def cancelled(booked: Booked, **more: object) -> list[str]:
    """Cancel as the visitor does; the states of the stops afterwards."""
    with acting_as("door"):
        visit = cancel(code=booked.code, secret=booked.secret, now=NOW, zone=ZONE, **more)  # type: ignore[arg-type]  # tests pass one by one
    return [stop.state for stop in visit.stops]


def moved(booked: Booked, plan: PlanToken) -> list[object]:
    """Move as the visitor does; the starts of the stops that stand afterwards."""
    with acting_as("door"):
        visit = move(code=booked.code, secret=booked.secret, plan=plan, now=NOW, zone=ZONE)
    return [stop.starts for stop in visit.booked]


def states() -> list[str]:
    """The states of all bookings."""
    with acting_as("door"):
        return sorted(Booking.objects.values_list("state", flat=True))


def test_it_cancels_every_stop() -> None:
    assert cancelled(a_visit(a_plan(*TWO))) == ["cancelled", "cancelled"]


def test_it_cancels_one_stop_and_keeps_the_other() -> None:
    booked = a_visit(a_plan(*TWO))
    only = [seen(booked).stops[0].id]
    assert cancelled(booked, only=only) == ["cancelled", "booked"]


def test_it_changes_nothing_when_cancelled_twice() -> None:
    booked = a_visit(a_plan(*TWO))
    assert cancelled(booked) == cancelled(booked)


def test_it_never_frees_a_time_for_the_public_at_once() -> None:
    cancelled(a_visit(a_plan(*TWO)))
    assert states() == ["cooling", "cooling"]
    with pytest.raises(Taken):
        a_visit(a_plan(*TWO))


def test_it_frees_a_cooled_time_for_the_public_two_days_later() -> None:
    cancelled(a_visit(a_plan(*TWO)))
    a_visit(a_plan(*TWO), now=NOW + timedelta(days=2))
    assert states() == ["booked", "booked", "cooling", "cooling"]


def test_it_says_the_same_for_a_wrong_code_and_a_wrong_secret() -> None:
    booked = a_visit(a_plan(*TWO))
    said = set()
    for code, secret in ((booked.code, new_secret()), ("22222-22222", booked.secret)):
        with acting_as("door"), pytest.raises(Unknown) as refusal:
            cancel(code=code, secret=secret, now=NOW, zone=ZONE)
        said.add(str(refusal.value))
    assert len(said) == 1


def test_it_refuses_to_cancel_what_has_begun() -> None:
    booked = a_visit(a_plan(*TWO))
    with acting_as("door"), pytest.raises(TooLate):
        cancel(code=booked.code, secret=booked.secret, now=at("9:10"), zone=ZONE)


def test_it_withdraws_what_was_still_to_be_told() -> None:
    cancelled(a_visit(a_plan(*TWO), visitor=BOGDAN))
    with acting_as("worker"):
        left = Message.objects.filter(state="waiting").values_list("template", flat=True)
        assert list(left) == ["cancelled"]


def test_it_moves_every_stop_to_its_new_time() -> None:
    assert moved(a_visit(a_plan(*TWO)), a_plan(*LATER)) == [at("10:00"), at("10:45")]
    assert states() == ["booked", "booked", "cooling", "cooling"]


def test_it_moves_onto_its_own_old_time() -> None:
    shifted = (a_stop(RESIDENCE, "9:10"), a_stop(JOB, "9:55"))
    assert moved(a_visit(a_plan(*TWO)), a_plan(*shifted)) == [at("9:10"), at("9:55")]


def test_it_moves_to_a_plan_that_was_held() -> None:
    booked = a_visit(a_plan(*TWO))
    with acting_as("door"):
        held = hold(plan=a_plan(*LATER), now=NOW)
    assert moved(booked, held) == [at("10:00"), at("10:45")]


def test_it_keeps_the_old_time_when_the_new_one_is_taken() -> None:
    a_visit(a_plan(a_stop(JOB, "10:45")))
    booked = a_visit(a_plan(*TWO))
    with pytest.raises(Taken):
        moved(booked, a_plan(*LATER))
    assert [stop.starts for stop in seen(booked).booked] == [at("9:00"), at("9:45")]


def test_it_refuses_a_plan_for_other_services() -> None:
    with pytest.raises(UnknownPlan):
        moved(a_visit(a_plan(*TWO)), a_plan(a_stop(JOB, "10:45")))


def test_it_tells_the_new_time_by_mail() -> None:
    moved(a_visit(a_plan(*TWO), visitor=BOGDAN), a_plan(*LATER))
    with acting_as("worker"):
        waiting = Message.objects.filter(state="waiting")
        assert sorted(waiting.values_list("template", flat=True)) == ["moved", "remind"]
