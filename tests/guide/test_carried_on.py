"""A model is carried on where little changed, and learned anew where much did."""

import numpy as np
import pytest

from willkommen.guide import training
from willkommen.guide.phrasebook import Phrase
from willkommen.guide.rules.model import Model

BOOK = [
    Phrase(f"{what} {number}", "de", "services", label)
    for label, what in (("karte", "meine karte ist weg"), ("kurs", "ich will deutsch lernen"), ("geld", "ich habe kein geld"))
    for number in range(12)
] + [Phrase("er schlägt mich", "de", "urgent", "dv")]  # fmt: skip
NEW = Phrase("der ausweis liegt im fluss", "de", "services", "karte")


@pytest.fixture(scope="module")
def held() -> Model:
    """The model of the book, by its spelling alone."""
    return training.trained(BOOK, {})


def test_it_carries_on_where_little_changed(held: Model) -> None:
    on = training.carried_on([*BOOK, NEW], {}, held, 1)
    anew = training.trained([*BOOK, NEW], {})
    assert on.head.temperature == held.head.temperature
    assert np.abs(on.head.weights - held.head.weights).max() > 0
    assert np.abs(on.head.weights - anew.head.weights).max() < 1


@pytest.mark.parametrize(
    ("more", "moved"),
    [([NEW], training.FEW + 1), ([Phrase("wo ist der garten", "de", "services", "garten")], 1)],
    ids=["much", "a new kind of concern"],
)
def test_it_begins_anew_where_it_must(held: Model, more: list[Phrase], moved: int) -> None:
    found = training.carried_on([*BOOK, *more], {}, held, moved)
    anew = training.trained([*BOOK, *more], {})
    assert np.array_equal(found.head.weights, anew.head.weights)
