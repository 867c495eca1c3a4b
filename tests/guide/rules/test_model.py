"""Directions in which phrases of one label differ count little, those in which the labels differ count much."""

import numpy as np

from willkommen.guide.rules.model import danger_logits, evened, services_logits, unit

NOISE, MATTER = 0, 1


def test_it_shortens_what_differs_within_one_label() -> None:
    chance = np.random.default_rng(3)
    columns = np.repeat([0, 1], 200)
    points = chance.normal(size=(400, 2)) * [5.0, 0.5]
    points[:, MATTER] += 2.0 * columns
    points = points.astype(np.float32)
    middle = points.mean(axis=0)

    def separation(even: np.ndarray | None) -> float:
        near = unit(points, middle, even)
        like = near @ near.T
        same = columns[:, None] == columns[None]
        return float(like[same].mean() - like[~same].mean())

    assert separation(evened(points, columns)) > 2 * separation(None)


def test_every_service_together_is_calm() -> None:
    row = np.log(np.array([1, 2, 3, 4], dtype=np.float32))
    calm_and_kind = danger_logits(row, np.zeros(2, dtype=np.float32))
    assert np.allclose(np.exp(calm_and_kind), [4, 1 + 2 + 3], rtol=1e-5)


def test_the_neighbours_add_to_what_the_head_says() -> None:
    row = np.zeros(3, dtype=np.float32)
    assert services_logits(row, np.array([0.1, 0.9], dtype=np.float32)).argmax() == 1
    assert danger_logits(row, np.array([0.9, 0.1], dtype=np.float32)).argmax() == 0
