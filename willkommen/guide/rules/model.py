"""The trained head, what it was trained on, and how a text becomes the numbers it reads."""

from dataclasses import dataclass

import numpy as np

from willkommen.guide.rules.head import Floats, Head

SPELLING = 1024
"""Columns for the pieces of words beside the columns for the meaning."""
MEANING_WEIGHT = 2.0
"""Vectors of the model lie close together; this spreads them so that both parts weigh what they are worth."""
SPELLING_WEIGHT = 1.0
SERVICES_NEAR = 10.0
"""What the nearest phrases of a service add to its logit, for each unit of likeness."""
DANGER_NEAR = 20.0
"""The same for danger: there the nearest phrases say more than what all have in common."""
BLUNT = 0.5
"""Share of the mean spread that is added to every direction before it is evened out, so that none becomes noise."""


@dataclass(frozen=True)
class Model:
    """`labels`, then `kinds`: the columns of `head`; of danger there is also what is left, calm.

    `centre`: mean vector of the phrases; `even`: (384, 384), makes phrases of one label lie evenly around their middle.
    A model without meaning (`centre` of width 0) reads spelling alone.
    """

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    head: Head
    alarm: float
    centre: Floats
    even: Floats

    def features(self, meaning: Floats, spelling: Floats) -> Floats:
        """(n, columns) from (n, 384 or 0) and (n, SPELLING)."""
        return features(meaning, spelling, self.centre)


def features(meaning: Floats, spelling: Floats, centre: Floats) -> Floats:
    """Meaning moved to its middle and spread, beside the spelling."""
    width = len(centre)
    middle = (meaning[:, :width] - centre) * np.float32(MEANING_WEIGHT)
    return np.hstack([middle, spelling * np.float32(SPELLING_WEIGHT if width else 1.0)]).astype(np.float32)


def evened(meanings: Floats, columns: np.ndarray) -> Floats:
    """(384, 384): directions in which phrases of one label differ (their language, their tone) become short, the others long.

    Within-class covariance normalisation (Hatch, Kajarekar and Stolcke, 2006).
    """
    own = np.zeros((int(columns.max()) + 1, len(meanings)), dtype=np.float32)
    own[columns, np.arange(len(meanings))] = 1
    middles = own @ meanings / np.maximum(own.sum(axis=1, keepdims=True), 1)
    spread = meanings - middles[columns]
    lengths, directions = np.linalg.eigh(spread.T @ spread / len(spread))
    stretched = directions / np.sqrt(lengths + BLUNT * lengths.sum() / max(len(lengths), 1))
    return np.asarray(stretched, dtype=np.float32)


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
