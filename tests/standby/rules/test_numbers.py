"""A number on paper is read however it was typed, and nothing else is taken for one."""

import pytest

from willkommen.standby.rules.numbers import NoPaperNumber, paper_number


@pytest.mark.parametrize("typed", ["A1001", " a1001", "a 1001 ", "A1 001"])
def test_it_reads_a_number(typed: str) -> None:
    assert paper_number(typed) == "A1001"


@pytest.mark.parametrize("typed", ["", "1001", "A100", "A10011", "AB100", "Ä1001", "I1001", "A١٠٠١", "K7MQ2-X9FPT"])
def test_it_refuses_what_is_none(typed: str) -> None:
    with pytest.raises(NoPaperNumber, match="A1001"):
        paper_number(typed)
