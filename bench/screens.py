"""What it costs that every screen asks every two seconds (500 boards, 500 phones, then 60 desks), and how late boards know of a call."""

import re
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from bench._ground import ground
from bench.web import cpu, postmaster
from tests.ground.house import House, running_house

BOARDS, PHONES, DESKS, EVERY, SECONDS, ASKERS = 500, 500, 60, 2.0, 20, 8
WATCHED, WATCHERS = 40, 4
"""Boards beside all others whose answers are read: who asks for a thousand screens has no time to look."""
HOW, BOARD = "python -m bench screens", "/hall/board/live/"
Row = tuple[str, str, str]


class Calls:
    """When each number was called, and when each board that asked showed it first."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        self.shown: dict[tuple[str, int, int], float] = {}

    def look(self, screen: tuple[int, int], body: bytes) -> None:
        """Note the numbers that a board's answer shows for the first time."""
        for number, at in list(self.at.items()):
            if (number, *screen) not in self.shown and f'data-number="{number}"'.encode() in body:
                self.shown[number, *screen] = time.monotonic() - at

    def row(self) -> Row:
        """The latest board, and whether all of them showed every call."""
        every = len(self.shown) == WATCHED * len(self.at)
        delays = sorted(self.shown.values())
        median, last = delays[len(delays) // 2], delays[-1]
        what = f"{len(self.at)} calls on {WATCHED} boards that ask every 2 s, beside those"
        return (
            what,
            f"on the last board after {last:.2f} s, median {median:.2f} s{'' if every else ', NOT ON ALL'}",
            HOW,
        )


Headers = dict[str, str]

HALL = """
WITH people AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, %s) AS n),
visits AS (INSERT INTO visit (id, code, secret_hash, language, party, needs, created_at)
           SELECT id, 'BENCH-' || lpad(translate(n::text, '01', 'AB'), 5, 'Z'),
                  sha256(convert_to('bench-' || n, 'UTF8')), 'ar', 1, '{}', now()
           FROM people RETURNING id),
stops AS (INSERT INTO stop (id, visit_id, agency, service, counter, day, position, after, state, number, language, party,
                            needs, recalls, by_role)
          SELECT gen_random_uuid(), id, 'auslaenderbehoerde', 'eat-abholung', '', %s, 1, '{}', 'open', 'N' || n,
                 'ar', 1, '{}', 0, 'door' FROM people WHERE n <= 100)
INSERT INTO presence (id, visit_id, day, number, code, state, done, todo, arrived_at, waiting_since)
SELECT gen_random_uuid(), id, %s, 'N' || n, 'B' || n, 'waiting', '{}', '{1}', now(), now() FROM people
"""
PLACES = """
INSERT INTO place_in_line (id, day, number, ahead, expected_at, by_role)
SELECT gen_random_uuid(), %s, 'N' || n, n, now() + interval '30 minutes', 'a_auslaenderbehoerde' FROM generate_series(1, %s) AS n
"""
CALL = """
INSERT INTO call (id, day, number, room, state, at, by_role)
VALUES (gen_random_uuid(), %s, 'K' || %s::text, '001', 'called', now(), 'a_jobcenter')
"""


def rows() -> Iterator[Row]:
    """A full hall, a call every ten seconds, and every screen asking for what is new."""
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    with ground(), running_house(workers=2, threads=4) as house:
        house.sql(HALL, PHONES, today, today)
        house.sql(PLACES, today, PHONES)
        boards = [(BOARD, {}) for _ in range(BOARDS)]
        phones = [(f"/en/visit/{_code(n)}/now/", {"Authorization": f"Visit bench-{n}"}) for n in range(1, PHONES + 1)]
        calls = Calls()
        yield _figure(house, f"{BOARDS} boards and {PHONES} phones", [*boards, *phones], today, calls)
        yield calls.row()
        cookie = _signed_in(house)
        desks: list[tuple[str, Headers]] = [("/desk/queue/live/", {"Cookie": cookie})] * DESKS
        yield _figure(house, f"{DESKS} desks, 100 people waiting", desks, today)


def _code(number: int) -> str:
    """The code that the statement above gives to a visit."""
    return f"BENCH-{str(number).translate(str.maketrans('01', 'AB')).rjust(5, 'Z')}"


def _figure(
    house: House, what: str, screens: list[tuple[str, Headers]], today: object, calls: Calls | None = None
) -> Row:
    statuses: dict[int, int] = {}
    before, began = cpu(house.process.pid) + cpu(postmaster()), time.perf_counter()
    parts: list[tuple[list[tuple[str, Headers]], Calls | None]] = [(screens[n::ASKERS], None) for n in range(ASKERS)]
    parts += [([(BOARD, {})] * (WATCHED // WATCHERS), calls) for _ in range(WATCHERS if calls else 0)]
    threads = [
        threading.Thread(target=_ask, args=(house.url, number, asked, statuses, looked))
        for number, (asked, looked) in enumerate(parts)
    ]
    for thread in threads:
        thread.start()
    for number in range(100, 100 + SECONDS // 10):
        house.sql(CALL, today, number)
        if calls:
            calls.at[f"K{number}"] = time.monotonic()
        time.sleep(10)
    for thread in threads:
        thread.join()
    spent, passed = cpu(house.process.pid) + cpu(postmaster()) - before, time.perf_counter() - began
    asked = sum(statuses.values())
    known = dict(sorted(statuses.items()))
    return (
        f"{what}, every 2 s",
        f"{spent / 1000 / passed:.2f} cores ({asked / passed:.0f} questions a second: {known})",
        HOW,
    )


def _ask(
    url: str, asker: int, screens: list[tuple[str, Headers]], statuses: dict[int, int], calls: Calls | None
) -> None:
    """Ask for each of these screens every two seconds, evenly, as long as it is measured."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=30)
    marks: dict[int, str] = {}
    pause, ends, turn = EVERY / len(screens), time.monotonic() + SECONDS, time.monotonic()
    while time.monotonic() < ends:
        for number, (path, headers) in enumerate(screens):
            known = {"If-None-Match": marks[number]} if number in marks else {}
            connection.request("GET", path, headers=headers | known | {"Host": urlsplit(url).netloc})
            answer = connection.getresponse()
            body = answer.read()
            if calls:
                calls.look((asker, number), body)
            marks[number] = answer.headers.get("ETag", "")
            statuses[answer.status] = statuses.get(answer.status, 0) + 1
            turn += pause
            time.sleep(max(0.0, turn - time.monotonic()))
    connection.close()


def _signed_in(house: House) -> str:
    """The cookie of a clerk who signed in and chose a counter."""
    from tests.factories.people import CLERK_WHO_MAY, PASSWORD  # needs Django's set-up

    jar: Headers = {}

    def send(method: str, path: str, form: dict[str, str] | None = None) -> str:
        connection = HTTPConnection(urlsplit(house.url).netloc, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        for name, value in re.findall(r"(\w+)=([^;]*)", "; ".join(answer.headers.get_all("Set-Cookie") or [])):
            if name in ("csrftoken", "desk"):
                jar[name] = value
        return answer.read().decode()

    def fill(path: str, to: str, form: dict[str, str]) -> None:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', send("GET", path))
        send("POST", to, form | {"csrfmiddlewaretoken": found[1] if found else ""})

    fill("/desk/login/", "/desk/login/", {"login": CLERK_WHO_MAY.username, "password": PASSWORD})
    fill("/desk/counter/", "/desk/counter/", {"counter": "b-001"})
    return f"desk={jar['desk']}"
