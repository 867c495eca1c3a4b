"""A person is referred, agrees, and the other agency accepts or declines; nobody reads or writes more than that."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories.desks import a_desk, arrived, line, next_at
from tests.factories.exchange import ABH, JC, NOON, TEXT, decided, offers_of, referred, requests, stop_of
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow, Taken, Unknown
from willkommen.flows.cancel import cancel
from willkommen.flows.exchange.accept import accept_now, accept_with
from willkommen.flows.exchange.refer import Referral, decide_at_counter, decline, refer, take_back
from willkommen.visits.tokens import PlanToken

pytestmark = pytest.mark.usefixtures("matrix")
MORNING = at("8:00")


def accepted(which: UUID, plan: PlanToken | None = None, now: object = MORNING) -> None:
    """The Jobcenter accepts, for today or with a proposed time."""
    with acting_as(f"a_{JC.agency}"):
        if plan:
            accept_with(by=JC, which=which, plan=plan, now=now)  # type: ignore[arg-type]  # a moment of the factory
        else:
            accept_now(by=JC, which=which, now=now, zone=ZONE)  # type: ignore[arg-type]  # see above


def test_it_shows_the_offer_to_the_other_agency_once_the_person_agreed() -> None:
    booked = a_visit()
    referred(booked, at_counter=False)
    assert offers_of(JC) == []
    decided(booked, "give")
    (offer,) = offers_of(JC)
    assert (offer.service, offer.words, offer.number, offer.language) == (
        JOB[0], "Bitte zum Antrag beraten.", number_on(booked, WEDNESDAY), "en",
    )  # fmt: skip


def test_it_makes_a_stop_at_the_time_the_other_agency_proposes() -> None:
    booked = a_visit()
    accepted(referred(booked), a_plan(a_stop(JOB, "10:00")))
    stops = [(stop.agency, stop.starts, stop.state) for stop in seen(booked).stops]
    assert stops == [(ABH.agency, at("9:00"), "booked"), (JC.agency, at("10:00"), "booked")]
    assert [offer.state for offer in offers_of(ABH)] == ["accepted"]


def test_it_keeps_the_number_of_the_day_and_gives_another_day_one_of_its_own() -> None:
    booked, later = a_visit(), WEDNESDAY + timedelta(days=1)
    accepted(referred(booked), a_plan(a_stop(JOB, "10:00")))
    accepted(referred(booked), a_plan(a_stop(JOB, "10:00", day=later)))
    numbers = {stop.day: stop.number for stop in seen(booked).stops}
    assert numbers[WEDNESDAY] == number_on(booked, WEDNESDAY)
    assert len({stop.position for stop in seen(booked).stops}) == 3


def test_it_lets_the_person_wait_at_the_other_agency_on_the_same_day() -> None:
    booked = a_visit()
    arrived(booked, at("8:50"))
    accepted(referred(booked))
    assert line(a_desk(JOB))[number_on(booked, WEDNESDAY)].waits
    called = next_at(a_desk(JOB), at("8:55"))
    assert called is not None
    assert called.number == number_on(booked, WEDNESDAY)


def test_it_refers_nobody_whose_visit_was_cancelled() -> None:
    booked = a_visit()
    with acting_as("door"):
        cancel(code=booked.code, secret=booked.secret, now=MORNING, zone=ZONE)
    with pytest.raises(Unknown):
        referred(booked)


def test_it_takes_no_time_at_which_the_person_is_elsewhere() -> None:
    booked = a_visit()
    which = referred(booked)
    with pytest.raises(Taken, match="die Person nicht"):
        accepted(which, a_plan(a_stop(JOB, "9:15")))
    assert len(seen(booked).stops) == 1
    accepted(which, a_plan(a_stop(JOB, "9:30")))


def test_it_takes_no_time_that_somebody_else_has() -> None:
    a_visit(a_plan(a_stop(JOB, "10:00")))
    booked = a_visit()
    which = referred(booked)
    with pytest.raises(Taken):
        accepted(which, a_plan(a_stop(JOB, "10:00")))
    assert [offer.state for offer in offers_of(JC)] == ["open"]


def test_it_leads_to_one_stop_only() -> None:
    booked = a_visit()
    which = referred(booked)
    accepted(which)
    with pytest.raises(NotNow):
        accepted(which)


def test_it_accepts_nothing_but_the_service_that_was_offered() -> None:
    which = referred(a_visit())
    with pytest.raises(BadValue):
        accepted(which, a_plan(a_stop(RESIDENCE, "10:00")))


def test_it_declines_with_a_reason_that_the_sender_and_the_person_read() -> None:
    booked = a_visit()
    which = referred(booked)
    with acting_as(f"a_{JC.agency}"):
        with pytest.raises(BadValue):
            decline(by=JC, which=which, reason=" ", now=NOON)
        decline(by=JC, which=which, reason="Dafür ist das Sozialamt zuständig.", now=NOON)
    assert [(one.state, one.reason) for one in offers_of(ABH)] == [("declined", "Dafür ist das Sozialamt zuständig.")]
    assert requests(booked)[0].reason == "Dafür ist das Sozialamt zuständig."


def test_it_ends_when_the_person_takes_the_release_back() -> None:
    booked = a_visit()
    which = referred(booked)
    decided(booked, "withdraw")
    assert [(one.state, one.words) for one in offers_of(JC)] == [("withdrawn", "")]
    with pytest.raises(NotNow):
        accepted(which)


def test_it_ends_with_the_visit() -> None:
    booked = a_visit()
    which = referred(booked)
    with acting_as("door"):
        cancel(code=booked.code, secret=booked.secret, now=MORNING, zone=ZONE)
    assert [one.state for one in offers_of(JC)] == ["over"]
    with pytest.raises(NotNow):
        accepted(which)


def test_it_lapses_after_a_fortnight() -> None:
    which = referred(a_visit())
    with pytest.raises(NotNow):
        accepted(which, now=NOON + timedelta(days=14))


def test_it_is_withdrawn_by_its_sender_alone() -> None:
    which = referred(a_visit())
    with acting_as(f"a_{JC.agency}"), pytest.raises(NotNow):
        take_back(by=JC, which=which, now=NOON)
    with acting_as(f"a_{ABH.agency}"):
        take_back(by=ABH, which=which, now=NOON)
    assert [one.state for one in offers_of(JC)] == ["withdrawn"]


def test_it_is_not_accepted_by_its_sender() -> None:
    which = referred(a_visit())
    with acting_as(f"a_{ABH.agency}"), pytest.raises(Unknown):
        accept_now(by=ABH, which=which, now=NOON, zone=ZONE)


def test_it_writes_at_the_counter_what_the_person_says_there() -> None:
    booked = a_visit()
    referred(booked, at_counter=False)
    agreement = requests(booked)[0].id
    with acting_as(f"a_{ABH.agency}"):
        decide_at_counter(by=ABH, agreement=agreement, act="give", text=TEXT, now=NOON)
    assert len(offers_of(JC)) == 1
    with acting_as(f"a_{JC.agency}"), pytest.raises(Unknown):
        decide_at_counter(by=JC, agreement=agreement, act="withdraw", text=TEXT, now=NOON)
    with acting_as(f"a_{ABH.agency}"):
        decide_at_counter(by=ABH, agreement=agreement, act="withdraw", text=TEXT, now=NOON)
        with pytest.raises(Unknown):
            decide_at_counter(by=ABH, agreement=agreement, act="give", text=TEXT, now=NOON)


@pytest.mark.parametrize(
    "referral",
    [
        Referral(COUNSEL[1], COUNSEL[0], ""),
        Referral("empfang", JOB[0], ""),
        Referral(ABH.agency, RESIDENCE[0], ""),
        Referral("nowhere", JOB[0], ""),
        Referral(JC.agency, RESIDENCE[0], ""),
    ],
    ids=lambda referral: referral.sent_to,
)
def test_it_refers_to_no_shielded_agency_and_to_no_service_of_another(referral: Referral) -> None:
    booked = a_visit()
    stop = stop_of(booked)
    with acting_as(f"a_{ABH.agency}"), pytest.raises(BadValue):
        refer(by=ABH, stop=stop, referral=referral, at_counter=TEXT, now=NOON)
