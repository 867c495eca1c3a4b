"""Somebody at a browser: goes through the house, and notes every fault of every page that is looked at on the way."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.journeys.inspection import faults_of
from tests.surroundings import DATA

PICTURES = DATA / "pictures" if os.environ.get("WILLKOMMEN_PICTURES") == "1" else None
"""Where every page that is looked at is kept as a picture, when somebody wants to see them."""
PHONE, DESK, BOARD = (390, 800), (1440, 900), (1920, 1080)
WITHOUT_HELP = {
    "visitor:help_now",
    "hall:home",
    "hall:arrive",
    "hall:said",
    "hall:ticket",
    "hall:word",
    "hall:right-house",
    "hall:find-room",
}
"""Help itself, paper, and screens of the hall, where the reception stands beside; every other page has the way to help."""
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
"""The browser's own note that a form was answered with a refusal; the page says it in words."""


@dataclass
class Guest:
    """One browser context. `language` is what its pages should be in; `faults` grows while it walks."""

    context: BrowserContext
    page: Page
    url: str
    language: str
    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    status: int = 0

    def go(self, path: str) -> None:
        """Open an address of the house."""
        self.page.goto(f"{self.url}{path}")

    def press(self, name: str | re.Pattern[str], *, role: Any = "button") -> None:
        """Press a button (or follow a link) by what it says, and wait for the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()

    def press_in_main(self) -> None:
        """Press the first button of what the page is about."""
        with self.page.expect_navigation():
            self.page.locator("main button[type=submit]").first.click()

    def look(self, route: str, *, status: int = 200, narrow: bool = True) -> None:
        """Note that this page is here, and everything that is wrong with it."""
        found = route_of(self.page.url), self.status
        assert found == (route, status), f"stands at {found}, {self.page.url}: {self.words()[:400]}"
        self.seen.add(route)
        if route not in WITHOUT_HELP and not self.page.locator('a[href$="/help-now/"]').first.is_visible():
            self.faults.append(f"{route} in {self.language}: has no help now")
        self.faults += [
            f"{route} in {self.language}: {fault}" for fault in faults_of(self.page, self.language, narrow=narrow)
        ]
        if PICTURES:
            self._keep(route)

    def words(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def _keep(self, route: str) -> None:
        number = len(self.seen)
        before = self.page.viewport_size
        for width in (360, 1440):
            self.page.set_viewport_size({"width": width, "height": 900})
            path = DATA / "pictures" / f"{self.language}-{route.replace(':', '-')}-{number:02}-{width}.png"
            self.page.screenshot(path=path, full_page=True)
        if before:
            self.page.set_viewport_size(before)


def route_of(url: str) -> str:
    """The name of the page at an address, with its door."""
    path = urlsplit(url).path
    with translation.override(translation.get_language_from_path(path) or "de"):
        return str(resolve(path).view_name)


@contextmanager
def guest(
    browser: Browser, url: str, language: str = "de", size: tuple[int, int] = PHONE, **more: Any
) -> Iterator[Guest]:
    """Somebody with an empty browser; at the end no page may have had a fault, called elsewhere, or broken a policy."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, reduced_motion="reduce",
        accept_downloads=True, timezone_id="Europe/Berlin", **more,
    )  # fmt: skip
    context.set_default_timeout(20_000)
    somebody = Guest(context, context.new_page(), url, language)

    def asked(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:", "about:")):
            somebody.faults.append(f"asks {request.url}")

    def answered(response: Response) -> None:
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            somebody.status = response.status

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not REFUSED.match(message.text):
            somebody.faults.append(f"console at {somebody.page.url}: {message.text}")

    context.on("request", asked)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: somebody.faults.append(f"script: {error.error}"))
    try:
        yield somebody
        assert not somebody.faults, "\n".join(somebody.faults)
    finally:
        context.close()
