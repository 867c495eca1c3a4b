"""Exact words are taken as editors write them, unless they would stand in every sentence."""

import pytest

from willkommen.guide.rules.exact import Exact, Sort, with_changes, wrong_with

OLD = Exact("fiktion*", "terms", "fiktionsbescheinigung", 2.5)


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("fiktion*|fixion*", "terms"),
        ("§81", "terms"),
        ("mein mann & schlägt|schlug - film", "certain"),
        ("ضرب*", "possible"),
    ],
)
def test_it_takes_what_people_say(line: str, sort: Sort) -> None:
    assert wrong_with(line, sort) == ""


@pytest.mark.parametrize(
    ("line", "sort"),
    [("*", "certain"), ("", "terms"), ("mann & ", "certain"), ("a*", "possible"), ("x|schlägt", "certain"),
     ("mann - ", "certain"), ("fiktion - film", "terms")],
)  # fmt: skip
def test_it_refuses_what_would_stand_everywhere(line: str, sort: Sort) -> None:
    assert wrong_with(line, sort)


def test_a_change_adds_takes_away_and_keeps_the_weight_of_what_is_there() -> None:
    new = Exact("neu*", "terms", "termin")
    assert with_changes([OLD], [(new, True)]) == [OLD, new]
    assert with_changes([OLD], [(Exact(OLD.text, "terms", OLD.label), True)]) == [OLD]
    assert with_changes([OLD, new], [(Exact(OLD.text, "terms", OLD.label), False)]) == [new]
