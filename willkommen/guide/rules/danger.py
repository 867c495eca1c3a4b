"""Danger has its own, simpler recogniser: a miss may cost a life, so words that mean danger decide on their own.

Beside it stands a trained head of its own for what no list foresees ("he reads my messages"); either is enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.patterns import Words, any_of, padded, stands_in

CALM = "calm"
"""The label of everything that is no danger."""
LIKELIER = 12.0
"""How much likelier signs make danger of their kind (odds)."""
WATCHFUL = 0.25
"""Danger this likely, though no alarm: the answer is the usual one, and the help lines stand above it."""
OUTRIGHT = 40.0
"""How much more a certain sign says about the kind than a possible one."""


@dataclass(frozen=True)
class Sign:
    """Words that mean danger of a kind when all of them stand in a text, in any order, unless one of `unless` does.

    A `certain` sign decides; any other makes what the head sees likelier.
    """

    kind: str
    words: tuple[Words, ...]
    unless: Words = ()
    certain: bool = True


@dataclass(frozen=True)
class Fear:
    """The likeliest kind of danger, and the probability that there is danger of any kind."""

    kind: str
    chance: float


def sign(kind: str, line: str, *, certain: bool = True) -> Sign:
    """A line of danger.yaml: `töte* mich & nicht - film|spiel`; `|` = or, `&` = and, ` - ` = unless, `*` = any ending."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is no kind of danger; use one of {', '.join(KINDS)}.")
    must, _, never = line.partition(" - ")
    return Sign(kind, tuple(any_of(part) for part in must.split("&")), any_of(never) if never else (), certain)


def signs_in(text: str, signs: Sequence[Sign]) -> list[Sign]:
    """The signs that stand in `text`."""
    said = padded(text)
    return [
        one for one in signs if all(stands_in(said, words) for words in one.words) and not stands_in(said, one.unless)
    ]


def fear(found: Sequence[Sign], chances: Mapping[str, float]) -> Fear:
    """How likely danger is, and of which kind. `chances`: the head's probability of each kind and of `CALM`.

    A certain sign is danger, and most likely of its kind; any other makes its kind likelier.
    """
    hinted = {one.kind: LIKELIER for one in found} | {one.kind: LIKELIER * OUTRIGHT for one in found if one.certain}
    weighed = {kind: chances.get(kind, 0.0) * hinted.get(kind, 1.0) for kind in KINDS}
    danger = sum(weighed.values())
    certain = any(one.certain for one in found)
    return Fear(max(KINDS, key=lambda kind: weighed[kind]), 1.0 if certain else danger / (danger + chances[CALM]))
