"""Like sentences stand together, each once."""

import numpy as np

from willkommen.guide.rules.likeness import groups, packed, unpacked


def test_it_groups_what_is_alike_with_the_largest_group_first() -> None:
    rows = np.array([[0, 1], [1, 0], [0.9, 0.1], [1, 0.05], [0.1, 0.9]], dtype=np.float32)
    assert groups(rows) == [[1, 2, 3], [0, 4]]


def test_it_keeps_sentences_without_a_meaning_apart() -> None:
    assert sorted(groups(np.zeros((3, 2), dtype=np.float32))) == [[0], [1], [2]]


def test_it_groups_nothing_where_nothing_is() -> None:
    assert groups(np.zeros((0, 2), dtype=np.float32)) == []


def test_it_keeps_the_direction_of_a_meaning_in_one_byte_a_column() -> None:
    vector = np.random.default_rng(3).normal(size=384).astype(np.float32)
    again = unpacked(packed(vector))
    assert again @ vector / np.linalg.norm(again) / np.linalg.norm(vector) > 0.999
