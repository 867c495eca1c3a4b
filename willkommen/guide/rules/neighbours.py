"""What the nearest phrases are about: a meaning that was taught in any language is recognised in every other.

The head sees what phrases of one label have in common; the neighbours remember each phrase, however odd. Of danger that was left
out of one language at a time, the head alone found a half, the neighbours nine in ten (docs/figures.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from willkommen.guide.rules.head import Floats, Labels
from willkommen.guide.rules.wording import Wording, wording

MOST = 2
"""Phrases of a label that say together how near it is."""
WORDS = 0.5
"""What the same words weigh beside the same meaning."""
FAR = -1.0
"""Likeness of a label without a phrase."""


@dataclass(frozen=True)
class Likeness:
    """Of the nearest phrases of each service (services,), and of each kind of danger and of calm (kinds + 1,).

    `nearest`: of the nearest phrase of all; `wording`: of the one that is written most alike, whatever it means.
    """

    services: Floats
    danger: Floats
    nearest: float
    wording: float


@dataclass(frozen=True)
class Neighbours:
    """`rows` (n, DIRECTIONS): the meaning of each phrase as `unit` makes it, no columns without the language model; `words`: how they
    are written. Of which rows a label is, `services` and `danger` say: (first row, end) for each.
    """

    rows: Floats
    words: Wording
    services: tuple[tuple[int, int], ...]
    danger: tuple[tuple[int, int], ...]

    def likeness(self, meaning: Floats, text: str) -> Likeness:
        """How near `text` with this `meaning`, made by `unit`, is to what was taught."""
        words = self.words.likeness(text)
        seen = self.rows @ meaning + np.float32(WORDS) * words
        nearest, wording = float(seen.max(initial=FAR)), float(words.max(initial=0.0))
        return Likeness(_nearest(seen, self.services), _nearest(seen, self.danger), nearest, wording)


def _nearest(seen: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
    return np.array([_mean_of_best(seen[first:end]) for first, end in spans], dtype=np.float32)


def _mean_of_best(seen: Floats) -> float:
    if not len(seen):
        return FAR
    best = seen if len(seen) <= MOST else np.partition(seen, -MOST)[-MOST:]
    return float(best.sum()) / len(best)


def gathered(meanings: Floats, texts: Sequence[str], columns: Labels, services: int, kinds: int) -> Neighbours:
    """The neighbours from (n, DIRECTIONS) `unit` meanings, the texts and the column of each: a service, or `services` + its kind.

    All that have a service are calm together: the last span of danger.
    """
    order = np.argsort(columns, kind="stable")
    edges = np.searchsorted(columns[order], np.arange(services + kinds + 1)).tolist()
    spans = tuple(pairwise(edges))
    words = wording([texts[at] for at in order])
    rows = meanings if (np.diff(columns) >= 0).all() else np.ascontiguousarray(meanings[order])
    return Neighbours(rows, words, spans[:services], (*spans[services:], (0, edges[services])))
