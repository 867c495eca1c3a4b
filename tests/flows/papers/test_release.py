"""A release lets exactly one receiver read exactly the versions it names, until it ends."""

import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.factories.papers import a_document, a_release, asked_for, visit_id
from tests.factories.people import AMINA
from tests.factories.plans import COUNSEL, JOB, NOW, RESIDENCE, a_plan, a_stop
from tests.factories.visits import a_visit
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, KeyGone, NotNow, NotSigned, Refusal, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.papers.hand_over import answer, at_desk, mark, read, take_over
from willkommen.flows.papers.look import own_document, own_papers
from willkommen.flows.papers.release import Given, prepare, release, scan, withdraw, withdraw_form
from willkommen.flows.papers.send import send, take_away, take_in_at_desk
from willkommen.journal.models import Entry
from willkommen.papers import key_store
from willkommen.papers.rules.release import Act, State

pytestmark = pytest.mark.usefixtures("one_transaction", "matrix", "unparsed")
AB, JC, CLERK = "auslaenderbehoerde", "jobcenter", UUID(int=7)


@pytest.fixture
def booked() -> Booked:
    """A visit to two agencies."""
    return a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "9:45", after=(1,))), visitor=AMINA)


def accepted(booked: Booked, document: UUID, receiver: str = AB) -> Given:
    """A release that its receiver has accepted."""
    given = a_release(booked, document, receiver=receiver)
    with acting_as(f"a_{receiver}"):
        answer(agency=receiver, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)
    return given


def read_as(agency: str, document: UUID) -> bytes:
    """The document's pages as a desk of the agency reads them."""
    with acting_as(f"a_{agency}"):
        return read(agency=agency, staff=CLERK, document=document, now=NOW)[1]


def test_the_receiver_reads_what_was_released_once_it_has_accepted(booked: Booked) -> None:
    document = a_document(booked, b"the pages")
    given = a_release(booked, document)
    with pytest.raises(Unknown):
        read_as(AB, document)
    with acting_as(f"a_{AB}"):
        answer(agency=AB, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)
    assert read_as(AB, document) == b"the pages"


def test_nobody_else_reads_it_and_a_foreign_document_is_answered_like_an_invented_one(booked: Booked) -> None:
    document = a_document(booked)
    accepted(booked, document)
    with pytest.raises(Unknown) as foreign:
        read_as(JC, document)
    with pytest.raises(Unknown) as invented:
        read_as(JC, uuid4())
    assert str(foreign.value) == str(invented.value)


def test_a_withdrawn_consent_ends_the_reading_at_once_and_its_keys_are_gone(booked: Booked) -> None:
    document = a_document(booked)
    given = accepted(booked, document)
    with acting_as("door"):
        withdraw(code=booked.code, secret=booked.secret, release=given.release, now=NOW)
    with pytest.raises(Unknown):
        read_as(AB, document)
    assert key_store.get(visit_id(booked), "release", given.release) is None
    with acting_as(f"a_{AB}"):
        assert [offer.row.state for offer in at_desk(agency=AB, visit=visit_id(booked)).offers] == [State.WITHDRAWN]


def test_one_paper_is_sent_once_and_released_to_each_agency_for_itself(booked: Booked) -> None:
    document = a_document(booked)
    accepted(booked, document, AB)
    second = accepted(booked, document, JC)
    with acting_as("door"):
        withdraw(code=booked.code, secret=booked.secret, release=second.release, now=NOW)
    assert read_as(AB, document) == b"pages"
    with pytest.raises(Unknown):
        read_as(JC, document)


def test_a_receiver_keeps_the_version_it_was_given(booked: Booked) -> None:
    first = a_document(booked, b"first")
    accepted(booked, first)
    with acting_as("door"):
        second = send(
            code=booked.code, secret=booked.secret, files=[("b", b"second")], paper="pass", now=NOW, instead=first
        )
        papers = own_papers(code=booked.code, secret=booked.secret)
    assert [seen.row.version for seen in papers.documents] == [1, 2]
    assert [seen.id for seen in papers.newest] == [second]
    assert read_as(AB, first) == b"first"
    with pytest.raises(Unknown):
        read_as(AB, second)


