"""The line on the plan keeps to the corridors and turns off at the door."""

from willkommen.building.rules.floor import Spot, frame, trail

DESK = Spot(0, 4, 4, 2, 2)
CORRIDOR = Spot(0, 0, 4, 4, 2, hall=True)
ROOM = Spot(0, 0, 6, 2, 2)
LIFT, LIFT_ABOVE = Spot(0, 6, 2, 1, 2), Spot(1, 6, 2, 1, 2)


def test_it_walks_along_the_middle_of_a_corridor_and_turns_off_at_the_door() -> None:
    assert trail([DESK, CORRIDOR, ROOM]) == [(0, [(5, 5), (4, 5), (1, 5), (1, 7)])]


def test_it_walks_along_a_corridor_that_stands_upright() -> None:
    upright = Spot(0, 4, 6, 2, 6, hall=True)
    assert trail([DESK, upright, Spot(0, 6, 10, 2, 2)]) == [(0, [(5, 5), (5, 6), (5, 11), (7, 11)])]


def test_it_goes_on_upstairs_with_a_line_of_its_own() -> None:
    assert trail([DESK, LIFT, LIFT_ABOVE]) == [(0, [(5, 5), (6.5, 3)]), (1, [(6.5, 3)])]


def test_it_ends_in_the_middle_of_a_corridor_that_is_where_somebody_wants_to_go() -> None:
    assert trail([DESK, CORRIDOR]) == [(0, [(5, 5), (2, 5)])]


def test_it_draws_a_frame_around_everything() -> None:
    assert frame([DESK, ROOM], 1) == (-1, 3, 8, 6)
