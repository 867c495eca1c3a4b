"""Ways through the house: the nearest, without stairs where needed, in sentences."""

import pytest

from tests.factories.giessen import giessen
from willkommen.building.house_calendar import ways_of
from willkommen.building.rules.way import Leg, NoWay, Ways, walk_ticks, walks

LEGS = (
    Leg("desk", "up", 1, "stairs-up", "stairs-down", step_free=False),
    Leg("desk", "lift", 1, "to-lift", "from-lift"),
    Leg("lift", "up", 1.5, "lift-up", "lift-down"),
)


def test_it_takes_the_nearest_way() -> None:
    assert [move.sentence for move in Ways(LEGS).way("desk", "up")] == ["stairs-up"]


def test_it_leaves_stairs_out_where_needed() -> None:
    ways = Ways(LEGS, step_free=True)
    assert [move.sentence for move in ways.way("desk", "up")] == ["to-lift", "lift-up"]
    assert ways.minutes("up", "desk") == 2.5


def test_it_says_the_way_back_in_other_sentences() -> None:
    assert [(move.sentence, move.to) for move in Ways(LEGS).way("up", "desk")] == [("stairs-down", "desk")]


def test_there_is_no_way_where_only_stairs_lead() -> None:
    with pytest.raises(NoWay, match="without stairs"):
        Ways(LEGS[:1], step_free=True).way("desk", "up")


def test_staying_needs_no_sentence() -> None:
    assert Ways(LEGS).way("desk", "desk") == []


def test_a_minute_is_within_the_planned_time_and_more_is_a_tick() -> None:
    assert [walk_ticks(minutes) for minutes in (0, 1, 1.5, 4, 5, 5.5)] == [0, 0, 1, 1, 1, 2]


def test_walks_are_the_same_in_both_directions() -> None:
    centre = giessen()
    rooms = {counter.id: counter.room for counter in centre.counters.values()}
    found = walks(ways_of(centre, step_free=True), rooms)
    assert {pair: found[pair] for pair in found} == {(b, a): ticks for (a, b), ticks in found.items()}


@pytest.mark.parametrize("language", ["de", "de-leicht", "en", "ar", "uk", "ru", "tr", "fr", "fa", "prs", "ti"])
def test_the_sample_house_leads_from_the_door_to_every_counter(language: str) -> None:
    centre = giessen()
    ways = ways_of(centre, step_free=True)
    for counter in centre.counters.values():
        for move in ways.way(centre.house.entrance, counter.room):
            room = centre.rooms[move.to]
            words = centre.words.get(language, "direction", move.sentence)
            assert "{" not in words.filled(room=room.label, floor=room.floor)
