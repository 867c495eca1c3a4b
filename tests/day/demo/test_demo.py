"""The demo really moves: people book, come and are called while somebody looks, at the speed asked for, and never in a real house."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest
from pytest_django import DjangoDbBlocker

from tests.day.demo.live import Live, OpenBook
from tests.day.demo.running import demo_in_house
from tests.day.pace import LAG, Pace
from tests.surroundings import ROOT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CLOCK = re.compile(r'<time class="numbers">(\d\d:\d\d)</time>')
NUMBER = re.compile(r'data-number="([A-Z]\d+)"')


class Machine:
    """A clock that moves when somebody sleeps, and when the machine has to work."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def clock(self) -> float:
        """The seconds of this machine."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let them pass."""
        self.seconds += seconds


def test_it_goes_at_the_speed_asked_for() -> None:
    machine, seen = Machine(), list[float]()
    pace = Pace(60, machine.clock, machine.sleep)
    pace.begin(0)
    pace.until(10, seen.append)
    assert machine.seconds == pytest.approx(110, abs=0.2)
    assert pace.reached == pytest.approx(60, rel=0.02)
    assert seen == sorted(seen)
    assert max(seen) < 10


def test_it_slows_down_honestly_where_the_machine_cannot_follow() -> None:
    machine = Machine()
    pace = Pace(60, machine.clock, machine.sleep)
    pace.begin(0)
    for minute in range(20):
        pace.until(minute, lambda _: None)
        machine.sleep(2)  # a minute's work takes two seconds, it should take one
    assert pace.reached == pytest.approx(30, rel=0.1)
    late = machine.seconds
    pace.until(20 + 2 * LAG, lambda _: None)
    assert machine.seconds > late, "what is later than the lag is never caught up"


@dataclass
class Looker:
    """Somebody who looks at the board while the day goes."""

    url: str
    clocks: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    phases: set[str] = field(default_factory=set)

    def look_until(self, over: threading.Event) -> None:
        """Ask as the screens do."""
        browser = a_browser()
        while not over.wait(0.02):
            page = said(browser, f"{self.url}/hall/board/live/")
            self.clocks.update(CLOCK.findall(page))
            self.numbers.update(NUMBER.findall(page))
            self.phases.add(json.loads(said(browser, f"{self.url}/demo/now.json"))["phase"])


def a_browser() -> OpenerDirector:
    """With cookies, without scripts."""
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def said(browser: OpenerDirector, url: str, **sent: str) -> str:
    """What a page says."""
    body = urlencode(sent).encode() if sent else None
    return str(browser.open(url, body, timeout=30).read().decode())


@dataclass(frozen=True)
class Morning:
    """A small demo after its first two hours, its house still open."""

    live: Live
    looker: Looker

    @property
    def url(self) -> str:
        """Where it is open."""
        return self.looker.url


@pytest.fixture(scope="module")
def morning(ground: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Morning]:
    """People of a small demo come, while somebody looks."""
    with django_db_blocker.unblock(), demo_in_house(seed=7, people=60, speed=600, until=120) as live:
        over, looker = threading.Event(), Looker(live.wire.url)
        looking = threading.Thread(target=looker.look_until, args=(over,))
        looking.start()
        try:
            live.run()
        finally:
            over.set()
            looking.join(30)
        yield Morning(live, looker)


def test_people_come_are_called_and_are_served(morning: Morning) -> None:
    visits = morning.live.book.visits.values()
    assert sum(visit.arrived is not None for visit in visits) > 8
    assert sum(visit.ended is not None for visit in visits) > 5
    assert (morning.live.stumbles, morning.live.book.faults) == ([], [])


def test_the_boards_change_and_their_clock_goes(morning: Morning) -> None:
    called = {line.split()[2] for line in morning.live.book.log if line.split()[1] == "call"}
    assert morning.looker.numbers
    assert morning.looker.numbers <= called
    assert len(morning.looker.clocks) > 5
    assert morning.looker.phases >= {"booking", "day"}


def test_one_page_leads_to_every_screen(morning: Morning) -> None:
    browser = a_browser()
    page = said(browser, f"{morning.url}/demo/")
    for address in re.findall(r'href="(/(?:hall|de|ar)/[^"]*)"', page):
        assert "/demo/clock.js" in said(browser, morning.url + address), address
    assert "Fiktionsbescheinigung" in enters(morning, "desk")
    assert "Menschen im Haus" in enters(morning, "glance")


def test_the_familys_telephone_is_opened_with_its_own_key(morning: Morning) -> None:
    family = morning.live.family
    assert family
    assert family.bundled
    address = f"/ar/visit/{family.code}/key/{family.secret}/"
    assert address in said(a_browser(), f"{morning.url}/demo/")
    assert family.number in said(a_browser(), morning.url + address)


def test_who_draws_a_number_while_it_goes_is_written_into_the_book() -> None:
    book = OpenBook()
    visit = book.called("B777", "b-001", "duldung", 30.0)
    assert (visit.state, visit.left, book.guests, book.faults) == ("busy", ["duldung"], 1, [])
    assert book.leaves_counter("b-001", 40.0, done="duldung").state == "gone"


def test_it_never_goes_to_a_database_that_people_use() -> None:
    words = [sys.executable, "-m", "tests.day.demo"]
    ended = subprocess.run(
        words,
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": "postgresql://house"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "brings its own" in ended.stderr


def test_its_clock_never_goes_in_a_house_that_people_use() -> None:
    settings = {"DATABASE_URL": "postgresql://administrator@/willkommen", "DAY_CLOCK": "clock", "DAY_SEED": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", "import tests.day.clocked"], cwd=ROOT, env=os.environ | settings, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "'willkommen' is no test's" in ended.stderr


def enters(morning: Morning, who: str) -> str:
    """The screen behind one of the buttons."""
    browser = a_browser()
    token = TOKEN.search(said(browser, f"{morning.url}/demo/"))
    assert token
    return said(browser, f"{morning.url}/demo/enter/", who=who, csrfmiddlewaretoken=token[1])
