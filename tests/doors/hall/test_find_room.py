"""The way to a room is drawn from the building's data, without stairs for who asks for it, and says the same in words."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.factories.people import RECEPTIONIST
from tests.factories.staff import signed_in
from willkommen.doors.copies import forget_all

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def way(**asked: str) -> str:
    """What the kiosk shows."""
    forget_all()
    return Client().get("/hall/find-room/", asked).content.decode()


def lines(page: str) -> list[list[tuple[float, float]]]:
    """The points of each floor's line."""
    found = re.findall(r'<polyline class="plan-way" points="([^"]+)"', page)
    return [[(float(x), float(y)) for x, y in (point.split(",") for point in line.split())] for line in found]


def test_it_offers_every_door_and_names_no_agency() -> None:
    page = way()
    assert 'value="107"' in page
    assert "behörde" not in page


def test_it_leads_over_two_floors_from_the_reception_to_the_door() -> None:
    page = way(room="107")
    below, above = lines(page)
    assert below[0] == (9, 5.6)
    assert above[-1] == (13, 0.4)
    assert below[-1] == pytest.approx((7, 3.9))
    assert "Gehen Sie die Treppe hinauf in den 1. Stock." in page


def test_it_takes_the_lift_where_stairs_are_no_way() -> None:
    page = way(room="107", free="1")
    assert lines(page)[0][-1] == pytest.approx((11, 3.9))
    assert "Fahren Sie mit dem Aufzug" in page


def test_it_says_whom_to_ask_and_draws_nothing_while_the_lift_is_out() -> None:
    signed_in(RECEPTIONIST).post("/desk/news/", {"kind": "lift"})
    page = way(room="107", free="1")
    assert "Wir kommen zu Ihnen" in page
    assert lines(page) == []
    assert lines(way(room="107")) != []


def test_the_drawing_says_in_words_what_it_shows() -> None:
    page = way(room="003", lang="en")
    [label] = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    assert label.startswith("Plan: Ground floor.")
    assert "Room 003" in label


def test_left_stays_left_in_a_language_that_is_read_from_the_right() -> None:
    assert lines(way(room="003", lang="ar")) == lines(way(room="003"))


def test_it_shows_all_doors_for_a_room_that_does_not_exist(clock: Callable[[str], None]) -> None:
    assert 'value="107"' in way(room="' OR 1=1 --")
