"""Words that mean danger are found in any order and any spelling, and nowhere else."""

import pytest

from willkommen.guide.rules.danger import CALM, kind_of, sign, signs_in

SIGNS = (sign("dv", "mein mann|my husband & schlägt|beat* - witz"), sign("suicide", "خودکشی|want to die"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mein Mann SCHLAEGT nicht, mein Mann schlagt mich", "dv"),
        ("he beats me, my husband", "dv"),
        ("به خودكشي فکر میکنم", "suicide"),
    ],
)
def test_it_finds_danger_in_any_order_and_spelling(text: str, kind: str) -> None:
    assert signs_in(text, SIGNS) == {kind: 1}


@pytest.mark.parametrize("text", ["Mein Mann arbeitet", "mein mann schlägt ein witz vor", "schlägerei"])
def test_it_stays_calm_where_a_part_is_missing_or_the_exception_stands(text: str) -> None:
    assert signs_in(text, SIGNS) == {}


def test_it_believes_words_before_the_head() -> None:
    assert kind_of({"dv": 1}, {"dv": 0.0, "child": 0.0, CALM: 1.0}, 0.9) == "dv"


def test_it_believes_the_head_where_no_word_stands() -> None:
    assert kind_of({}, {"dv": 0.1, "child": 0.85, CALM: 0.05}, 0.9) == "child"


def test_it_breaks_ties_between_words_by_the_head() -> None:
    assert kind_of({"dv": 1, "child": 1}, {"dv": 0.2, "child": 0.7, CALM: 0.1}, 0.9) == "child"


def test_it_refuses_a_kind_nobody_knows() -> None:
    with pytest.raises(ValueError, match="no kind of danger"):
        sign("boredom", "mir ist langweilig")
