"""The right numbers stand first, and the police never where people fear being deported."""

import pytest

from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.helplines import Line, helplines

LINES = (
    Line("110", ("dv", "threat", "child")),
    Line("112", ("medical", "suicide")),
    Line("116016", ("dv", "child", "threat")),
    Line("telefonseelsorge", ("suicide",), ("de",)),
    Line("doweria", ("suicide",), ("ru",)),
    Line("116111", ("child",)),
    Line("rechtsberatung-eil", ("deportation",)),
    Line("anwaltsnotdienst", ("deportation",)),
)


@pytest.mark.parametrize(
    ("kind", "language", "first"),
    [
        ("dv", "de", ("116016", "110")),
        ("suicide", "ru", ("112", "telefonseelsorge", "doweria")),
        ("threat", "ar", ("110",)),
        ("medical", "ti", ("112",)),
        ("child", "fa", ("110", "116111")),
        ("deportation", "prs", ("rechtsberatung-eil", "anwaltsnotdienst")),
    ],
)
def test_it_puts_the_most_fitting_lines_first(kind: str, language: str, first: tuple[str, ...]) -> None:
    assert helplines(kind, language, LINES)[: len(first)] == first


@pytest.mark.parametrize("kind", KINDS)
def test_it_always_names_112(kind: str) -> None:
    assert "112" in helplines(kind, "de", LINES)


def test_it_never_sends_people_who_fear_deportation_to_the_police() -> None:
    assert "110" not in helplines("deportation", "de", (*LINES, Line("110", tuple(KINDS))))


def test_it_leaves_out_a_line_in_a_language_the_caller_does_not_speak() -> None:
    assert "doweria" not in helplines("suicide", "ar", LINES)
