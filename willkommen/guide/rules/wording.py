"""How alike two sentences are written: what finds misspelled words, foreign letters and names that no vector knows.

The cosine of the pieces of words, rare ones weighing more (Salton and Buckley, 1988), looked up by piece, so that a question is
compared with twenty thousand phrases in a millisecond.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.pieces import Places, pieces

ROOM = 1 << 18
"""Numbers into which all pieces are folded."""


@dataclass(frozen=True)
class Wording:
    """The phrases by piece: those of piece p are `rows[starts[p]:starts[p + 1]]`, how much p says of each is `shares`."""

    starts: Places
    rows: Places
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
    places, numbers = pieces(texts)
    both, counts = np.unique(_folded(numbers) * len(texts) + places, return_counts=True)
    folded, rows = np.divmod(both, max(len(texts), 1))
    holders = np.bincount(folded, minlength=ROOM)
    weight = np.log((1 + len(texts)) / (1 + holders)).astype(np.float32)
    shares = weight[folded] * np.sqrt(counts)
    lengths = np.sqrt(np.bincount(rows, shares**2, len(texts)))
    shares /= np.maximum(lengths, 1e-9)[rows]
    starts = np.concatenate([[0], np.cumsum(holders)])
    return Wording(starts, rows.astype(np.int32), shares.astype(np.float32), weight, len(texts))
