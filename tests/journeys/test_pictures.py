"""The pictures in the manual: made anew with WILLKOMMEN_PICTURES=1, shown in docs/pictures.md."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.conftest import house_at
from tests.journeys.desks import sign_in, sit_down
from tests.journeys.guest import Guest, guest
from tests.journeys.walk import (
    AFRAID,
    IN_THE_COUNTY,
    LOST_CARD,
    RECOGNISED,
    give_details,
    live_in,
    say,
    send,
)
from tests.surroundings import ROOT

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 200_000
PHONE, SCREEN, BOARD, KIOSK = (390, 844), (1280, 900), (1920, 1080), (1080, 1500)
SOMEBODY_IS_HERE = "b-007"
"""A counter of the clerk at which the invented morning has put a visitor."""
LONGEST = 1400
"""Pixels of a long page that a picture shows."""
LEFT_OUT = {
    f"{page}-{place}"
    for place, pages in {
        "de-screen": ("urgent", "concern", "papers", "pass"),
        "ar-screen": ("start", "urgent", "papers", "plans"),
    }.items()
    for page in pages
}
"""Looks that show nothing new."""
TEN_O_CLOCK = time(9, 55)
wanted = pytest.mark.skipif(os.environ.get("WILLKOMMEN_PICTURES") != "1", reason="only when somebody asks for pictures")


def test_it_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\(pictures/([^)]+\.png)\)", (FOLDER.parent / "pictures.md").read_text(encoding="utf-8"))
    assert sorted(set(shown)) == sorted(path.name for path in FOLDER.glob("*.png"))


def test_it_keeps_each_picture_small() -> None:
    assert [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > MOST_BYTES] == []


@pytest.fixture(scope="module")
def lively_house(ground: None) -> Iterator[House]:
    """A house in the middle of an invented morning."""
    now = datetime.combine(datetime.now(ZONE).date(), TEN_O_CLOCK, ZONE)
    with house_at(TEN_O_CLOCK) as house:
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.lively", now.isoformat()],
            cwd=ROOT, env=os.environ | {"DATABASE_URL": house.address}, check=True, timeout=300,
        )  # fmt: skip
        yield house


@wanted
@pytest.mark.browser
@pytest.mark.parametrize(("language", "size"), [("de", PHONE), ("ar", PHONE), ("de", SCREEN), ("ar", SCREEN)])
def test_it_draws_the_way_of_a_visitor(
    browser: Browser, lively_house: House, language: str, size: tuple[int, int]
) -> None:
    place = f"{language}-{'phone' if size == PHONE else 'screen'}"
    with guest(browser, lively_house.url, language, size) as amina:
        for _ in range(2):  # the second time with the fonts that the first has brought
            amina.go("/")
        keep(amina, f"start-{place}")
        say(amina, AFRAID[language])
        keep(amina, f"urgent-{place}")
        amina.go(f"/{language}/")
        say(amina, LOST_CARD[language])
        keep(amina, f"concern-{place}")
        amina.go(f"/{language}/")
        with amina.page.expect_navigation():
            amina.page.locator(f'button[name=situation][value="{RECOGNISED}"]').click()
        send(amina, "papers")
        live_in(amina, IN_THE_COUNTY)
        keep(amina, f"papers-{place}")
        send(amina, "wishes")
        amina.page.locator("input[name=first]").fill(str(datetime.now(ZONE).date() + timedelta(days=1)))
        send(amina, "plans")
        keep(amina, f"plans-{place}")
        send(amina, "confirm")
        give_details(amina)
        send(amina, "book")
        keep(amina, f"pass-{place}")


@wanted
@pytest.mark.browser
def test_it_draws_the_house_at_work(browser: Browser, lively_house: House) -> None:
    for name, path, size in (("board", "/hall/", BOARD), ("kiosk", "/hall/arrive/?lang=ar", KIOSK)):
        with guest(browser, lively_house.url, size=size) as hall:
            for _ in range(2):
                hall.go(path)
            keep(hall, name)
    with guest(browser, lively_house.url, size=SCREEN) as reception:
        sign_in(reception, RECEPTIONIST)
        keep(reception, "reception")
    with guest(browser, lively_house.url, size=SCREEN) as clerk:
        sign_in(clerk, CLERK_WHO_MAY)
        sit_down(clerk, SOMEBODY_IS_HERE)
        keep(clerk, "desk")
        clerk.page.set_viewport_size({"width": 640, "height": 900})
        keep(clerk, "desk-half")
        clerk.page.set_viewport_size({"width": SCREEN[0], "height": SCREEN[1]})
        clerk.go("/desk/day/")
        keep(clerk, "day")


def keep(somebody: Guest, name: str) -> None:
    """Keep what the page shows, in few colours and small."""
    size = somebody.page.viewport_size or {"width": PHONE[0], "height": PHONE[1]}
    taken = somebody.page.screenshot(full_page=True)
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    longest = LONGEST if size["width"] < 500 else size["height"]
    picture = picture.crop((0, 0, picture.width, min(picture.height, longest)))
    if name in LEFT_OUT:
        return
    FOLDER.mkdir(exist_ok=True)
    picture.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )
