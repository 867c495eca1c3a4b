"""Words that mean danger are found in any order and any spelling, and nowhere else."""

import pytest

from willkommen.guide.rules.danger import CALM, WATCHFUL, Fear, fear, sign, signs_in

HITS = sign("dv", "mein mann|my husband & schlägt|beat* - witz")
WISHES_TO_DIE = sign("suicide", "خودکشی|want to die")
SIGNS = (HITS, WISHES_TO_DIE)
BLOOD = sign("medical", "blut*", certain=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MEIN MANN schlagt mich!!!", [HITS]),
        ("he beats me, my husband", [HITS]),
        ("به خودكشي فکر میکنم", [WISHES_TO_DIE]),
    ],
)
def test_it_finds_danger_in_any_order_and_spelling(text: str, found: list) -> None:
    assert signs_in(text, SIGNS) == found


@pytest.mark.parametrize("text", ["Mein Mann arbeitet", "mein mann schlägt einen witz vor", "schlägerei"])
def test_it_stays_calm_where_a_part_is_missing_or_the_exception_stands(text: str) -> None:
    assert signs_in(text, SIGNS) == []


def test_certain_words_never_pass_without_a_help_line() -> None:
    assert fear([HITS], {CALM: 0.9999, "dv": 0.0001}) == Fear("dv", WATCHFUL)
    assert fear([BLOOD], {CALM: 0.9999, "medical": 0.0001}).chance < WATCHFUL


def test_certain_words_say_more_than_possible_ones() -> None:
    assert fear([HITS], {CALM: 0.9, "dv": 0.1}).chance > fear([BLOOD], {CALM: 0.9, "medical": 0.1}).chance > 0.1


def test_it_believes_the_head_where_no_word_stands() -> None:
    seen = fear([], {CALM: 0.05, "dv": 0.1, "child": 0.85})
    assert (seen.kind, round(seen.chance, 2)) == ("child", 0.95)


def test_it_listens_more_closely_where_a_word_may_mean_danger() -> None:
    unsure = {CALM: 0.7, "medical": 0.3}
    assert fear([BLOOD], unsure).chance > 0.6
    assert fear([], unsure).chance < 0.4


def test_it_stays_calm_when_the_head_sees_nothing_behind_the_word() -> None:
    assert fear([BLOOD], {CALM: 0.99, "medical": 0.01}).chance < 0.2


def test_it_lets_the_head_choose_between_the_kinds_of_words() -> None:
    hurt_child = sign("child", "schlägt")
    assert fear([HITS, hurt_child], {CALM: 0.1, "dv": 0.2, "child": 0.7}).kind == "child"


def test_it_takes_the_kind_of_the_certain_words_before_that_of_the_head() -> None:
    assert fear([HITS], {CALM: 0.01, "dv": 0.1, "child": 0.89}).kind == "dv"


def test_it_refuses_a_kind_nobody_knows() -> None:
    with pytest.raises(ValueError, match="no kind of danger"):
        sign("boredom", "mir ist langweilig")
