"""One family's day in pictures, from the concern on an old phone to the answer in the evening: told in docs/family.md."""

import io
import re
from datetime import datetime, time
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House
from tests.journeys.conftest import Clock
from tests.journeys.desks import act, book_by_api, call_next, sign_in, sit_down
from tests.journeys.guest import BOARD, Guest, guest
from tests.journeys.test_clerks_day import arrive
from tests.journeys.test_pictures import wanted
from tests.journeys.walk import BORN, CODE, IN_THE_COUNTY, NAME, RECOGNISED, live_in, send
from tests.surroundings import ROOT

FOLDER = ROOT / "docs" / "pictures" / "family"
STORY = ROOT / "docs" / "family.md"
MOST_BYTES = 60_000
OLD_PHONE, HALF, KIOSK = (360, 640), (640, 900), (1080, 1400)
LONGEST = 1300
"""Pixels of a long page that a picture shows."""


def test_it_tells_every_picture_and_no_other() -> None:
    told = re.findall(r"\(pictures/family/([^)]+\.webp)\)", STORY.read_text(encoding="utf-8"))
    assert sorted(told) == sorted(path.name for path in FOLDER.glob("*"))


def test_it_keeps_each_picture_small() -> None:
    assert [path.name for path in FOLDER.glob("*") if path.stat().st_size > MOST_BYTES] == []


@wanted
@pytest.mark.browser
def test_it_draws_the_day(browser: Browser, day_house: House, set_clock: Clock) -> None:
    with guest(browser, day_house.url, "ar", OLD_PHONE) as amina:
        at_home(amina)
        code = booked(amina)
        keep(amina, "05-pass")
        amina.go(f"/ti/visit/{code}/")
        keep(amina, "06-pass-tigrinya")
        amina.go(f"/ar/visit/{code}/")
        number = amina.page.locator("main .number").first.inner_text()
        for clock in ("9:30", "10:20", "10:50"):
            arrive(day_house, book_by_api(day_house, clock))
        in_the_hall(browser, day_house, code)
        amina.page.reload()
        keep(amina, "09-waiting")
        with guest(browser, day_house.url, size=HALF) as clerk:
            set_clock(time(9, 2))
            at_the_first_desk(browser, day_house, clerk, amina, number)
        with guest(browser, day_house.url, size=HALF) as clerk:
            set_clock(time(9, 46))
            sign_in(clerk, CLERK_WHO_MAY_NOT)
            sit_down(clerk, JOB[2])
            call_next(clerk)
            act(clerk, "serve")
            keep(clerk, "16-job-centre")
            act(clerk, "finish")
        set_clock(time(18, 30))
        in_the_evening(amina, code)


def at_home(amina: Guest) -> None:
    """Days before, on the old phone, by touching a picture."""
    for _ in range(2):  # the second time with the fonts that the first has brought
        amina.go("/ar/")
    keep(amina, "01-concern")
    with amina.page.expect_navigation():
        amina.page.locator(f'button[name=situation][value="{RECOGNISED}"]').click()
    keep(amina, "02-understood")
    send(amina, "papers")
    live_in(amina, IN_THE_COUNTY, look=False)
    keep(amina, "03-papers")
    send(amina, "wishes")
    send(amina, "plans")
    keep(amina, "04-times")


def booked(amina: Guest) -> str:
    """Two agencies, one visit of this morning, four people; the code."""
    today = datetime.now(ZONE).date()
    plan = a_plan(a_stop(RESIDENCE, "9:00", day=today), a_stop(JOB, "9:45", day=today, after=(1,)))
    form = {"plan": plan.signed, "key": uuid4().hex, "name": NAME, "birth_date": BORN, "party": "4"}
    amina.go("/ar/")
    form["csrfmiddlewaretoken"] = amina.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    found = CODE.search(amina.context.request.post(f"{amina.url}/ar/book/", form=form).url)
    assert found
    amina.go(f"/ar/visit/{found[0]}/")
    return found[0]


def in_the_hall(browser: Browser, house: House, code: str) -> None:
    """One check-in for everything, in Arabic."""
    with guest(browser, house.url, "ar", KIOSK) as kiosk:
        kiosk.go("/hall/arrive/?lang=ar")
        kiosk.page.locator("input[name=code]").fill(code)
        keep(kiosk, "07-kiosk")
        with kiosk.page.expect_navigation():
            kiosk.page.locator("button.kiosk-go").click()
        keep(kiosk, "08-welcome")


def at_the_first_desk(browser: Browser, house: House, clerk: Guest, amina: Guest, number: str) -> None:
    """Called, shown, served, and told what comes next."""
    sign_in(clerk, CLERK_WHO_MAY)
    sit_down(clerk, RESIDENCE[2])
    call_next(clerk)
    with guest(browser, house.url, size=BOARD) as board:
        board.go("/hall/")
        board.page.locator(".call", has_text=number).wait_for()
        keep(board, "10-board")
    amina.page.reload()
    keep(amina, "11-your-turn")
    act(clerk, "serve")
    keep(clerk, "12-desk")
    clerk.go("/desk/sentences/?in=ar")
    keep(clerk, "13-sentences")
    clerk.go("/desk/queue/")
    with clerk.page.expect_navigation():
        clerk.page.locator('main a[href$="/outcome/"]').click()
    clerk.page.locator('input[name=next_service][value="eat-abholung"] + label').click()
    clerk.page.locator('input[name=within][value="4"] + label').click()
    keep(clerk, "14-result")
    with clerk.page.expect_navigation():
        clerk.page.locator('button[name=then][value="print"]').click()
    keep(clerk, "15-printed")
    clerk.go("/desk/queue/")
    act(clerk, "finish")


def in_the_evening(amina: Guest, code: str) -> None:
    """What was done, what comes next, be told when it is ready, and how it was."""
    amina.go(f"/ar/visit/{code}/")
    amina.page.locator("#after").scroll_into_view_if_needed()
    keep(amina, "17-evening", only="section[aria-labelledby=after]")
    keep(amina, "18-tell-me", only="section[aria-labelledby=pickup]")
    with amina.page.expect_navigation():
        amina.page.locator('form[action$="/mark/"] button[value="3"]').click()
    keep(amina, "19-thanks")


def keep(somebody: Guest, name: str, *, only: str = "") -> None:
    """Keep what the page shows, small; or one part of it alone."""
    taken = somebody.page.locator(only).screenshot() if only else somebody.page.screenshot(full_page=True)
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, LONGEST if picture.width < 700 else 1400)))
    if picture.width > 1000:
        picture = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.save(FOLDER / f"{name}.webp", "WEBP", quality=62, method=6)
