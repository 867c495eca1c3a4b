"""Hands at the devices of a node: they open its pages and press its buttons, as people do, over HTTP."""

import json
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

from tests.node.cable import Building
from tests.surroundings import ROOT

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STOP = re.compile(r'name="stop" value="([^"]+)"')
CURRENT = re.compile(r'number number-large">([A-Z]\d+)<')
SERVICE = re.compile(r'name="service" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')
NUMBER = re.compile(r'kiosk-number" dir="ltr">([A-Z]\d+)<')


class Pages:
    """One device's browser without scripts: cookies, forms, no server but the node."""

    def __init__(self, url: str, key: str) -> None:
        self._url = url
        self._open = build_opener(ProxyHandler({})).open
        self._key, self._csrf = key, ""

    def get(self, path: str) -> str:
        """A page."""
        return self._said(Request(self._url + path, headers=self._cookies()))  # noqa: S310  # our own node

    def post(self, path: str, page: str, **sent: str) -> str:
        """A form of a page that was shown."""
        token = TOKEN.search(page)
        body = urlencode({"csrfmiddlewaretoken": token[1] if token else "", **sent}).encode()
        return self._said(Request(self._url + path, body, self._cookies()))  # noqa: S310  # see above

    def _cookies(self) -> dict[str, str]:
        return {"Cookie": f"device={self._key}" + (f"; node-form={self._csrf}" if self._csrf else "")}

    def _said(self, request: Request) -> str:
        try:
            answer = self._open(request, timeout=20)
        except HTTPError as refusal:
            if refusal.status >= 500:
                raise
            answer = refusal  # type: ignore[assignment]  # a refusal is read like any page
        for line in answer.headers.get_all("Set-Cookie") or []:
            if line.startswith("node-form="):
                self._csrf = line.split(";")[0].partition("=")[2]
        return str(answer.read().decode())


@dataclass
class Book:
    """What the hands saw: the truth that the server must show afterwards."""

    drawn: list[str] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def draw_until(pages: Pages, book: Book, over: threading.Event, pause: float, chance: Random) -> None:
    """Draw numbers at a kiosk; sometimes the same touch twice."""
    while not over.wait(pause * chance.uniform(0.5, 1.5)):
        page = pages.get("/hall/ticket/")
        choices = sorted(set(SERVICE.findall(page)))
        if not choices:
            continue
        wanted, key = chance.choice(choices), KEY.findall(page)[0]
        given = [
            pages.post("/hall/ticket/", page, service=wanted, key=key, lang="de")
            for _ in range(chance.choice((1, 1, 2)))
        ]
        numbers = {found for one in given for found in NUMBER.findall(one)}
        assert len(numbers) <= 1, numbers
        with book.lock:
            book.drawn += numbers


def serve_until(pages: Pages, counter: str, book: Book, over: threading.Event, pause: float, chance: Random) -> None:
    """Call, begin and finish at a desk."""
    while not over.wait(pause * chance.uniform(0.5, 1.5)):
        page = pages.get("/desk/")
        here = CURRENT.search(page)
        if here is None:
            page = pages.post("/desk/act/", page, act="next")
            if here := CURRENT.search(page):
                with book.lock:
                    book.called[here[1]] = counter
            continue
        stop = STOP.findall(page)[0]
        act = "serve" if 'value="serve"' in page else "finish"
        page = pages.post("/desk/act/", page, act=act, stop=stop)
        if act == "finish" and "ist fertig" in page:
            with book.lock:
                book.finished.append(here[1])


def goes_over(server: str, node: Pages, path: str, patience: float = 60.0) -> float:
    """Ask the server as `node.js` does, go to the node when it does not answer; seconds until the node's page is there."""
    began, failed = time.monotonic(), 0
    while failed < 2:
        assert time.monotonic() - began < patience, "the server still answers"
        try:
            with build_opener(ProxyHandler({})).open(f"{server}/hall/board/live/", timeout=1.2) as answer:
                failed = 0 if answer.status < 500 else failed + 1
        except (URLError, OSError):
            failed += 1
        time.sleep(0.2 if failed else 1.5)
    assert "Raum" in node.get(path)
    return time.monotonic() - began


def desk_goes_over(wires: Building, server: str, node: str, key: str) -> float:
    """Pull the cable under a desk in the building; seconds until it goes on at the node."""
    words = [
        *wires.within,
        sys.executable,
        "-m",
        "tests.node.hands",
        server,
        node.replace(wires.beside, "127.0.0.1"),
        key,
    ]
    desk = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    time.sleep(3)
    wires.pull()
    began = time.monotonic()
    answer, _ = desk.communicate(timeout=90)
    assert desk.returncode == 0
    assert float(answer) > 0
    return time.monotonic() - began


def state_of(node: str) -> dict[str, Any]:
    """What the node says of itself: whether the server is away, and how much is still to be brought home."""
    found: dict[str, Any] = json.loads(Pages(node, "").get("/state/"))
    return found


def heard(node: str, *, away: bool) -> None:
    """Wait until the node knows that the server is there, or is not."""
    deadline = time.monotonic() + 60
    while state_of(node)["away"] is not away:
        assert time.monotonic() < deadline, f"away is not {away}"
        time.sleep(0.2)


if __name__ == "__main__":
    print(goes_over(sys.argv[1], Pages(sys.argv[2], sys.argv[3]), "/desk/"))
