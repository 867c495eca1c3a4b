"""Many spellings of one word are one word."""

import pytest

from willkommen.guide.rules.spelling import normalised


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
