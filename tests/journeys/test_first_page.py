"""The first page can be read within five seconds on a poor line and an old phone, its fonts included."""

import time

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.journeys.guest import guest

pytestmark = pytest.mark.browser
BUDGET = 5.0
"""Seconds until the page is drawn in its own fonts."""
LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
    "connectionType": "cellular3g",
}
"""400 kbit/s and 400 ms, as Chromium's tools count: a delay before every answer."""
SLOWER = 4
TRIES = 3
"""A busy neighbour can make one try slow, never fast: the best of them counts."""
PAINTS = """async () => {
  await document.fonts.ready;
  const fonts = performance.now();
  const largest = await new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}));
  const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
  const sizes = performance.getEntriesByType('resource').map(one => one.encodedBodySize);
  const loaded = [...document.fonts].filter(one => one.status === 'loaded').length;
  return {first, largest, fonts, loaded, bytes: sizes.reduce((sum, one) => sum + one, 0)};
}"""
Figures = dict[str, float]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_can_be_read_within_five_seconds(browser: Browser, day_house: House, language: str) -> None:
    best = measured(browser, day_house.url, language)
    for _ in range(TRIES - 1):
        if best["readable"] > BUDGET:
            best = min(best, measured(browser, day_house.url, language), key=lambda one: one["readable"])
    print(f"\n{language}: " + ", ".join(f"{name} {value:.2f}" for name, value in best.items()))
    assert best["readable"] <= BUDGET


def measured(browser: Browser, url: str, language: str) -> Figures:
    """Seconds of one visit with an empty memory; `readable` is when the last paint and the last font are there."""
    with guest(browser, url, language) as amina:
        tools = amina.context.new_cdp_session(amina.page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", LINE)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        began = time.monotonic()
        amina.go(f"/{language}/")
        found = amina.page.evaluate(PAINTS)
        whole = time.monotonic() - began
    seconds = {name: found[name] / 1000 for name in ("first", "largest", "fonts")}
    return {
        **seconds, "readable": max(seconds.values()), "whole": whole, "kB": found["bytes"] / 1000, "font files": found["loaded"],
    }  # fmt: skip