def test_what_is_closed_in_the_flow_matrix_is_refused(booked: Booked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("willkommen.flows.papers.release.may_flow", lambda *_, **__: False)
    with pytest.raises(NotSigned):
        a_release(booked, a_document(booked))


@pytest.mark.parametrize("receiver", ["antidiskriminierung", "nobody"])
def test_a_shielded_or_unknown_receiver_gets_nothing_from_this_visit(booked: Booked, receiver: str) -> None:
    with pytest.raises(NotSigned):
        a_release(booked, a_document(booked), receiver=receiver)


def test_a_shielded_visit_releases_to_its_own_agency_alone() -> None:
    alone = a_visit(a_plan(a_stop(COUNSEL, "9:00")))
    document = a_document(alone)
    assert a_release(alone, document, receiver=COUNSEL[1]).release
    with pytest.raises(NotSigned):
        a_release(alone, document, receiver=AB)


def test_it_needs_a_document_and_one_of_this_visit(booked: Booked) -> None:
    other = a_visit(a_plan(a_stop(RESIDENCE, "11:00")))
    with pytest.raises(BadValue):
        a_release(booked)
    with pytest.raises(KeyGone):
        a_release(booked, a_document(other))


def test_a_form_opens_nothing_before_it_was_scanned_and_everything_afterwards(booked: Booked) -> None:
    document = a_document(booked)
    given = a_release(booked, document, paper=True)
    with acting_as(f"a_{AB}"):
        assert at_desk(agency=AB, visit=visit_id(booked)).offers == ()
        with pytest.raises(Unknown):
            answer(agency=AB, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)
    with acting_as("reception"):
        assert scan(form=given.form.lower().replace("-", " "), staff=CLERK, now=NOW) == given.receipt
        with pytest.raises(NotNow):
            scan(form=given.form, staff=CLERK, now=NOW)
    with acting_as(f"a_{AB}"):
        answer(agency=AB, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)
    assert read_as(AB, document) == b"pages"


def test_a_form_can_be_taken_back_at_the_reception_and_another_code_opens_nothing(booked: Booked) -> None:
    document = a_document(booked)
    given = a_release(booked, document, paper=True)
    with acting_as("reception"):
        with pytest.raises(Unknown):
            scan(form="AAAAA-AAAAA", staff=CLERK, now=NOW)
        scan(form=given.form, staff=CLERK, now=NOW)
        withdraw_form(form=given.form, staff=CLERK, now=NOW)
    with pytest.raises((Unknown, NotNow)), acting_as(f"a_{AB}"):
        answer(agency=AB, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)


def test_a_desk_passes_on_what_it_scanned_only_by_a_signed_form(booked: Booked) -> None:
    visit = visit_id(booked)
    with acting_as(f"a_{AB}"):
        document = take_in_at_desk(
            agency=AB, staff=CLERK, visit=visit, files=[("scan", b"scanned")], paper="pass", now=NOW
        )
        given = prepare(agency=AB, staff=CLERK, visit=visit, asked=asked_for(document, receiver=JC), now=NOW)
    with pytest.raises(Unknown):
        read_as(JC, document)
    with acting_as("reception"):
        scan(form=given.form, staff=CLERK, now=NOW)
    with acting_as(f"a_{JC}"):
        answer(agency=JC, staff=CLERK, release=given.release, act=Act.ACCEPT, now=NOW)
    assert read_as(JC, document) == b"scanned"
    assert read_as(AB, document) == b"scanned"


def test_a_declined_offer_names_its_reason_and_leaves_no_key(booked: Booked) -> None:
    given = a_release(booked, a_document(booked))
    with acting_as(f"a_{AB}"):
        with pytest.raises(BadValue):
            answer(agency=AB, staff=CLERK, release=given.release, act=Act.DECLINE, now=NOW, reason="weil")
        answer(agency=AB, staff=CLERK, release=given.release, act=Act.DECLINE, now=NOW, reason="not_needed")
    with acting_as("door"):
        shown = own_papers(code=booked.code, secret=booked.secret).releases[0]
    assert (shown.state, shown.reason) == (State.DECLINED, "not_needed")
    assert key_store.get(visit_id(booked), "release", given.release) is None


def test_the_visitor_sees_what_cannot_be_used_and_why(booked: Booked) -> None:
    document = a_document(booked)
    given = accepted(booked, document)
    with acting_as(f"a_{AB}"):
        mark(agency=AB, staff=CLERK, release=given.release, document=document, why="blurred", now=NOW)
    with acting_as("door"):
        assert own_papers(code=booked.code, secret=booked.secret).faults(document) == [(AB, "blurred")]


def test_what_is_taken_over_lies_whole_in_the_record_folder_and_our_copy_is_forgotten(
    booked: Booked, folders: Path
) -> None:
    document = a_document(booked, b"the pages")
    given = accepted(booked, document)
    with acting_as(f"a_{AB}"):
        path = take_over(agency=AB, staff=CLERK, release=given.release, now=NOW, reference="AZ 12/27")
    told = json.loads(path.read_text())
    assert sorted(file.name for file in path.parent.iterdir()) == [f"{given.receipt}-1.pdf", f"{given.receipt}.json"]
    assert (path.parent / told["documents"][0]["file"]).read_bytes() == b"the pages"
    assert told["consent"]["german"] == "Ich bin einverstanden."
    assert (told["receipt"], told["reference"]) == (given.receipt, "AZ 12/27")
    with pytest.raises(Unknown):
        read_as(AB, document)
    assert key_store.get(visit_id(booked), "release", given.release) is None
    with pytest.raises(NotNow), acting_as(f"a_{AB}"):
        take_over(agency=AB, staff=CLERK, release=given.release, now=NOW)


def test_every_read_and_every_decision_is_in_the_journal(booked: Booked) -> None:
    document = a_document(booked)
    given = accepted(booked, document)
    read_as(AB, document)
    with acting_as(f"a_{AB}"):
        read(agency=AB, staff=CLERK, document=document, now=NOW, download=True)
    with acting_as("door"):
        own_document(code=booked.code, secret=booked.secret, document=document, now=NOW)
        withdraw(code=booked.code, secret=booked.secret, release=given.release, now=NOW)
    with acting_as("auditor"):
        found = Entry.objects.filter(object__startswith=str(visit_id(booked))).values_list("action", "agency", "staff")
        noted = {(action, agency, staff) for action, agency, staff in found}
    assert {
        ("document.send", "", None), ("release.give", AB, None), ("release.accept", AB, CLERK), ("document.read", AB, CLERK),
        ("document.download", AB, CLERK),
        ("document.read", "", None), ("release.withdraw", AB, None),
    } <= noted  # fmt: skip


def test_a_document_is_not_deleted_while_somebody_may_read_it(booked: Booked) -> None:
    document = a_document(booked)
    given = accepted(booked, document)
    with acting_as("door"):
        with pytest.raises(NotNow):
            take_away(code=booked.code, secret=booked.secret, document=document, now=NOW)
        withdraw(code=booked.code, secret=booked.secret, release=given.release, now=NOW)
        take_away(code=booked.code, secret=booked.secret, document=document, now=NOW)
        assert own_papers(code=booked.code, secret=booked.secret).documents == ()


def test_a_stranger_with_the_code_alone_releases_and_withdraws_nothing(booked: Booked) -> None:
    document = a_document(booked)
    given = a_release(booked, document)
    wrong = Booked(booked.visit, booked.code, "wrong", booked.days)
    refused: list[type[Refusal]] = [Unknown]
    with acting_as("door"):
        with pytest.raises(tuple(refused)):
            withdraw(code=wrong.code, secret=wrong.secret, release=given.release, now=NOW)
        with pytest.raises(Unknown):
            release(code=wrong.code, secret=wrong.secret, asked=asked_for(document), now=NOW)
