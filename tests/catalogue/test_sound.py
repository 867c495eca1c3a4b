"""A recording is known by what is inside it."""

import pytest

from tests.factories.sounds import NO_SOUNDS, SOUNDS, TAGGED
from willkommen.catalogue.rules.sound import kind_of


@pytest.mark.parametrize("kind", list(SOUNDS))
def test_it_knows_what_browsers_play(kind: str) -> None:
    assert kind_of(SOUNDS[kind]) == kind


def test_it_finds_the_sound_behind_a_tag() -> None:
    assert kind_of(TAGGED) == "audio/mpeg"


@pytest.mark.parametrize("other", NO_SOUNDS)
def test_it_takes_nothing_else(other: bytes) -> None:
    assert kind_of(other) == ""
