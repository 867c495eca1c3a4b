"""What is no word is not understood, and what was never heard is not guessed."""

import pytest

from willkommen.guide.rules.decide import outcome, readable


@pytest.mark.parametrize("text", ["", "?", "ja", "0641 306123", "🙂🙂", "aaaaaaa", "1"])
def test_what_is_no_word_cannot_be_read(text: str) -> None:
    assert not readable(text, wording=0.5, nearest=0.4)


def test_hitting_the_keys_cannot_be_read_but_unknown_words_with_a_meaning_can() -> None:
    assert not readable("sdkjfh sdkfjh", wording=0.04, nearest=0.3)
    assert readable("ያጋጨኛል", wording=0.04, nearest=0.6)


@pytest.mark.parametrize("text", ["sos", "karte weg", "ሰላም", "मदद", "سلام"])
def test_words_can_be_read(text: str) -> None:
    assert readable(text, wording=0.3, nearest=0.4)


def test_what_was_never_heard_is_not_guessed() -> None:
    sure = {"termin": 0.95, "elsewhere/kfz": 0.05}
    assert outcome(sure) == "match"
    assert outcome(sure, familiar=False) == "unsure"
