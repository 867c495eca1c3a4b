"""Agencies ask and answer; about a person only what that person released, and only while it is released."""

from dataclasses import replace

import pytest
from django.db import DatabaseError

from tests.factories.exchange import (
    ABH,
    GENERAL,
    JC,
    NOON,
    asked,
    asked_about,
    decided,
    questions_of,
    referred,
    requests,
)
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, ZONE, a_plan, a_stop
from tests.factories.visits import a_visit, seen
from willkommen.agencies.actions.flows import withdraw_flow
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NamesSomebody, NotNow, NotSigned, Unknown
from willkommen.exchange.actions.releases import ask_for_release
from willkommen.flows.exchange.ask import FLOW, Asker, Wording, answer, ask_about, take_back
from willkommen.flows.who_saw import who_saw
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("matrix")


def answered(which: object, words: str = "Kopien reichen.", by: Asker = JC) -> None:
    """The other agency answers."""
    with acting_as(f"a_{by.agency}"):
        answer(by=by, asked=which, words=words, now=NOON)  # type: ignore[arg-type]  # a UUID of the factory


def test_it_brings_a_question_to_the_other_agency_and_the_answer_back() -> None:
    which = asked()
    assert [one.words for one in questions_of(JC)] == [GENERAL.words]
    answered(which)
    assert [(one.state, one.answer) for one in questions_of(ABH)] == [("answered", "Kopien reichen.")]


def test_it_shows_a_question_to_nobody_else() -> None:
    asked()
    assert questions_of(Asker("wir-koordination", JC.staff)) == []


def test_it_takes_one_answer() -> None:
    which = asked()
    answered(which)
    with pytest.raises(NotNow):
        answered(which, "Oder doch nicht.")


def test_it_lets_nobody_answer_for_another_agency() -> None:
    which = asked()
    with pytest.raises(Unknown):
        answered(which, by=Asker("wir-koordination", JC.staff))
    with pytest.raises(NotNow):
        answered(which, by=ABH)


def test_it_takes_a_question_back_with_its_words() -> None:
    which = asked()
    with acting_as(f"a_{ABH.agency}"):
        take_back(by=ABH, asked=which, now=NOON)
    assert [(one.state, one.words) for one in questions_of(JC)] == [("withdrawn", "")]


def test_it_follows_a_question_of_the_same_agencies_alone() -> None:
    first = asked()
    asked(replace(GENERAL, words="Und beglaubigte?", follows=first))
    assert questions_of(JC)[0].follows == first or questions_of(JC)[1].follows == first
    third = asked(replace(GENERAL, asked_of="wir-koordination"))
    with pytest.raises(Unknown):
        asked(replace(GENERAL, asked_of="wir-koordination", follows=third), by=JC)


@pytest.mark.parametrize("words", ["Was ist mit Frau Beispiel?", "Und die geboren am 3.4.1990?"])
def test_it_refuses_a_general_question_that_names_somebody(words: str) -> None:
    with pytest.raises(NamesSomebody):
        asked(replace(GENERAL, words=words))
    which = asked()
    with pytest.raises(NamesSomebody):
        answered(which, words)


@pytest.mark.parametrize(
    "wording",
    [
        replace(GENERAL, words=" "),
        replace(GENERAL, subject=""),
        replace(GENERAL, asked_of=ABH.agency),
        replace(GENERAL, asked_of=""),
        replace(GENERAL, urgency="soon"),
    ],
)
def test_it_refuses_half_a_question(wording: Wording) -> None:
    with pytest.raises(BadValue):
        asked(wording)


def test_it_tells_the_other_agency_nothing_about_a_person_before_the_release() -> None:
    booked = a_visit()
    asked_about(booked)
    assert questions_of(JC) == []
    assert [one.release for one in questions_of(ABH)] == ["asked"]
    decided(booked, "give")
    assert [one.words for one in questions_of(JC)] == ["Liegt der Bescheid von Amina Beispiel schon vor?"]


def test_it_reaches_the_other_agency_at_once_when_the_person_agreed_at_the_counter() -> None:
    asked_about(a_visit(), at_counter=True)
    assert [one.release for one in questions_of(JC)] == ["given"]


