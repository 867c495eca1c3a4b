"""Many spellings of one word are one word."""

import numpy as np
import pytest

from willkommen.guide.rules.spelling import normalised, spelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("VERLÄNGERN!!", "verlangern"),
        ("Straße", "strasse"),
        ("إقامتي", "اقامتی"),
        ("اقامتي", "اقامتی"),
        ("ye‌kshanbe", "yekshanbe"),
        ("ሰላም", "ሠላም"),
        ("٢٤", "24"),
        ("§ 24", "§24"),
        ("biiiitte", "biitte"),
    ],
)
def test_it_writes_variants_alike(written: str, meant: str) -> None:
    assert normalised(written) == normalised(meant)


def test_it_finds_a_misspelled_word_nearer_than_another_word() -> None:
    right, wrong, other = spelled(["Aufenthaltstitel", "aufenthalt titl", "Wohnung suchen"], 512)
    assert right @ wrong > right @ other + 0.2


def test_it_gives_an_empty_text_no_direction() -> None:
    assert not np.any(spelled(["", "?!"], 64))
