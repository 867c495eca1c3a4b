"""The trained part of the guide: multinomial logistic regression, small enough to read, quick enough to train at a desk.

Trained by L-BFGS (Liu and Nocedal, 1989) on the whole phrase book at once; probabilities are calibrated by one
temperature (Guo et al., 2017), fitted on phrases the head has not seen.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Head:
    """`weights` (features, classes), `bias` (classes,); logits are divided by `temperature` before the softmax."""

    weights: Floats
    bias: Floats
    temperature: float = 1.0

    def logits(self, features: Floats) -> Floats:
        """(n, classes), uncalibrated."""
        return np.asarray(features @ self.weights + self.bias, dtype=np.float32)

    def probabilities(self, features: Floats) -> Floats:
        """(n, classes), rows sum to one."""
        return softmax(self.logits(features) / self.temperature)


def softmax(logits: Floats) -> Floats:
    """Row by row, safe for large numbers."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def train(
    features: Floats,
    labels: Labels,
    classes: int,
    *,
    strength: float,
    steps: int = 60,
    start: Head | None = None,
    fixed: Sequence[int] = (),
) -> Head:
    """Least cross-entropy with every class weighted alike; larger `strength` trusts the phrases more (1 / ridge).

    `start`: the head of nearly the same phrases, of the same shape, from which a few steps are enough; `fixed`: its columns
    that stay as they are.
    """
    counts = np.bincount(labels, minlength=classes).astype(np.float32)
    share = (len(labels) / classes / np.maximum(counts, 1)) ** 0.5
    weight = (share[labels] / share[labels].sum()).astype(np.float32)
    ridge = np.float32(1 / (strength * len(labels)))
    width = features.shape[1]
    rows = np.arange(len(labels))

    def slope(flat: Floats) -> tuple[float, Floats]:
        matrix = flat.reshape(width + 1, classes)
        chance = softmax(features @ matrix[:-1] + matrix[-1])
        loss = -float(weight @ np.log(chance[rows, labels] + 1e-9))
        chance[rows, labels] -= 1
        chance *= weight[:, None]
        step = np.vstack([features.T @ chance + ridge * matrix[:-1], chance.sum(axis=0)])
        step[:, list(fixed)] = 0
        return loss + float(ridge) / 2 * float((matrix[:-1] ** 2).sum()), step.ravel()

    first = np.vstack([start.weights, start.bias[None]]) if start else np.zeros((width + 1, classes))
    best = descend(slope, first.astype(np.float32).ravel(), steps).reshape(width + 1, classes)
    return Head(best[:-1].copy(), best[-1].copy())


def descend(slope: Callable[[Floats], tuple[float, Floats]], start: Floats, steps: int, memory: int = 8) -> Floats:
    """The lowest point L-BFGS finds within `steps`; halves a step until it goes down."""
    point, (value, gradient) = start, slope(start)
    past: deque[tuple[Floats, Floats, float]] = deque(maxlen=memory)
    for _ in range(steps):
        direction = -_curved(gradient, past)
        length = 1.0 if past else min(1.0, 1 / float(np.abs(gradient).sum()))
        fall = float(gradient @ direction)
        for _ in range(12):
            moved = point + np.float32(length) * direction
            new_value, new_gradient = slope(moved)
            if new_value <= value + 1e-4 * length * fall:
                break
            length /= 2
        else:
            return point
        shift, bend = moved - point, new_gradient - gradient
        product = float(shift @ bend)
        if product > 1e-12:
            past.append((shift, bend, 1 / product))
        if value - new_value < 1e-6 * abs(value):
            return moved
        point, value, gradient = moved, new_value, new_gradient
    return point


def _curved(gradient: Floats, past: deque[tuple[Floats, Floats, float]]) -> Floats:
    """The two-loop recursion: the gradient as seen through the curvature of the last steps."""
    seen, shares = gradient.copy(), []
    for shift, bend, inverse in reversed(past):
        share = np.float32(inverse * float(shift @ seen))
        seen -= share * bend
        shares.append(share)
    if past:
        shift, bend, inverse = past[-1]
        seen *= np.float32(1 / (inverse * float(bend @ bend)))
    for (shift, bend, inverse), share in zip(past, reversed(shares), strict=True):
        seen += shift * (share - np.float32(inverse * float(bend @ seen)))
    return seen


def temperature(logits: Floats, labels: Labels) -> float:
    """The one that makes `logits` (of phrases the head has not seen) say how often they are right; 0.3 to 10."""
    rows = np.arange(len(labels))

    def surprise(heat: float) -> float:
        return -float(np.log(softmax(logits / np.float32(heat))[rows, labels] + 1e-9).mean())

    return float(min(np.geomspace(0.3, 10, 60), key=surprise))
