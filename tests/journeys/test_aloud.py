"""A board calls aloud what is new on it, once, in the languages of its screen, and says since when it is cut off."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Request

from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.guest import BOARD, Guest, guest

pytestmark = pytest.mark.browser
CALL = """
INSERT INTO call (id, day, number, room, state, at, by_role)
VALUES (gen_random_uuid(), %s, %s, '008', 'called', now(), 'a_jobcenter')
"""


def call(house: House, number: str) -> None:
    """Call a number to room 008."""
    house.sql(CALL, datetime.now(ZONE).date(), number)


def said(house: House, board: Guest, number: str) -> list[str]:
    """Call a number; the languages in which the board asks for its sound."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/board/spoken/" in request.url and f"number={number}" in request.url:
            asked.append(re.findall(r"lang=([\w-]+)", request.url)[0])

    board.page.on("request", note)
    call(house, number)
    board.page.locator(f'[data-number="{number}"]').wait_for(timeout=15_000)
    board.page.wait_for_timeout(4_500)
    board.page.remove_listener("request", note)
    return asked


def test_a_board_calls_aloud_after_one_touch_and_every_call_once(browser: Browser, house: House) -> None:
    call(house, "A100")
    with guest(browser, house.url, size=BOARD) as board:
        board.go("/hall/board/?say=de,ar")
        board.page.locator("[data-sound]").click()
        assert said(house, board, "B200") == ["de", "ar"]
        assert not board.page.locator("[data-sound]").is_visible()
        assert said(house, board, "C300") == ["de", "ar"]


def test_a_board_says_since_when_it_is_cut_off_and_goes_on_by_itself(browser: Browser, house: House) -> None:
    with browser.new_context(viewport={"width": BOARD[0], "height": BOARD[1]}, locale="de") as context:
        page = context.new_page()
        page.goto(f"{house.url}/hall/board/")
        lost = page.locator("#lost")
        assert not lost.is_visible()
        context.set_offline(True)
        lost.wait_for(state="visible", timeout=20_000)
        assert re.search(r"Keine Verbindung seit \d\d:\d\d Uhr", lost.inner_text())
        context.set_offline(False)
        lost.wait_for(state="hidden", timeout=20_000)
