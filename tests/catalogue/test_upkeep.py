"""What an editor writes becomes a record with its state and its day."""

from datetime import date

from willkommen.catalogue.rules.upkeep import due, outlived, retold, still_valid

TODAY = date(2026, 12, 1)
OLD = {"text": "Old", "state": "draft", "dated": "2026-01-01", "meaning_since": "2026-01-01"}


def test_it_leaves_the_same_words_alone() -> None:
    assert retold(OLD, "Old\r\n", today=TODAY, original=False, meaning=False) is OLD


def test_it_takes_an_emptied_translation_out_and_never_the_original() -> None:
    assert retold(OLD, "  ", today=TODAY, original=False, meaning=False) is None
    assert retold(OLD, "  ", today=TODAY, original=True, meaning=False) is OLD


def test_it_says_who_wrote_it_and_when() -> None:
    new = retold(OLD, "New", today=TODAY, original=False, meaning=False)
    assert new == {
        "text": "New",
        "state": "human",
        "by": "Redaktion",
        "dated": "2026-12-01",
        "meaning_since": "2026-01-01",
    }


def test_it_moves_the_day_of_the_meaning_only_when_the_meaning_changed() -> None:
    assert retold(OLD, "New", today=TODAY, original=True, meaning=False)["meaning_since"] == "2026-01-01"
    assert retold(OLD, "New", today=TODAY, original=True, meaning=True)["meaning_since"] == "2026-12-01"


def test_it_asks_again_after_a_year() -> None:
    record = {"origin": {"sources": ["gk"], "review_by": "2026-11-30"}}
    assert due(record, TODAY)
    again = still_valid(record, today=TODAY)
    assert again["origin"] == {"sources": ["gk"], "checked_on": "2026-12-01", "review_by": "2027-12-01"}
    assert not due(again, TODAY)


def test_it_is_due_when_nobody_ever_said_until_when() -> None:
    assert due({"origin": {"sources": ["gk"]}}, TODAY)
    assert not due({}, TODAY)


def test_a_translation_of_today_is_older_than_a_meaning_of_today() -> None:
    assert outlived({"text": "a", "dated": "2026-12-01"}, today=TODAY)["dated"] == "2026-11-30"
    assert outlived({"text": "a", "dated": "2026-11-01"}, today=TODAY)["dated"] == "2026-11-01"
