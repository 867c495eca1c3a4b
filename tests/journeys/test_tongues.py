"""People who do not read German, or do not read at all: pictures, a voice, a helper beside them."""

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.walk import IN_THE_COUNTY, code_of, give_details, live_in, send

pytestmark = pytest.mark.browser
VOICE = """
window.heard = [];
const voice = {lang: LANG, name: "A voice", localService: true};
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [voice], cancel() {}, addEventListener() {},
  speak(said) { window.heard.push(said.text); setTimeout(() => said.onend(), 0); },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""Headless browsers have no voice: this one writes down what it says."""


def to_the_pass(selam: Guest, situation: str) -> str:
    """From a picture of the first page to the pass, by the first button of each page."""
    with selam.page.expect_navigation():
        selam.page.locator(f"button[name=situation][value={situation}]").click()
    send(selam, "papers")
    live_in(selam, IN_THE_COUNTY)
    for goes_to in ("wishes", "plans", "confirm"):
        send(selam, goes_to)
    give_details(selam)
    send(selam, "book")
    return code_of(selam)


def heard_by(somebody: Guest, *, at_least: int) -> list[str]:
    """What the voice has said, once it has said enough."""
    for _ in range(100):
        heard: list[str] = somebody.page.evaluate("window.heard")
        if len(heard) >= at_least:
            break
        somebody.page.wait_for_timeout(100)
    return heard


def test_it_leads_from_a_picture_to_the_pass(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "de") as selam:
        selam.go("/de/")
        pictures = selam.page.locator(".tile img")
        assert pictures.count() == 16
        for number in range(16):
            pictures.nth(number).scroll_into_view_if_needed()
        assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")
        to_the_pass(selam, "wohnungssuche")


def test_it_reads_a_name_and_the_page_aloud(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "ar") as amina:
        amina.context.add_init_script(VOICE.replace("LANG", '"ar-EG"'))
        amina.go("/ar/")
        ears = amina.page.locator(".ear")
        assert ears.first.is_visible()
        ears.first.click()
        name = amina.page.locator(".tile .kern-title").first.inner_text()
        assert heard_by(amina, at_least=1) == [name]
        amina.page.locator("[data-aloud] [data-start]").click()
        heard = heard_by(amina, at_least=30)
        assert amina.page.locator("h1").inner_text() in heard
        assert len(heard) == len(set(heard)) + 1
        amina.look("visitor:start")


def test_it_says_honestly_that_there_is_no_voice(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "ti") as selam:
        selam.context.add_init_script(VOICE.replace("LANG", '"de-DE"'))
        selam.go("/ti/")
        sorry = selam.page.locator("[data-aloud] [data-sorry]")
        assert not sorry.is_visible()
        assert not selam.page.locator(".ear").first.is_visible()
        selam.page.locator("[data-aloud] [data-start]").click()
        assert sorry.is_visible()
        assert selam.page.evaluate("window.heard") == []
        selam.look("visitor:start")


def test_it_shows_two_languages_and_forgets_both_visits(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, "ar", DESK) as helper:
        helper.go("/de/together/")
        helper.page.select_option("[name=theirs]", "ar")
        helper.press("Gemeinsam anfangen")
        helper.look("visitor:start")
        assert helper.page.locator("main .beside[lang=de]").count() > 20
        codes = []
        for situation in ("wohnungssuche", "titel-laeuft-ab"):
            helper.go("/ar/")
            codes.append(to_the_pass(helper, situation))
            helper.look("visitor:visit")
        assert helper.page.locator("main .beside[lang=de]").count() > 10
        helper.page.locator(".together-bar button").click()
        helper.page.wait_for_url("**/de/together/")
        assert not helper.page.locator(".together-bar").count()
        for code in codes:
            helper.go(f"/ar/visit/{code}/")
            assert helper.status == 404
