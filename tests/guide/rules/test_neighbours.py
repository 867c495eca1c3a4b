"""The nearest phrases speak for their label, whatever the others of that label say."""

import numpy as np

from willkommen.guide.rules.neighbours import FAR, gathered, unit

EAST, NORTH = [1.0, 0.0], [0.0, 1.0]
"""Two meanings that have nothing in common."""


def neighbours(meanings: list[list[float]], columns: list[int]) -> object:
    """Of two services (columns 0 and 1) and two kinds of danger (2 and 3)."""
    return gathered(np.array(meanings, dtype=np.float32), np.array(columns), 2, 2)


def test_it_finds_the_label_of_the_nearest_phrase() -> None:
    near = neighbours([NORTH, EAST], [1, 0])
    services, _ = near.likeness(np.array(EAST, dtype=np.float32))
    assert services.tolist() == [1.0, 0.0]


def test_one_phrase_of_danger_is_enough() -> None:
    near = neighbours([NORTH, EAST, NORTH, NORTH], [0, 2, 2, 2])
    _, danger = near.likeness(np.array(EAST, dtype=np.float32))
    assert danger[0] == 1.0


def test_everything_that_has_a_service_is_calm() -> None:
    near = neighbours([NORTH, EAST, EAST], [2, 0, 1])
    _, danger = near.likeness(np.array(EAST, dtype=np.float32))
    assert danger.tolist() == [0.0, FAR, 1.0]


def test_three_phrases_of_a_service_speak_together() -> None:
    near = neighbours([EAST, EAST, NORTH, NORTH], [0, 0, 0, 0])
    services, _ = near.likeness(np.array(EAST, dtype=np.float32))
    assert np.isclose(services[0], 2 / 3)


def test_it_measures_from_the_middle_of_all_phrases() -> None:
    moved = unit(np.array([[3.0, 1.0]], dtype=np.float32), np.array([1.0, 1.0], dtype=np.float32))
    assert moved.tolist() == [EAST]
