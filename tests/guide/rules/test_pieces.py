"""Words fall into pieces, so that a misspelled word is still nearly the word."""

from collections import Counter

import numpy as np

from willkommen.guide.rules.pieces import AT_ONCE, pieces, spelled


def numbers(text: str) -> Counter[int]:
    """The pieces of one text."""
    return Counter(pieces([text])[1].tolist())


def test_a_piece_has_the_same_number_in_every_text() -> None:
    assert sum((numbers("karte weg") & numbers("karte da")).values()) == sum(numbers("karte").values())


def test_no_piece_reaches_over_the_edge_of_a_word_or_a_text() -> None:
    together, apart = pieces(["karte", "weg"]), pieces(["karte weg"])
    assert len(apart[1]) - len(together[1]) == 1  # the pair of words


def test_it_knows_whose_a_piece_is() -> None:
    owner, found = pieces(["", "karte", "?!", "weg"])
    assert set(owner.tolist()) == {1, 3}
    assert Counter(found[owner == 3].tolist()) == numbers("weg")


def test_it_finds_a_misspelled_word_nearer_than_another_word() -> None:
    right, wrong, other = spelled(["Aufenthaltstitel", "aufenthalt titl", "Wohnung suchen"], 512)
    assert right @ wrong > right @ other + 0.2


def test_it_gives_an_empty_text_no_direction() -> None:
    assert not np.any(spelled(["", "?!"], 64))


def test_it_counts_many_texts_as_it_counts_one() -> None:
    texts = [f"karte nummer {number}" for number in range(AT_ONCE + 3)]
    assert np.allclose(spelled(texts, 64)[-1], spelled(texts[-1:], 64)[0])
    assert spelled([], 64).shape == (0, 64)
