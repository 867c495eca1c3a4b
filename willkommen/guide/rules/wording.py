"""How alike two sentences are written: what finds misspelled words, foreign letters and names that no vector knows.

The cosine of the pieces of words, rare ones weighing more (Salton and Buckley, 1988), looked up by piece, so that a question is
compared with twenty thousand phrases in a millisecond.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.pieces import AT_ONCE, Places, pieces

Rows = NDArray[np.int32]
ROOM = 1 << 18
"""Numbers into which all pieces are folded."""


@dataclass(frozen=True)
class Wording:
    """The phrases by piece: those of piece p are `rows[starts[p]:starts[p + 1]]`, how much p says of each is `shares`."""

    starts: Places
    rows: Rows
    shares: Floats
    weight: Floats
    size: int

    def likeness(self, text: str) -> Floats:
        """(phrases,): 0 for nothing in common, 1 for the same words."""
        found = np.zeros(self.size, dtype=np.float32)
        folded, counts = np.unique(_folded(pieces([text])[1]), return_counts=True)
        said = self.weight[folded] * np.sqrt(counts)
        length = max(float(np.linalg.norm(said)), 1e-9)
        for piece, share in zip(folded.tolist(), (said / length).tolist(), strict=True):
            span = slice(self.starts[piece], self.starts[piece + 1])
            found[self.rows[span]] += share * self.shares[span]
        return found


def _folded(numbers: np.ndarray) -> Places:
    return (numbers % np.uint64(ROOM)).astype(np.int64)


def wording(texts: Sequence[str]) -> Wording:
    """The phrases in their order."""
    parts = deque(_counted(texts[at : at + AT_ONCE]) for at in range(0, max(len(texts), 1), AT_ONCE))
    holders = sum((np.bincount(folded, minlength=ROOM) for folded, _, _ in parts), np.zeros(ROOM, dtype=np.int64))
    weight = np.log((1 + len(texts)) / (1 + holders)).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(holders)])
    rows, shares = np.empty(starts[-1], dtype=np.int32), np.empty(starts[-1], dtype=np.float32)
    free, first = starts[:-1].copy(), 0
    while parts:
        folded, own, counts = parts.popleft()
        said = weight[folded] * np.sqrt(counts, dtype=np.float32)
        said /= np.maximum(np.sqrt(np.bincount(own, said**2, AT_ONCE)), 1e-9).astype(np.float32)[own]
        held, begins, sizes = np.unique(folded, return_index=True, return_counts=True)
        places = free[folded] + np.arange(len(folded)) - np.repeat(begins, sizes)
        free[held] += sizes
        rows[places], shares[places] = own + np.int32(first), said
        first += AT_ONCE
    return Wording(starts, rows, shares, weight, len(texts))


def _counted(texts: Sequence[str]) -> tuple[Rows, NDArray[np.uint16], NDArray[np.uint8]]:
    """(piece, place of the text, how often) of every piece of every text, by piece."""
    places, numbers = pieces(texts)
    both, counts = np.unique(_folded(numbers) * len(texts) + places, return_counts=True)
    folded, own = np.divmod(both, max(len(texts), 1))
    return folded.astype(np.int32), own.astype(np.uint16), np.minimum(counts, 255).astype(np.uint8)
