"""The two heads, what they were trained on, and how a text becomes the numbers they read."""

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
DANGER_NEAR = 24.0
"""The same for danger: there the nearest phrase says more than what all have in common."""


@dataclass(frozen=True)
class Model:
    """`labels` of the columns of `services`; `kinds` of those of `danger`; `centre`: mean vector of the phrases.

    A model without meaning (`centre` of width 0) reads spelling alone.
    """

    labels: tuple[str, ...]
    services: Head
    kinds: tuple[str, ...]
    danger: Head
    alarm: float
    centre: Floats

    def features(self, meaning: Floats, spelling: Floats) -> Floats:
        """(n, columns) from (n, 384 or 0) and (n, SPELLING)."""
        return features(meaning, spelling, self.centre)


def features(meaning: Floats, spelling: Floats, centre: Floats) -> Floats:
    """Meaning moved to its middle and spread, beside the spelling."""
    width = len(centre)
    middle = (meaning[:, :width] - centre) * np.float32(MEANING_WEIGHT)
    return np.hstack([middle, spelling * np.float32(SPELLING_WEIGHT if width else 1.0)]).astype(np.float32)


def services_logits(row: Floats, likeness: Floats) -> Floats:
    """(classes,): what the head and the neighbours say together."""
    return np.asarray(row + np.float32(SERVICES_NEAR) * likeness, dtype=np.float32)


def danger_logits(row: Floats, likeness: Floats) -> Floats:
    """(kinds,): the same for danger."""
    return np.asarray(row + np.float32(DANGER_NEAR) * likeness, dtype=np.float32)
