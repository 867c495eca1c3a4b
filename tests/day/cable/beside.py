"""The wire to the node while the cable is out: the same calls of visitors and clerks, done at the pages of kiosks and desks."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.day.counters import agency_of
from tests.day.roster import COUNTERS
from tests.day.visits import Book
from tests.day.wire import Wire
from tests.node.hands import CURRENT, KEY, NUMBER, SERVICE, STOP, Pages
from willkommen.core.errors import NotNow

SHOWN = re.compile(r'<li class="call[^"]*" data-number="([A-Z]\d+)" data-room="(\d+)"')
SERVED = re.compile(r'<li><span class="numbers">([A-Z]\d+)</span> <span class="muted">(\d+)</span></li>')
TWICE = 0.2
"""So often a button at the kiosk is touched a second time."""
REFUSED = str(NotNow())
Answer = tuple[int, Any]


@dataclass
class Beside(Wire):
    """Two kiosks and a desk at every counter. `drawn`: the numbers given there, with what each wants."""

    keys: dict[str, str] = field(default_factory=dict)
    book: Book = field(default_factory=Book)
    drawn: dict[str, str] = field(default_factory=dict)
    arrived: list[str] = field(default_factory=list)
    full: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._desks = {counter: Pages(self.url, self.keys[counter]) for counter in COUNTERS}
        self._kiosks = [Pages(self.url, self.keys[name]) for name in ("kiosk 1", "kiosk 2")]

    def say(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        if path == "/arrivals":
            return self._arrives(body["code"])
        if path == "/tickets":
            return self._draws(body["service"])
        if path == "/lines":
            return 200, []
        assert path.endswith("/better"), f"{method} {path} waits for the server"
        return 200, None

    def clerk(self, agency: str, path: str, body: Any) -> Answer:
        what, desk = path.rpartition("/")[2], self._desks[body["counter"]]
        page = desk.get("/desk/")
        if what == "next":
            page = desk.post("/desk/act/", page, act=what)
            return 200, self._called(agency, page)
        page = desk.post("/desk/act/", page, act=what, stop=path.split("/")[2])
        assert REFUSED not in page, (what, page)
        number = self.book.at_counter[body["counter"]]
        again = what == "not-found" and self.book.visits[number].calls > 1
        return 200, {"state": "missed" if again else "done"}

    def queue(self, agency: str) -> list[dict[str, Any]]:
        return []

    def board(self) -> dict[str, str]:
        """What the boards show: number and room."""
        page = self._kiosks[0].get("/hall/board/")
        return dict([*SHOWN.findall(page), *SERVED.findall(page)])

    def _called(self, agency: str, page: str) -> dict[str, str] | None:
        """Who stands on the desk's page; the node knows no service, the driver knows what they come for there."""
        here = CURRENT.search(page)
        if here is None:
            return None
        left = self.book.visits[here[1]].left
        return {
            "number": here[1], "id": STOP.findall(page)[0],
            "service": next((service for service in left if agency_of(service) == agency), ""),
        }  # fmt: skip

    def _arrives(self, code: str) -> Answer:
        kiosk = self.chance.choice(self._kiosks)
        told = kiosk.post("/hall/arrive/", kiosk.get("/hall/arrive/"), code=code, lang="de")
        self.arrived += NUMBER.findall(told)
        return 200, {"welcome": bool(NUMBER.search(told))}

    def _draws(self, service: str) -> Answer:
        kiosk = self.chance.choice(self._kiosks)
        page = kiosk.get("/hall/ticket/")
        lines = [line for line in SERVICE.findall(page) if COUNTERS.get(line.split()[0]) == agency_of(service)]
        if not lines:
            self.full += 1
            return 409, None
        touches, key = 1 + (self.chance.random() < TWICE), KEY.findall(page)[0]
        given = [kiosk.post("/hall/ticket/", page, service=lines[0], key=key, lang="de") for _ in range(touches)]
        [number] = {found for one in given for found in NUMBER.findall(one)}
        assert number not in self.drawn, f"{number} was given twice"
        self.drawn[number] = service
        return 201, {"number": number, "code": "", "secret": "", "minutes": None}


@dataclass
class Home(Wire):
    """The wire to the server, which counts a node's number as the first service of its line. `drawn`: what each wants."""

    drawn: dict[str, str] = field(default_factory=dict)

    def clerk(self, agency: str, path: str, body: object) -> Answer:
        status, answer = super().clerk(agency, path, body)
        if path == "/next" and answer and answer["number"] in self.drawn:
            answer["service"] = self.drawn[answer["number"]]
        return status, answer
