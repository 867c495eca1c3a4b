"""What the nearest phrases are about: a meaning that was taught in any language is recognised in every other.

The heads see what phrases of one label have in common; the neighbours remember each phrase, however odd. Of danger that was left
out of one language at a time, the head alone found a half, the neighbours nine in ten (docs/figures.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from willkommen.guide.rules.head import Floats, Labels

MOST = 3
"""Phrases of a service that say together how near it is; for danger one is enough."""
FAR = -1.0
"""Likeness of a label without a phrase."""


@dataclass(frozen=True)
class Neighbours:
    """`rows` (n, 384): the meaning of each phrase as `unit` makes it; of which rows a label is, `services` and `danger` say.

    Both hold (first row, end) for each label, in the order of the heads' columns.
    """

    rows: Floats
    services: tuple[tuple[int, int], ...]
    danger: tuple[tuple[int, int], ...]

    def likeness(self, meaning: Floats) -> tuple[Floats, Floats]:
        """(services,) and (kinds,): cosine of the nearest phrases of each label to one `meaning`, made by `unit`."""
        seen = self.rows @ meaning
        return _nearest(seen, self.services, MOST), _nearest(seen, self.danger, 1)


def _nearest(seen: Floats, spans: Sequence[tuple[int, int]], most: int) -> Floats:
    return np.array([_mean_of_best(seen[first:end], most) for first, end in spans], dtype=np.float32)


def _mean_of_best(seen: Floats, most: int) -> float:
    if not len(seen):
        return FAR
    best = seen if len(seen) <= most else np.partition(seen, -most)[-most:]
    return float(best.mean())


def unit(meanings: Floats, middle: Floats) -> Floats:
    """(n, 384): moved to their middle, each of length one, so that a product is a cosine."""
    moved = meanings - middle
    lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), np.float32(1e-9))
    return np.asarray(moved / lengths, dtype=np.float32)


def gathered(meanings: Floats, columns: Labels, services: int, kinds: int) -> Neighbours:
    """The neighbours from (n, 384) `unit` meanings and the column of each: a service, or `services` + its kind of danger.

    All that have a service are calm together: the last column of danger, as the second head has it.
    """
    order = np.argsort(columns, kind="stable")
    edges = np.searchsorted(columns[order], np.arange(services + kinds + 1)).tolist()
    spans = tuple(pairwise(edges))
    return Neighbours(
        np.ascontiguousarray(meanings[order]), spans[:services], (*spans[services:], (0, edges[services]))
    )
