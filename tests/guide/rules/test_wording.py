"""Sentences that are written alike are found, whatever they mean."""

import numpy as np

from willkommen.guide.rules.wording import wording

SAID = ["ich habe meine karte verloren", "ich suche eine wohnung", "ich suche eine arbeit", ""]


def test_the_same_words_are_wholly_alike() -> None:
    assert np.isclose(wording(SAID).likeness(SAID[1])[1], 1.0)


def test_misspelled_words_are_nearer_than_others() -> None:
    like = wording(SAID).likeness("karrte ferloren")
    assert like.argmax() == 0
    assert like[0] > 2 * like[1]


def test_a_rare_word_says_more_than_one_that_all_use() -> None:
    like = wording(SAID).likeness("ich wohnung")
    assert like.argmax() == 1
    assert like[1] > 2 * like[0]


def test_nothing_is_alike_where_nothing_is_said() -> None:
    assert not wording(SAID).likeness("?!").any()
    assert wording([]).likeness("karte").shape == (0,)
