"""Questions that no phrase book holds, and the guide's answers to them, asked once for all tests."""

import csv
from dataclasses import dataclass
from functools import cache

from tests.house.sources import ROOT
from willkommen.guide import store, training
from willkommen.guide.measuring import questions_in
from willkommen.guide.queries import load
from willkommen.guide.rules.answer import Answer
from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.measure import Question

DATA = ROOT / "tests" / "data"
MEASURING = ROOT / "centres" / "giessen" / "guide" / "measuring"
OWN = (
    "urgent_held_back",
    "urgent_far_fetched",
    "urgent_plain",
    "concerns_held_back",
    "concerns_plain",
    "calm_held_back",
    "urgent_fresh",
    "concerns_fresh",
    "calm_fresh",
)
"""Files of our own among the centre's: none of it was ever taught."""


@dataclass(frozen=True)
class Asked:
    """A question with its answer."""

    question: Question
    answer: Answer

    def right(self, first: int) -> bool:
        """Whether a right service is among the first so many."""
        return any(match.service in self.question.services for match in self.answer.matches[:first])

    def right_agency(self) -> bool:
        """Whether the first service is done by the agency of a right one."""
        agencies = load().facts.agencies
        return bool(self.answer.matches) and self.answer.matches[0].agency in {
            agencies[service] for service in self.question.services
        }


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file below tests/data."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def development(*, strict: bool = False) -> list[Question]:
    """The 281 questions for measuring; second acceptable services count unless `strict`."""
    also: dict[str, set[str]] = {}
    for row in [] if strict else rows("questions/queries_alternatives_dev"):
        also.setdefault(row["id"], set()).add(row["also_acceptable_service_id"])
    kinds = {row["id"]: row["urgent_type"] for row in rows("questions/urgent_labels_dev")}
    return [
        Question(
            row["text"],
            row["lang"],
            frozenset({row["service_id"], *also.get(row["id"], ())} - {""}),
            frozenset(kinds[row["id"]].split(";")) if row["id"] in kinds else frozenset(),
        )
        for row in rows("questions/queries_dev")
    ]


def held_back(name: str) -> list[Question]:
    """Our own questions of one file of `OWN`."""
    return questions_in(MEASURING / f"{name}.csv")


@cache
def _vectors() -> dict[int, Floats]:
    """Those of our own questions, which are shipped."""
    return store.read_vectors(training.shipped(MEASURING.parents[1])[0])


@cache
def _asked(text: str, language: str) -> Answer:
    return load().judged(text, language, _vectors().get(store.key(text)))


def asked(questions: list[Question]) -> list[Asked]:
    """Each with its answer; a question is put once in a process however many tests look at it."""
    return [Asked(question, _asked(question.text, question.language)) for question in questions]


def share(flags: list[bool]) -> float:
    """Of how many it is true, 0 to 1."""
    return sum(flags) / len(flags)