def test_it_takes_the_words_away_with_the_release() -> None:
    booked = a_visit()
    which = asked_about(booked, at_counter=True)
    decided(booked, "withdraw")
    assert [(one.state, one.release, one.words) for one in questions_of(JC)] == [("withdrawn", "withdrawn", "")]
    with pytest.raises(NotNow):
        answered(which)


def test_it_never_reaches_the_other_agency_when_the_person_says_no() -> None:
    booked = a_visit()
    asked_about(booked)
    decided(booked, "refuse")
    assert questions_of(JC) == []
    assert [(one.state, one.words) for one in questions_of(ABH)] == [("withdrawn", "")]


def test_it_asks_about_nobody_who_is_not_at_the_own_desk() -> None:
    booked = a_visit(a_plan(a_stop(JOB)))
    (stop,) = (one.id for one in seen(booked).stops)
    with acting_as(f"a_{ABH.agency}"), pytest.raises(Unknown):
        ask_about(by=ABH, wording=GENERAL, stop=stop, at_counter=None, now=NOON, zone=ZONE)


@pytest.mark.parametrize(("by", "of"), [(Asker(COUNSEL[1], JC.staff), JC.agency), (ABH, COUNSEL[1])])
def test_it_joins_no_row_of_a_shielded_agency_to_a_visit(by: Asker, of: str) -> None:
    booked = a_visit(a_plan(a_stop(COUNSEL if by.agency == COUNSEL[1] else RESIDENCE)))
    with pytest.raises(BadValue, match="bleibt für sich"):
        asked_about(booked, by=by, of=of)
    visit = booked.visit
    with acting_as(f"a_{by.agency}"), pytest.raises(DatabaseError, match="row-level security"):
        ask_for_release(visit=visit, asked_by=by.agency, receiver=of, purpose="question", at_counter=None, now=NOON)


def test_it_writes_into_the_journal_who_asked_and_who_answered() -> None:
    answered(asked())
    with acting_as("auditor"):
        rows = Entry.objects.filter(action__startswith="question.").values_list("action", "agency", "basis")
        assert sorted(rows) == [
            ("question.answer", JC.agency, "Aufgabe der Stelle"),
            ("question.ask", ABH.agency, "Aufgabe der Stelle"),
        ]


def test_it_asks_the_visitor_in_whose_name_and_with_which_words() -> None:
    booked = a_visit()
    asked_about(booked)
    (request,) = requests(booked)
    assert (request.asked_by, request.receiver, request.purpose, request.state) == (
        ABH.agency,
        JC.agency,
        "question",
        "asked",
    )
    assert "Amina" in request.words


def test_it_says_what_to_do_instead_of_naming_somebody() -> None:
    assert "mit ihrer Freigabe" in str(NamesSomebody())


def closed() -> None:
    """The data protection officer takes the row of words about a person back."""
    with acting_as("protection"):
        assert withdraw_flow(flow=FLOW, staff=JC.staff, agency="empfang", now=NOON)


def test_it_lets_no_words_about_a_person_flow_while_the_row_is_not_signed() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,))))
    asked_about(booked)
    closed()
    for wanted in (asked_about, referred):
        with pytest.raises(BadValue, match="nicht unterschrieben"):
            wanted(booked)
    with pytest.raises(NotSigned):
        decided(booked, "give")
    assert asked(), "a general question needs no row"
    decided(booked, "refuse")


def test_it_is_found_by_the_person_it_was_about() -> None:
    mine, other = a_visit(a_plan(a_stop(RESIDENCE, "9:00"))), a_visit(a_plan(a_stop(RESIDENCE, "10:00")))
    which = asked_about(mine, at_counter=True)
    answered(which)
    referred(mine)
    with acting_as("door"):
        told = [(look.agency, look.action) for look in who_saw(code=mine.code, secret=mine.secret)[1]]
        nothing = [look.action for look in who_saw(code=other.code, secret=other.secret)[1]]
    assert told[1:] == [(ABH.agency, "question.ask"), (JC.agency, "question.answer"), (ABH.agency, "offer.send")]
    assert nothing == ["visit.book"]
