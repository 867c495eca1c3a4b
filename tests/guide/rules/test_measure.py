"""The accuracy says what went right, of how many."""

from willkommen.guide.rules.answer import Answer, Match, Urgent
from willkommen.guide.rules.measure import Question, from_json, measured
from willkommen.guide.rules.reach import Reach


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


def test_it_counts_where_answers_to_what_is_asked_back_can_lead() -> None:
    known = {"duldung": Reach(("who",), frozenset({"duldung"})), "termin": Reach((), frozenset({"termin"}))}
    found = measured(PAIRS, known)
    assert (found.asked, found.reached, found.missed, found.lost) == ((1, 3), (2, 3), (1, 3), ("c",))


def test_what_every_answer_replaces_is_missed_though_it_is_shown() -> None:
    known = {"termin": Reach(("who",), frozenset({"duldung"})), "duldung": Reach((), frozenset({"duldung"}))}
    found = measured(PAIRS, known)
    assert (found.first, found.reached, found.lost) == ((1, 3), (0, 3), ("a", "b", "c"))


def test_it_survives_being_kept() -> None:
    found = measured(PAIRS, {"termin": Reach((), frozenset({"termin"}))})
    assert from_json(found.as_json()) == found


def test_what_was_kept_before_anybody_measured_what_is_asked_back_can_still_be_read() -> None:
    old = {name: value for name, value in measured(PAIRS).as_json().items() if name not in ("asked", "reached", "lost")}
    assert from_json(old) == measured(PAIRS)
    assert from_json(old).missed == (0, 0)
