"""The accuracy says what went right, of how many."""

from willkommen.guide.rules.answer import Answer, Match, Urgent
from willkommen.guide.rules.measure import Question, from_json, measured


def said(*services: str, outcome: str = "match", danger: str = "") -> Answer:
    """An answer of these services."""
    matches = tuple(Match(name, "agency", 0.9) for name in services)
    return Answer("de", outcome, Urgent(danger, ()) if danger else None, matches)  # type: ignore[arg-type]  # a word of the test


PAIRS = [
    (Question("a", "de", frozenset({"termin"})), said("termin", "duldung")),
    (Question("b", "de", frozenset({"termin"})), said("duldung", "termin")),
    (Question("c", "de", frozenset({"termin"})), said(outcome="out_of_scope")),
    (Question("d", "de"), said(outcome="out_of_scope")),
    (Question("e", "de"), said("termin", outcome="urgent", danger="dv")),
    (Question("f", "de", frozenset({"urgent-help"}), frozenset({"dv"})), said("urgent-help", outcome="urgent", danger="dv")),
    (Question("g", "de", frozenset({"urgent-help"}), frozenset({"dv"})), said("termin")),
]  # fmt: skip


def test_it_counts_every_share_apart() -> None:
    found = measured(PAIRS)
    assert (found.first, found.three, found.abroad, found.refused) == ((1, 3), (2, 3), (1, 2), (1, 3))
    assert (found.alarms, found.danger, found.wrong) == ((1, 5), (1, 2), ("b", "c"))


def test_it_survives_being_kept() -> None:
    assert from_json(measured(PAIRS).as_json()) == measured(PAIRS)
