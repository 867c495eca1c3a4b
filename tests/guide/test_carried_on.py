"""A model only remembers what is new where little changed, and is learned anew where much did."""

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


def test_it_only_remembers_where_little_changed(held: Model) -> None:
    on = training.carried_on([*BOOK, NEW], {}, held, 1)
    assert np.array_equal(on.head.weights, held.head.weights)
    asked = training.neighbours(on, [*BOOK, NEW], {}).likeness(np.zeros(0, dtype=np.float32), NEW.text)
    assert on.labels[int(asked.services.argmax())] == NEW.label


def test_it_learns_a_new_kind_of_concern_alone(held: Model) -> None:
    garden = Phrase("wo ist der garten", "de", "services", "garten")
    on = training.carried_on([*BOOK, garden], {}, held, 1)
    assert on.labels == ("garten", "geld", "karte", "kurs")
    assert np.array_equal(on.head.weights[:, 1:], held.head.weights)
    assert np.abs(on.head.weights[:, 0]).max() > 0
    assert on.head.temperature == held.head.temperature


def test_it_forgets_a_kind_of_concern_without_phrases(held: Model) -> None:
    on = training.carried_on([one for one in BOOK if one.label != "geld"], {}, held, 12)
    assert on.labels == ("karte", "kurs")
    assert np.array_equal(on.head.bias, np.delete(held.head.bias, 0))


def test_it_begins_anew_where_much_changed(held: Model) -> None:
    found = training.carried_on([*BOOK, NEW], {}, held, training.FEW + 1)
    anew = training.trained([*BOOK, NEW], {})
    assert np.array_equal(found.head.weights, anew.head.weights)
