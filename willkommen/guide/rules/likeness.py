"""Put sentences that mean nearly the same together, the largest group first."""

import numpy as np

from willkommen.guide.rules.head import Floats

LIKE = 0.55
"""Cosine, after the middle of all phrases is taken away, from which two sentences count as alike."""


def packed(vector: Floats) -> bytes:
    """A vector in one byte a column: its direction is all that is needed."""
    top = float(np.abs(vector).max()) or 1.0
    return np.round(vector / top * 127).astype(np.int8).tobytes()


def unpacked(row: bytes) -> Floats:
    """What `packed` kept."""
    return np.frombuffer(row, dtype=np.int8).astype(np.float32)


def groups(vectors: Floats) -> list[list[int]]:
    """Rows of `vectors` (middle taken away) that are alike, each row once; the largest group first, else as they came."""
    if not len(vectors):
        return []
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    free = np.ones(len(unit), dtype=bool)
    found: list[list[int]] = []
    for row in range(len(unit)):
        if free[row]:
            members = np.flatnonzero(free & (unit @ unit[row] >= LIKE) | (np.arange(len(unit)) == row))
            members = members[free[members]]
            free[members] = False
            found.append(members.tolist())
    return sorted(found, key=lambda group: -len(group))
