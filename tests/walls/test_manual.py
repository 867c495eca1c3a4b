"""The manual shows what the matrix allows, word for word."""

from tests.walls.in_the_manual import MANUAL, in_step


def test_it_shows_in_the_manual_what_may_flow() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert manual == in_step(manual), "say: python -m tests.walls.in_the_manual"
