"""Three receipts: the text that was agreed to can be read again, its number takes it back, and nothing is given twice."""

from pathlib import Path

import pytest

from tests.factories.papers import a_document, a_release, asked_for, visit_id
from tests.factories.plans import NOW
from tests.flows.papers.test_release import AB, CLERK, accepted, booked, read_as
from willkommen.core.acting import acting_as
from willkommen.core.errors import KeyGone, NotNow, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.papers.agreed import for_receiver, for_visitor
from willkommen.flows.papers.hand_over import at_desk
from willkommen.flows.papers.look import own_papers
from willkommen.flows.papers.release import release, scan, withdraw, withdraw_form
from willkommen.flows.papers.send import send
from willkommen.papers.keys import form_code

pytestmark = pytest.mark.usefixtures("one_transaction", "matrix", "unparsed")
assert booked  # a fixture of the release tests, used here as well


def test_the_text_that_was_shown_opens_for_the_receiver_and_stays_with_the_visitor(booked: Booked) -> None:
    given = accepted(booked, a_document(booked))
    with acting_as(f"a_{AB}"):
        row = at_desk(agency=AB, visit=visit_id(booked)).offers[0].row
        agreed = for_receiver(AB, row)
    assert agreed.pairs == [("أوافق.", "Ich bin einverstanden.")]
    assert agreed.mark == row.text_hash
    with acting_as("door"):
        withdraw(code=booked.code, secret=booked.secret, release=given.release, now=NOW)
        row = own_papers(code=booked.code, secret=booked.secret).releases[0]
    assert for_visitor(booked.secret, row) == agreed, "also after it was withdrawn"
    with pytest.raises(KeyGone):
        for_receiver(AB, row)
    with pytest.raises(KeyGone):
        for_visitor("another secret", row)


def test_the_receipts_number_takes_a_release_back_at_the_reception_and_offers_nothing(booked: Booked) -> None:
    given = accepted(booked, document := a_document(booked))
    with acting_as("reception"):
        with pytest.raises(NotNow):
            scan(form=given.receipt, staff=CLERK, now=NOW)
        assert withdraw_form(form=given.receipt, staff=CLERK, now=NOW) == given.receipt
    with pytest.raises(Unknown):
        read_as(AB, document)


def test_a_form_of_ones_own_can_be_printed_again_and_its_code_is_kept_nowhere(booked: Booked, folders: Path) -> None:
    given = a_release(booked, a_document(booked), paper=True)
    assert given.form == form_code(booked.secret, given.release)
    assert not any(given.form.encode() in path.read_bytes() for path in folders.rglob("*") if path.is_file())


def test_a_form_that_was_sent_twice_gives_once(booked: Booked) -> None:
    asked = asked_for(a_document(booked))
    with acting_as("door"):
        release(code=booked.code, secret=booked.secret, asked=asked, now=NOW)
        with pytest.raises(NotNow):
            release(code=booked.code, secret=booked.secret, asked=asked, now=NOW)
        assert len(own_papers(code=booked.code, secret=booked.secret).releases) == 1


def test_it_says_who_sees_this_version_and_who_an_earlier_one(booked: Booked) -> None:
    first = a_document(booked)
    accepted(booked, first)
    with acting_as("door"):
        send(code=booked.code, secret=booked.secret, files=[("b", b"second")], paper="pass", now=NOW, instead=first)
        papers = own_papers(code=booked.code, secret=booked.secret)
    assert (papers.readers(first), papers.readers(papers.newest[0].id)) == ([AB], [])
    assert papers.readers_of_older(papers.newest[0]) == [AB]
