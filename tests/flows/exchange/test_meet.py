"""Two agencies and a person at one table: two calendars, one room; a client is accompanied; a conference is kept."""

from dataclasses import replace

import pytest

from tests.factories.exchange import ABH, JC, NOON, decided, offers_of, referred
from tests.factories.plans import COUNSEL, JOB, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NamesSomebody, NotNow, Taken
from willkommen.exchange.queries.offers import SittingSeen, sittings
from willkommen.exchange.queries.shared import conferences, notes, proposals
from willkommen.flows.book import Booked
from willkommen.flows.cancel import cancel
from willkommen.flows.exchange.accept import join
from willkommen.flows.exchange.ask import Asker
from willkommen.flows.exchange.meet import Held, accompany, keep, stay
from willkommen.flows.exchange.share import drop_note, keep_note, propose
from willkommen.flows.move import move

pytestmark = pytest.mark.usefixtures("matrix")
MORNING = at("8:00")
PLACES = ["b-011", "b-012"]
HELD = Held(
    (JC.agency,), WEDNESDAY, "Sachbearbeitung beider Stellen, die Person", "Der Bescheid geht bis Freitag heraus.", True
)
COUNSELLOR = Asker(COUNSEL[1], JC.staff)


def sittings_of(by: Asker = JC) -> list[SittingSeen]:
    """Where the agency's people are besides their own counters."""
    with acting_as(f"a_{by.agency}"):
        return sittings(agency=by.agency, since=MORNING)


def joined(booked: Booked, counters: list[str] = PLACES) -> None:
    """The immigration office asks the Jobcenter to its table, and the Jobcenter comes."""
    which = referred(booked, joint=True, now=MORNING)
    with acting_as(f"a_{JC.agency}"):
        join(by=JC, which=which, counters=counters, now=MORNING)


def test_it_takes_the_time_of_both_agencies_in_one_room() -> None:
    booked = a_visit()
    joined(booked)
    (sitting,) = sittings_of()
    assert (sitting.room, sitting.counter, sitting.starts, sitting.ends) == ("001", "b-011", at("9:00"), at("9:30"))
    assert sitting.number == number_on(booked, WEDNESDAY)
    with pytest.raises(Taken):
        a_visit(a_plan(a_stop(JOB, "9:15")))


def test_it_comes_from_the_next_counter_when_one_is_taken() -> None:
    a_visit(a_plan(a_stop(JOB, "9:00")))
    joined(a_visit())
    assert [sitting.counter for sitting in sittings_of()] == ["b-012"]


def test_it_says_when_nobody_can_come() -> None:
    a_visit(a_plan(a_stop(JOB, "9:00")))
    with pytest.raises(NotNow, match="keiner Ihrer Schalter"):
        joined(a_visit(), ["b-011"])
    assert [offer.state for offer in offers_of(JC)] == ["open"]


@pytest.mark.parametrize("how", ["cancel", "move", "withdraw"])
def test_it_gives_the_time_back_when_the_table_falls_away(how: str) -> None:
    booked = a_visit()
    joined(booked)
    with acting_as("door"):
        if how == "cancel":
            cancel(code=booked.code, secret=booked.secret, now=MORNING, zone=ZONE)
        elif how == "move":
            move(code=booked.code, secret=booked.secret, plan=a_plan(a_stop(clock="11:00")), now=MORNING, zone=ZONE)
    if how == "withdraw":
        decided(booked, "withdraw", MORNING)
    assert sittings_of() == []
    assert [offer.state for offer in offers_of(JC)] == ["withdrawn" if how == "withdraw" else "over"]


def test_it_blocks_the_counsellors_own_time_and_writes_down_no_client() -> None:
    with acting_as(f"a_{COUNSELLOR.agency}"):
        accompany(by=COUNSELLOR, counter=COUNSEL[2], room="114", starts=at("9:00"), ends=at("10:00"), now=MORNING)
    (sitting,) = sittings_of(COUNSELLOR)
    assert (sitting.kind, sitting.number, sitting.room) == ("accompany", "", "114")
    with pytest.raises(Taken):
        a_visit(a_plan(a_stop(COUNSEL, "9:30")))


