"""Receipts are long enough and split in two halves; the deadline is that of the AGG."""

from datetime import date

import pytest

from willkommen.complaints.rules.deadline import claim_until
from willkommen.complaints.rules.receipt import LENGTH, finder, new_receipt, opener, read_receipt
from willkommen.complaints.sealing import open_with, public_of, seal_for
from willkommen.core.codes import ALPHABET
from willkommen.core.errors import BadValue


@pytest.mark.parametrize(
    ("known", "until"),
    [
        (date(2027, 3, 10), date(2027, 5, 10)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2027, 7, 31), date(2027, 9, 30)),
        (date(2026, 11, 1), date(2027, 1, 1)),
    ],
)
def test_it_gives_two_months(known: date, until: date) -> None:
    assert claim_until(known) == until


def test_it_makes_receipts_of_eighty_bits() -> None:
    assert len(ALPHABET) ** LENGTH == 2**80
    made = {new_receipt() for _ in range(1000)}
    assert len(made) == 1000
    assert all(read_receipt(one.lower().replace("-", " ")) == one for one in made)


@pytest.mark.parametrize("text", ["", "K7MQ-2X9F-PTAB", "K7MQ-2X9F-PTAB-C3D0", "K7MQ-2X9F-PTAB-C3DEE"])
def test_it_reads_nothing_that_cannot_be_a_receipt(text: str) -> None:
    assert read_receipt(text) is None


def test_it_finds_by_one_half_and_opens_by_the_other() -> None:
    receipt = new_receipt()
    assert bytes.fromhex(finder(receipt)) != opener(receipt)
    box = seal_for(public_of(opener(receipt)), "Antwort")
    assert open_with(opener(receipt), box) == "Antwort"
    with pytest.raises(BadValue):
        open_with(bytes.fromhex(finder(receipt)), box)
