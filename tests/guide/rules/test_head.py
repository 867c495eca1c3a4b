"""The head learns what can be learned and says how sure it is."""

import numpy as np

from willkommen.guide.rules.head import softmax, temperature, train


def three_clouds(each: int) -> tuple[np.ndarray, np.ndarray]:
    """Three clouds of points in ten dimensions that hardly touch, and their numbers."""
    chance = np.random.default_rng(7)
    middles = chance.normal(size=(3, 10)) * 2
    labels = np.repeat(np.arange(3), each)
    return (middles[labels] + chance.normal(size=(3 * each, 10)) * 0.5).astype(np.float32), labels


def test_it_tells_three_clouds_apart() -> None:
    points, labels = three_clouds(40)
    head = train(points[::2], labels[::2], 3, strength=1.0)
    assert (head.probabilities(points[1::2]).argmax(axis=1) == labels[1::2]).mean() > 0.98


def test_it_answers_with_probabilities() -> None:
    points, labels = three_clouds(10)
    chances = train(points, labels, 3, strength=1.0).probabilities(points)
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)


def test_it_cools_down_logits_that_boast() -> None:
    chance = np.random.default_rng(1)
    labels = chance.integers(0, 2, 400)
    right = chance.random(400) < 0.7
    said = np.where(right, labels, 1 - labels)
    boasting = np.zeros((400, 2), dtype=np.float32)
    boasting[np.arange(400), said] = 8
    heat = temperature(boasting, labels)
    assert abs(softmax(boasting / heat).max(axis=1).mean() - 0.7) < 0.12
