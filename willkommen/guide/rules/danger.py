"""Danger: what was learned from many sentences, and beside it words that mean danger, which never pass without a help line.

Words alone do not decide: "suspension of deportation" and "my son hits the others in kindergarten" hold them too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.patterns import Words, any_of, padded, stands_in

CALM = "calm"
"""The label of everything that is no danger."""
LIKELIER = 4.0
"""How much likelier signs make danger of their kind (odds)."""
OUTRIGHT = 5.0
"""How much more a certain sign says than a possible one."""
WATCHFUL = 0.1
"""Danger this likely, though no alarm: the answer is the usual one, and the help lines stand above it."""


@dataclass(frozen=True)
class Sign:
    """Words that mean danger of a kind when all of them stand in a text, in any order, unless one of `unless` does.

    Each makes danger of its kind likelier; a `certain` one more, and the help lines stand on the page whatever else is seen.
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

    Every sign makes its kind likelier; with a certain one the chance is never so small that no help line is shown.
    """
    hinted = {one.kind: LIKELIER for one in found} | {one.kind: LIKELIER * OUTRIGHT for one in found if one.certain}
    weighed = {kind: chances.get(kind, 0.0) * hinted.get(kind, 1.0) for kind in KINDS}
    danger = sum(weighed.values())
    least = WATCHFUL if any(one.certain for one in found) else 0.0
    return Fear(max(KINDS, key=lambda kind: weighed[kind]), max(least, danger / (danger + chances[CALM])))
