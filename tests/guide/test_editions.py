"""Editors' phrases answer visitors after they were tried and published; what nobody understood is kept without names."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotNow
from willkommen.flows.ask import ask
from willkommen.guide import editions, store, training
from willkommen.guide.actions import change_phrase, drop_draft, go_back, keep_trial, publish, settle_unheard
from willkommen.guide.drafts import draft, published
from willkommen.guide.models import Unheard
from willkommen.guide.phrasebook import Change, Phrase
from willkommen.guide.queries import load
from willkommen.guide.rules.measure import Measured
from willkommen.guide.unheard import unheard

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
DAY = date(2026, 12, 1)
EDITOR = UUID(int=9)
NOTHING = Measured((1, 1), (1, 1), (1, 1), (0, 1), (0, 1), (1, 1))
PHRASE = Phrase("zwirbelfax für den kasten", "de", "services", "termin")
UNCLEAR = "ich heiße Amina und der adler auf dem papier ist komisch"


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Trust no copy of a transaction that was rolled back."""
    editions.forget_copy()
    yield
    editions.forget_copy()


def tried() -> int:
    """A draft with one phrase, tried with the model that is shipped; its number."""
    change_phrase(change=Change(PHRASE, added=True), staff=EDITOR, now=NOW)
    waiting = draft()
    assert waiting
    mark = training.mark_of(editions.folder(), editions.changes_of(waiting.changes))
    model = store.packed(load().model, mark)
    keep_trial(edition=waiting.id, changes=waiting.changes, model=model, mark=mark, measured=NOTHING)
    return waiting.id


def released() -> int:
    """The same, published."""
    number = tried()
    publish(edition=number, staff=EDITOR, agency="empfang", now=NOW)
    return number


def test_it_publishes_nothing_that_was_not_tried() -> None:
    with acting_as("editor"):
        change_phrase(change=Change(PHRASE, added=True), staff=EDITOR, now=NOW)
        waiting = draft()
        assert waiting
        with pytest.raises(NotNow):
            publish(edition=waiting.id, staff=EDITOR, agency="empfang", now=NOW)


def test_it_forgets_a_trial_when_the_draft_changes() -> None:
    with acting_as("editor"):
        tried()
        change_phrase(
            change=Change(Phrase("noch ein satz", "de", "services", "termin"), added=True), staff=EDITOR, now=NOW
        )
        waiting = draft()
    assert waiting
    assert waiting.measured is None


def test_it_keeps_no_trial_of_a_draft_that_changed_meanwhile() -> None:
    with acting_as("editor"):
        number = tried()
        with pytest.raises(NotNow):
            keep_trial(edition=number, changes=[], model=b"", mark="", measured=NOTHING)


def test_visitors_are_answered_with_what_was_published() -> None:
    with acting_as("editor"):
        released()
    with acting_as("door"):
        assert editions.changes_now() == [Change(PHRASE, added=True)]
        assert editions.guide().model is not load().model


def test_it_goes_back_to_an_earlier_edition() -> None:
    with acting_as("editor"):
        first = released()
        change_phrase(change=Change(PHRASE, added=False), staff=EDITOR, now=NOW)
        waiting = draft()
        assert waiting
        keep_trial(edition=waiting.id, changes=waiting.changes, model=b"none", mark="old", measured=NOTHING)
        publish(edition=waiting.id, staff=EDITOR, agency="empfang", now=NOW)
        assert editions.changes_now() == []
        go_back(edition=first, staff=EDITOR, agency="empfang", now=NOW)
        assert editions.changes_now() == [Change(PHRASE, added=True)]
        assert len(published()) == 3


def test_it_goes_back_to_no_edition_whose_phrases_lead_to_a_topic_that_is_gone() -> None:
    gone = Phrase("zwirbelfax in der nachbarstadt", "de", "elsewhere", "zwirbelamt")
    with acting_as("editor"):
        first = released()
        for added in (True, False):
            change_phrase(change=Change(gone, added=added), staff=EDITOR, now=NOW)
            waiting = draft()
            assert waiting
            keep_trial(edition=waiting.id, changes=waiting.changes, model=b"none", mark="old", measured=NOTHING)
            publish(edition=waiting.id, staff=EDITOR, agency="empfang", now=NOW)
        second = published()[1].id
        with pytest.raises(NotNow, match="zwirbelamt"):
            go_back(edition=second, staff=EDITOR, agency="empfang", now=NOW)
        go_back(edition=first, staff=EDITOR, agency="empfang", now=NOW)


def test_it_drops_a_draft_and_nothing_that_is_published() -> None:
    with acting_as("editor"):
        released()
        change_phrase(change=Change(PHRASE, added=False), staff=EDITOR, now=NOW)
        drop_draft()
        assert (draft(), len(published())) == (None, 1)


@pytest.mark.parametrize("text", ["", " ", "x" * 301])
def test_it_takes_no_empty_and_no_endless_phrase(text: str) -> None:
    with acting_as("editor"), pytest.raises(BadValue):
        change_phrase(change=Change(Phrase(text, "de", "services", "termin"), added=True), staff=EDITOR, now=NOW)


def heard() -> list[str]:
    """The sentences that are kept."""
    with acting_as("editor"):
        return list(Unheard.objects.values_list("text", flat=True))


def said(text: str) -> str:
    """Say something at the front door; the outcome."""
    with acting_as("door"):
        return ask(text=text, language=None, day=DAY).outcome


def test_it_keeps_what_it_is_not_sure_about_without_the_name() -> None:
    assert said(UNCLEAR) == "unsure"
    (kept,) = heard()
    assert "Amina" not in kept
    assert "adler" in kept


def test_it_keeps_nothing_that_it_understood() -> None:
    assert said("Aufenthaltstitel verlängern") == "match"
    assert heard() == []


@pytest.mark.parametrize(
    "text",
    [
        "mein mann schlägt mich jeden abend",
        "er liest meine nachrichten und ich habe angst vor ihm",
        "ich will nicht mehr leben",
    ],
)
def test_it_never_keeps_words_of_danger(text: str) -> None:
    said(text)
    assert heard() == []


def test_it_keeps_nothing_in_which_danger_only_shimmers() -> None:
    with acting_as("door"):
        guide = editions.guide()
    assert guide.is_calm(UNCLEAR)
    assert not guide.is_calm("mein mann trinkt und zwirbelt den kasten, ich habe angst")


def test_it_shows_like_sentences_together_until_they_are_settled() -> None:
    for text in (UNCLEAR, UNCLEAR.replace("komisch", "so komisch")):
        said(text)
    with acting_as("editor"):
        groups = unheard(load())
        assert [len(group) for group in groups] == [2]
        settle_unheard(ids=[one.id for one in groups[0]])
        assert unheard(load()) == []
