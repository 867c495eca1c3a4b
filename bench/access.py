"""What staff feel of the walls: how fast a locked screen reopens, and whether a foreign stop takes longer than an invented one."""

import re
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from statistics import median
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener
from uuid import uuid4

from bench._ground import ground
from tests.ground.house import House, running_house
from tests.races.clients import Client

HOW = "python -m bench access"
ASKED = 300
REOPENED = 30
TOUCHED = 8
"""Fewer than a minute's limit of tries lets through."""
PIN = "482915"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Row = tuple[str, str, str]


class Clerk:
    """A signed-in member of staff without a browser."""

    def __init__(self, house: House) -> None:
        self.url = house.url
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        # known only after the set-up
        from tests.factories.people import CLERK_WHO_MAY, PASSWORD

        self.password = PASSWORD
        self.token = self._token("/desk/login/")
        self.post("/desk/login/", login=CLERK_WHO_MAY.username, password=PASSWORD)
        self.token = self._token("/desk/counter/")

    def post(self, path: str, **form: str) -> tuple[int, float]:
        """Send a form; the status after all redirections, and how long it took in ms."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **form}).encode()
        begin = time.perf_counter()
        try:
            with self.opener.open(f"{self.url}{path}", body, timeout=60) as answer:
                answer.read()
                status = answer.status
        except HTTPError as refusal:
            refusal.read()
            status = refusal.code
        return status, (time.perf_counter() - begin) * 1000

    def _token(self, path: str) -> str:
        with self.opener.open(f"{self.url}{path}", timeout=60) as answer:
            found = TOKEN.search(answer.read().decode())
        assert found, path
        return found[1]


def rows() -> Iterator[Row]:
    """Both on one house."""
    with ground(), running_house() as house:
        clerk = Clerk(house)
        yield _ids(house, clerk)
        yield _reopening(clerk)
        yield _touching(house)


def _ids(house: House, clerk: Clerk) -> Row:
    with Client(house.url) as client:
        client.book(client.plans(["jc-antrag"])[0]["token"])
    foreign = str(house.sql("SELECT id FROM stop WHERE agency = 'jobcenter'")[0][0])
    clerk.post("/desk/counter/", counter="b-001")
    taken: dict[str, list[float]] = {"foreign": [], "invented": []}
    for _ in range(ASKED):
        for kind, stop in (("foreign", foreign), ("invented", str(uuid4()))):
            status, milliseconds = clerk.post(f"/desk/stop/{stop}/")
            assert status == 404, status
            taken[kind].append(milliseconds)
    one, other = median(taken["foreign"]), median(taken["invented"])
    words = f"{one:.2f} and {other:.2f} ms, {abs(one - other):.2f} apart"
    return "a desk's answer to a foreign and to an invented stop", words, f"{HOW} (medians of {ASKED} each)"


def _reopening(clerk: Clerk) -> Row:
    assert clerk.post("/desk/me/", password=clerk.password, pin=PIN, again=PIN)[0] == 200
    taken = []
    for _ in range(REOPENED):
        clerk.post("/desk/lock/", next="/desk/queue/")
        status, milliseconds = clerk.post("/desk/unlock/", pin=PIN, next="/desk/queue/")
        assert status == 200, status
        taken.append(milliseconds)
    words = f"median {median(taken):.0f} ms, slowest {max(taken):.0f} ms"
    return "reopening a locked screen by PIN, to the queue drawn", words, f"{HOW} ({REOPENED} times)"


def _touching(house: House) -> Row:
    """From the press on the locked screen to the queue, in a browser whose key is touched at once."""
    # known only after the set-up
    from tests.factories.people import CLERK_WHO_MAY
    from tests.ground.chromium import chromium
    from tests.journeys.desks import sign_in, sit_down
    from tests.journeys.guest import guest
    from tests.journeys.test_keys import add_key, plug_in

    taken = []
    with chromium() as browser, guest(browser, house.url.replace("127.0.0.1", "localhost")) as clerk:
        plug_in(clerk)
        sign_in(clerk, CLERK_WHO_MAY)
        clerk.go("/desk/2fa/webauthn/add/")
        add_key(clerk)
        sit_down(clerk, "b-001")
        for _ in range(TOUCHED):
            clerk.go("/desk/queue/")
            clerk.press("Bildschirm sperren")
            begin = time.perf_counter()
            clerk.press("Mit dem Schlüssel öffnen")
            clerk.page.locator("main .now").wait_for()
            taken.append((time.perf_counter() - begin) * 1000)
    words = f"median {median(taken):.0f} ms, slowest {max(taken):.0f} ms"
    return "reopening a locked screen by passkey, from the press to the queue drawn", words, f"{HOW} ({TOUCHED} times)"
