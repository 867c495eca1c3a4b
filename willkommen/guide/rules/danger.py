"""Danger has its own, simpler recogniser: a miss may cost a life, so words that mean danger decide on their own.

Beside it stands a trained head of its own for what no list foresees ("he reads my messages"); either is enough.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from willkommen.guide.rules.answer import KINDS
from willkommen.guide.rules.patterns import any_of
from willkommen.guide.rules.spelling import normalised

CALM = "calm"
"""The label of everything that is no danger."""


@dataclass(frozen=True)
class Sign:
    """Words that mean danger of a kind when all of them stand in a text, in any order, unless one of `unless` does."""

    kind: str
    words: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...] = ()


def sign(kind: str, line: str) -> Sign:
    """A line of danger.yaml: `töte* mich & nicht - film|spiel`; `|` = or, `&` = and, ` - ` = unless, `*` = any ending."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is no kind of danger; use one of {', '.join(KINDS)}.")
    must, _, never = line.partition(" - ")
    return Sign(kind, tuple(any_of(part) for part in must.split("&")), (any_of(never),) if never else ())


def signs_in(text: str, signs: Sequence[Sign]) -> dict[str, int]:
    """How many signs of each kind stand in `text`; empty when none does."""
    plain = normalised(text)
    found: dict[str, int] = {}
    for one in signs:
        if all(words.search(plain) for words in one.words) and not any(w.search(plain) for w in one.unless):
            found[one.kind] = found.get(one.kind, 0) + 1
    return found


def kind_of(found: Mapping[str, int], chances: Mapping[str, float], alarm: float) -> str | None:
    """The kind of danger, or None. `chances`: the head's probability of each kind and of `CALM`; `alarm`: how much
    danger (all kinds together) the head must see on its own. Where words speak, the head only breaks their ties."""
    if found:
        return max(found, key=lambda kind: chances.get(kind, 0.0) + 0.1 * found[kind])
    if 1 - chances[CALM] < alarm:
        return None
    return max(KINDS, key=lambda kind: chances.get(kind, 0.0))
