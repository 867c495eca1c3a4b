"""The trained head, what it was trained on, and how a text becomes the numbers it reads."""

from dataclasses import dataclass

import numpy as np

from willkommen.guide.rules.head import Floats, Head

SPELLING = 512
"""Columns for the pieces of words beside the columns for the meaning."""
MEANING_WEIGHT = 2.0
"""What the meaning weighs beside the spelling."""
SERVICES_NEAR = 15.0
"""What the nearest phrases of a service add to its logit, for each unit of likeness."""
DANGER_NEAR = 20.0
"""The same for danger."""
BLUNT = 0.5
"""Share of the mean spread that is added to every direction before it is evened out, so that none becomes noise."""
DIRECTIONS = 192
"""In which labels differ most: half of them tell as much as all and need half the memory."""


@dataclass(frozen=True)
class Model:
    """`labels`, then `kinds`: the columns of `head`; of danger there is also what is left, calm.

    `centre`: mean vector of the phrases; `even`: (384, DIRECTIONS), see `evened`.
    A model without meaning (`centre` of width 0) reads spelling alone.
    """

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    head: Head
    alarm: float
    centre: Floats
    even: Floats

    def unit(self, meanings: Floats) -> Floats:
        """(n, DIRECTIONS) from (n, 384): as the head and the neighbours read them."""
        return unit(meanings, self.centre, self.even)


def unit(meanings: Floats, middle: Floats, even: Floats | None = None) -> Floats:
    """(n, DIRECTIONS) from (n, 384): moved to their middle, evened out, each of length one, so that a product is a cosine."""
    moved = meanings - middle
    if even is not None:
        moved = moved @ even
    lengths = np.sqrt(np.einsum("ij,ij->i", moved, moved))
    moved /= np.maximum(lengths, np.float32(1e-9))[:, None]
    return np.asarray(moved, dtype=np.float32)


def features(meanings: Floats, spelling: Floats) -> Floats:
    """(n, columns): what the head reads, `unit` meanings beside the spelling."""
    return np.hstack([meanings * np.float32(MEANING_WEIGHT), spelling]).astype(np.float32)


def evened(meanings: Floats, columns: np.ndarray) -> Floats:
    """(384, DIRECTIONS): where phrases of one label differ (their language, their tone) becomes short, and of what is left the
    directions in which the labels differ.

    Within-class covariance normalisation (Hatch, Kajarekar and Stolcke, 2006), then discriminant directions (Rao, 1948).
    """
    own = np.zeros((int(columns.max()) + 1, len(meanings)), dtype=np.float32)
    own[columns, np.arange(len(meanings))] = 1
    sizes = own.sum(axis=1, keepdims=True)
    middles = own @ meanings / np.maximum(sizes, 1)
    spread = meanings - middles[columns]
    lengths, directions = np.linalg.eigh(spread.T @ spread / len(spread))
    stretched = directions / np.sqrt(lengths + BLUNT * lengths.sum() / max(len(lengths), 1))
    apart = (middles - meanings.mean(axis=0)) @ stretched * np.sqrt(sizes)
    return np.asarray(stretched @ np.linalg.eigh(apart.T @ apart)[1][:, -DIRECTIONS:], dtype=np.float32)


def services_logits(row: Floats, likeness: Floats) -> Floats:
    """(labels,): what the head and the neighbours say together of the services and topics."""
    labels = len(likeness)
    return np.asarray(row[:labels] + np.float32(SERVICES_NEAR) * likeness, dtype=np.float32)


def danger_logits(row: Floats, likeness: Floats) -> Floats:
    """(kinds + 1,): the same of each kind of danger, and of calm, which is every service together."""
    labels = len(row) - len(likeness) + 1
    top = row[:labels].max()
    calm = top + np.log(np.exp(row[:labels] - top).sum())
    return np.asarray(np.append(row[labels:], calm) + np.float32(DANGER_NEAR) * likeness, dtype=np.float32)
