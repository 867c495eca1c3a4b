"""How good the guide is on questions with known answers, and what a change makes better or worse."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from willkommen.guide.rules.answer import HELP_NOW, Answer
from willkommen.guide.rules.reach import Reach, leads

NAMES = ("first", "three", "abroad", "refused", "alarms", "danger")
"""Right service first; among three; not done here recognised; real concern refused; false alarm; danger recognised."""
ASKING = ("asked", "reached", "missed")
"""Something is asked back; a path of answers leads to a right service; every path misses it."""


@dataclass(frozen=True)
class Question:
    """`services`: those that are right, none for what the house does not do; `kinds`: of danger, none when calm."""

    text: str
    language: str
    services: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Measured:
    """Each share as (how many, of how many); `wrong`: questions whose right service was not first.

    `lost`: questions from which no path leads to a right service. Of 0: nobody knew what is asked back.
    """

    first: tuple[int, int]
    three: tuple[int, int]
    abroad: tuple[int, int]
    refused: tuple[int, int]
    alarms: tuple[int, int]
    danger: tuple[int, int]
    wrong: tuple[str, ...] = ()
    asked: tuple[int, int] = (0, 0)
    reached: tuple[int, int] = (0, 0)
    lost: tuple[str, ...] = ()

    @property
    def missed(self) -> tuple[int, int]:
        """Concerns from which every path misses what is right."""
        reached, whole = self.reached
        return whole - reached, whole

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


def from_json(data: Mapping[str, Any]) -> Measured:
    """What `as_json` gave."""
    names = [*NAMES, *(name for name in ("asked", "reached") if name in data)]
    shares: dict[str, Any] = {name: (int(data[name][0]), int(data[name][1])) for name in names}
    return Measured(**shares, wrong=tuple(data["wrong"]), lost=tuple(data.get("lost", ())))


def right(question: Question, answer: Answer, first: int) -> bool:
    """Whether a right service is among the first so many."""
    return any(match.service in question.services for match in answer.matches[:first])


def false_alarm(question: Question, answer: Answer) -> bool:
    """Whether the danger page stood there for somebody who is in no danger; who only cries for help is."""
    return answer.urgent is not None and not question.kinds and HELP_NOW not in question.services


def measured(answered: Iterable[tuple[Question, Answer]], known: Mapping[str, Reach] | None = None) -> Measured:
    """The shares of some questions and their answers. `known`: what is asked back once a service is chosen."""
    pairs = list(answered)
    concerns = [(q, a) for q, a in pairs if q.services and not q.kinds]
    calm = [(q, a) for q, a in pairs if not q.kinds]
    abroad = [(q, a) for q, a in calm if not q.services]
    urgent = [(q, a) for q, a in pairs if q.kinds]
    return Measured(
        first=_share(right(q, a, 1) for q, a in concerns),
        three=_share(right(q, a, 3) for q, a in concerns),
        abroad=_share(a.outcome == "out_of_scope" for _, a in abroad),
        refused=_share(a.outcome == "out_of_scope" for _, a in concerns),
        alarms=_share(false_alarm(q, a) for q, a in calm),
        danger=_share(a.urgent is not None for _, a in urgent),
        wrong=tuple(q.text for q, a in concerns if not right(q, a, 1)),
        **(_asking(concerns, known) if known else {}),
    )


def _asking(concerns: Sequence[tuple[Question, Answer]], known: Mapping[str, Reach]) -> dict[str, Any]:
    """Somebody may choose any of the services shown; something is asked back when it is after the first of them."""
    lost = [q.text for q, a in concerns if not leads(a.offered, q.services, known)]
    return {
        "asked": _share(any(known[name].asked for name in a.offered[:1] if name in known) for _, a in concerns),
        "reached": (len(concerns) - len(lost), len(concerns)),
        "lost": tuple(lost),
    }


def _share(flags: Iterable[bool]) -> tuple[int, int]:
    seen = list(flags)
    return sum(seen), len(seen)
