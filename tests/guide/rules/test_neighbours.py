"""The nearest phrases speak for their label, whatever the others of that label say."""

import numpy as np
import pytest

from willkommen.guide.rules.model import unit
from willkommen.guide.rules.neighbours import FAR, WORDS, Likeness, Neighbours, gathered

EAST, NORTH = [1.0, 0.0], [0.0, 1.0]
"""Two meanings that have nothing in common."""


def neighbours(meanings: list[list[float]], columns: list[int], words: str = "") -> Neighbours:
    """Of two services (columns 0 and 1) and two kinds of danger (2 and 3); `words`: how the first phrase is written."""
    texts = [words] + [""] * (len(columns) - 1)
    return gathered(np.array(meanings, dtype=np.float32), texts, np.array(columns), 2, 2)


def likeness(near: Neighbours, meaning: list[float], text: str = "") -> Likeness:
    return near.likeness(np.array(meaning, dtype=np.float32), text)


def test_it_finds_the_label_of_the_nearest_phrase() -> None:
    assert likeness(neighbours([NORTH, EAST], [1, 0]), EAST).services.tolist() == [1.0, 0.0]


def test_two_phrases_of_a_label_speak_together() -> None:
    found = likeness(neighbours([EAST, NORTH, NORTH, EAST, EAST, NORTH], [0, 0, 0, 2, 2, 2]), EAST)
    assert found.services[0] == 0.5
    assert found.danger[0] == 1.0


def test_the_same_words_count_beside_the_meaning() -> None:
    near = neighbours([NORTH, NORTH], [0, 1], "karte weg")
    assert np.allclose(likeness(near, EAST, "karte weg").services, [WORDS, 0.0])
    assert likeness(near, EAST, "karte weg").wording == pytest.approx(1.0)


def test_everything_that_has_a_service_is_calm() -> None:
    found = likeness(neighbours([NORTH, EAST, EAST], [2, 0, 1]), EAST)
    assert found.danger.tolist() == [0.0, FAR, 1.0]
    assert found.nearest == 1.0


def test_it_measures_from_the_middle_of_all_phrases() -> None:
    moved = unit(np.array([[3.0, 1.0]], dtype=np.float32), np.array([1.0, 1.0], dtype=np.float32))
    assert moved.tolist() == [EAST]