def test_it_gives_the_time_back_when_the_counsellor_stays() -> None:
    with acting_as(f"a_{COUNSELLOR.agency}"):
        made = accompany(by=COUNSELLOR, counter=COUNSEL[2], room="", starts=at("9:00"), ends=at("10:00"), now=MORNING)
        stay(by=COUNSELLOR, which=made, now=MORNING, zone=ZONE)
        accompany(by=COUNSELLOR, counter=COUNSEL[2], room="", starts=at("9:00"), ends=at("10:00"), now=MORNING)
    assert len(sittings_of(COUNSELLOR)) == 1


@pytest.mark.parametrize(("starts", "ends"), [("7:00", "9:00"), ("10:00", "9:00"), ("9:00", "14:00")])
def test_it_refuses_a_time_that_cannot_be(starts: str, ends: str) -> None:
    with acting_as(f"a_{COUNSELLOR.agency}"), pytest.raises(BadValue):
        accompany(by=COUNSELLOR, counter=COUNSEL[2], room="", starts=at(starts), ends=at(ends), now=MORNING)


def test_it_lets_nobody_give_up_another_agencys_time() -> None:
    joined(a_visit())
    (sitting,) = sittings_of()
    with acting_as(f"a_{ABH.agency}"), pytest.raises(NotNow):
        stay(by=ABH, which=sitting.id, now=MORNING, zone=ZONE)


def test_it_keeps_of_a_conference_who_took_part_and_what_was_agreed() -> None:
    with acting_as(f"a_{ABH.agency}"):
        keep(by=ABH, held=HELD, now=NOON)
    with acting_as(f"a_{JC.agency}"):
        (kept,) = conferences()
    assert (kept.agencies, kept.agreed) == ((ABH.agency, JC.agency), HELD.agreed)
    with acting_as("a_wir-koordination"):
        assert conferences() == []


@pytest.mark.parametrize(
    "held",
    [
        replace(HELD, agencies=()),
        replace(HELD, agencies=(COUNSEL[1],)),
        replace(HELD, agencies=("nowhere",)),
        replace(HELD, took_part=" "),
        replace(HELD, agreed=""),
        replace(HELD, consented=False),
    ],
)
def test_it_keeps_no_half_conference_and_none_with_a_shielded_agency(held: Held) -> None:
    with acting_as(f"a_{ABH.agency}"), pytest.raises(BadValue):
        keep(by=ABH, held=held, now=NOON)


def test_it_keeps_no_name_of_the_person() -> None:
    with acting_as(f"a_{ABH.agency}"), pytest.raises(NamesSomebody):
        keep(by=ABH, held=replace(HELD, agreed="Frau Beispiel bekommt den Bescheid."), now=NOON)


def test_it_makes_a_note_of_an_answer_for_the_own_people_alone() -> None:
    with acting_as(f"a_{ABH.agency}"):
        which = keep_note(by=ABH, title="Kopien", words="Das Jobcenter nimmt auch Kopien.", now=NOON)
        assert [note.title for note in notes(agency=ABH.agency, words="kopien jobcenter")] == ["Kopien"]
        assert notes(agency=ABH.agency, words="original") == []
    with acting_as(f"a_{JC.agency}"):
        assert notes(agency=ABH.agency) == []
        with pytest.raises(NotNow):
            drop_note(by=JC, which=which, now=NOON)
    with acting_as(f"a_{ABH.agency}"):
        drop_note(by=ABH, which=which, now=NOON)
        assert notes(agency=ABH.agency) == []


def test_it_brings_a_proposal_to_the_editors() -> None:
    with acting_as(f"a_{ABH.agency}"):
        propose(by=ABH, subject="jc-antrag", words="Kopien reichen.", now=NOON)
        assert len(proposals()) == 1
    with acting_as(f"a_{JC.agency}"):
        assert proposals() == []
    with acting_as("editor"):
        assert [(one.sent_by, one.words) for one in proposals()] == [(ABH.agency, "Kopien reichen.")]
