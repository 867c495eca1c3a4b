"""The centre's own questions for measuring: never taught, each with its right answer (`guide/measuring/*.csv`)."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from willkommen.guide import store
from willkommen.guide.queries import Guide
from willkommen.guide.rules.answer import Answer
from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.measure import Measured, Question, measured

HARD = ("urgent_far_fetched", "calm_held_back", "calm_fresh")
"""Hard on purpose: interesting to look at, no measure of an edition."""


def questions_in(file: Path) -> list[Question]:
    """The questions of one file: columns id, lang, text and, where they apply, service_id and urgent_type (both `a;b`)."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [
            Question(
                row["text"],
                row["lang"],
                frozenset(set(row.get("service_id", "").split(";")) - {""}),
                frozenset(set(row.get("urgent_type", "").split(";")) - {""}),
            )
            for row in csv.DictReader(opened)
        ]


def questions(centre: Path) -> list[Question]:
    """All that count; none in a centre that has no such files."""
    files = sorted((centre / "guide" / "measuring").glob("*.csv"))
    return [question for file in files if file.stem not in HARD for question in questions_in(file)]


Answered = list[tuple[Question, Answer]]


def answered(guide: Guide, asked: Sequence[Question], vectors: Mapping[int, Floats]) -> Answered:
    """The questions with the guide's answers; a vector that is missing is computed (18 ms each)."""
    return [(one, guide.judged(one.text, one.language, vectors.get(store.key(one.text)))) for one in asked]


def measure(guide: Guide, asked: Sequence[Question], vectors: Mapping[int, Floats]) -> Measured:
    """How the guide answers them, and where what the house asks back then leads."""
    return measured(answered(guide, asked, vectors), guide.facts.reach)
