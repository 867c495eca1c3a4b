"""Pieces of a file arrive in order, once each."""

import pytest

from willkommen.papers.rules.limits import PIECE, Begun


def test_it_takes_the_next_piece() -> None:
    assert Begun(size=10, received=4).takes(4, 6)


@pytest.mark.parametrize(("offset", "length"), [(0, 4), (5, 1), (4, 0), (4, 7), (4, PIECE + 1)])
def test_it_refuses_a_piece_that_came_before_comes_too_early_or_is_too_much(offset: int, length: int) -> None:
    assert not Begun(size=10, received=4).takes(offset, length)


def test_it_is_complete_when_nothing_is_missing() -> None:
    assert Begun(size=10, received=10).complete
    assert not Begun(size=10, received=9).complete
