"""A clerk's day: 26 visits, one sign-in, the screen locked after each, and never more than six touches for one."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY
from tests.factories.plans import RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House
from tests.journeys.conftest import Clock
from tests.journeys.desks import book_plan, sign_in, sit_down
from tests.journeys.guest import Guest, guest
from tests.journeys.inspection import SIDEWAYS
from tests.journeys.test_keys import add_key, plug_in
from tests.journeys.walk import BORN, NAME

pytestmark = pytest.mark.browser
MINUTES = (17, 17, 20, 15, 17, 30, 17, 17, 20, 17, 17, 17, 45, 17, 17, 15, 20, 17, 17, 30, 17, 17, 17, 20, 17, 17)
"""How long each visit takes: nearly all of it at the specialist procedure, without a touch here, so that the screen locks."""
ENDS = ("plain", "details", "result", "plain", "paper", "plain", "deadline", "desk")
"""What the visits are like, over and over again."""
OPENS = time(7, 50)
MOST = 6
WIDTHS = (960, 640)
"""Half of a usual and of a small screen: the specialist procedure has the other half."""
COUNT = """for (const kind of ["pointerdown", "keydown"])
  addEventListener(kind, event => event.isTrusted && window.touched(kind), true);"""


def test_it_serves_twenty_six_visits_in_at_most_six_touches_each(
    browser: Browser, day_house: House, set_clock: Clock
) -> None:
    moment = datetime.combine(datetime.now(ZONE).date(), OPENS, ZONE)
    set_clock(OPENS)
    codes = appointments(day_house, moment)
    with at_work(browser, day_house) as (clerk, touches, sent):
        arrive(day_house, codes[0])
        needed = []
        for place, minutes in enumerate(MINUTES):
            touches.clear()
            clerk.page.set_viewport_size({"width": WIDTHS[place % 2], "height": 900})
            how = ENDS[place % len(ENDS)]
            receive(clerk, how)
            if place + 1 < len(MINUTES):
                arrive(day_house, codes[place + 1])
            moment += timedelta(minutes=minutes)
            set_clock(moment.time())
            reopen(clerk, touches)
            send_home(clerk, how)
            needed.append(sum(touches.values()))
            assert touches["keydown"] == 0, f"visit {place + 1} wanted something typed"
        assert max(needed) <= MOST, str(needed)
        assert day_house.sql("SELECT count(*) FROM stop WHERE state = 'done'") == [(len(MINUTES),)]
        assert day_house.sql("SELECT lacking, count(*) FROM stop WHERE lacking > '' GROUP BY 1 ORDER BY 1") == [
            ("desk", 3),
            ("paper", 3),
        ]
        assert day_house.sql("SELECT count(*), count(next_by) FROM stop WHERE next_service = 'eat-abholung'") == [
            (6, 3)
        ]
        assert sent["/desk/login/"] == 1
        assert sent["/desk/2fa/webauthn/reauthenticate/"] >= sum(minutes > 15 for minutes in MINUTES)


def appointments(house: House, first: datetime) -> list[str]:
    """One after the other at one counter, each with what the agency demands, given when it was booked; their codes."""
    codes, moment = [], first
    for minutes in MINUTES:
        plan = a_plan(a_stop(RESIDENCE, f"{moment:%H:%M}", minutes=minutes, day=moment.date()))
        given = {RESIDENCE[0]: {"name": NAME, "birth_date": BORN}}
        codes.append(book_plan(house, plan, details=given, language="ar"))
        moment += timedelta(minutes=minutes)
    return codes


def arrive(house: House, code: str) -> None:
    """Hold the code before a kiosk."""
    body = json.dumps({"code": code}).encode()
    asked = Request(f"{house.url}/api/v1/arrivals", body, {"Content-Type": "application/json"})  # noqa: S310  # our own house
    with urlopen(asked, timeout=30) as answer:  # noqa: S310  # see above
        assert json.load(answer)["welcome"]


@contextmanager
def at_work(browser: Browser, house: House) -> Iterator[tuple[Guest, Counter[str], Counter[str]]]:
    """The clerk, signed in with a key in the machine: what is touched from now on, and which forms are sent."""
    touches: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    try:
        with guest(browser, house.url.replace("127.0.0.1", "localhost"), size=(WIDTHS[0], 900)) as clerk:
            clerk.page.on(
                "request", lambda one: sent.update([one.url[len(clerk.url) :]] if one.method == "POST" else [])
            )
            clerk.page.expose_binding("touched", lambda _, kind: touches.update([kind]))
            clerk.page.add_init_script(COUNT)
            plug_in(clerk)
            sign_in(clerk, CLERK_WHO_MAY)
            clerk.go("/desk/2fa/webauthn/add/")
            add_key(clerk)
            sit_down(clerk, RESIDENCE[2])
            sent["/desk/2fa/webauthn/reauthenticate/"] = 0
            yield clerk, touches, sent
    finally:
        house.sql("DELETE FROM mfa_authenticator")


def press(clerk: Guest, what: str) -> None:
    """One touch, after which nothing of the page may lie outside the half screen."""
    with clerk.page.expect_navigation():
        clerk.page.locator(what).first.click()
    assert clerk.page.evaluate(SIDEWAYS) == []


def receive(clerk: Guest, how: str) -> None:
    """Call somebody who was not called yet, begin, and look at what the visitor gave instead of asking again.

    Who has most to write leaves out "begin".
    """
    if clerk.page.locator("main button.call-next").count():
        press(clerk, "main button.call-next")
    if how != "deadline":
        press(clerk, 'main button[value="serve"]')
    if how == "details":
        press(clerk, 'main form[action*="/desk/stop/"] button')
        assert NAME in clerk.words()
        press(clerk, 'main a[href="/desk/queue/"]')


def reopen(clerk: Guest, touches: Counter[str]) -> None:
    """Where the screen has locked itself, one press and the finger on the key open it again where it was."""
    clerk.page.reload()
    if clerk.page.locator("#mfa_webauthn_reauthenticate").count() == 0:
        return
    assert clerk.page.evaluate(SIDEWAYS) == []
    press(clerk, "#mfa_webauthn_reauthenticate")
    touches["finger"] += 1
    assert clerk.page.url.endswith("/desk/queue/")


def send_home(clerk: Guest, how: str) -> None:
    """Finish, and call the next person in the same touch where nothing is to be written."""
    if how in ("paper", "desk"):
        press(clerk, f'main button[name=lacking][value="{how}"]')
    elif how in ("result", "deadline"):
        press(clerk, 'main a[href$="/outcome/"]')
        clerk.page.locator('input[name=next_service][value="eat-abholung"] + label').click()
        if how == "deadline":
            clerk.page.locator('input[name=within][value="4"] + label').click()
        press(clerk, 'main button[name=then][value="next"]')
    else:
        press(clerk, 'main button[form="next"]')
