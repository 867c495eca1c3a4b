"""The visitor's own page speaks and vibrates when the number is called, once, in its own language, after one touch."""

import pytest
from playwright.sync_api import Browser

from tests.ground.house import House
from tests.journeys.guest import Guest, guest
from tests.races.clients import Client

pytestmark = pytest.mark.browser
STAND_IN = """
window.heard = []; window.shaken = [];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [], cancel() {}, addEventListener() {}, speak(said) { window.heard.push([said.lang, said.text]); },
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(navigator, "vibrate", {value: (pattern) => { window.shaken.push(pattern); return true; }});
"""
"""A browser without a display has neither a voice nor a motor: these write down what they were asked for."""
HERE = """
UPDATE presence SET state = 'waiting', day = (now() AT TIME ZONE 'Europe/Berlin')::date, arrived_at = now(), waiting_since = now()
"""
CALLED = """
INSERT INTO call (id, day, number, room, state, at, by_role)
SELECT gen_random_uuid(), day, number, '008', 'called', now(), 'a_auslaenderbehoerde' FROM presence
"""


@pytest.fixture
def waiting(house: House) -> dict[str, str]:
    """A visit that waits in the house: code, secret and number."""
    with Client(house.url) as client:
        _, visit = client.book(client.plans(["ae-schutz"])[0]["token"])
    house.sql("UPDATE stop SET day = (now() AT TIME ZONE 'Europe/Berlin')::date")
    house.sql(HERE)
    (number,) = visit["numbers"].values()
    return {"code": visit["code"], "secret": visit["secret"], "number": number}


def call(house: House, somebody: Guest) -> None:
    """The number is called to room 008, and the page has noticed."""
    house.sql("UPDATE presence SET state = 'busy'")
    house.sql(CALLED)
    somebody.page.locator("[data-now]").wait_for(timeout=30_000)
    somebody.page.wait_for_timeout(3_000)


@pytest.mark.parametrize(
    ("tongue", "sentence"), [("de", "Bitte gehen Sie jetzt zu Raum 008."), ("ar", "يرجى التوجه الآن إلى الغرفة 008")]
)
def test_it_says_where_to_go_and_shakes_the_telephone(
    browser: Browser, house: House, waiting: dict[str, str], tongue: str, sentence: str
) -> None:
    with guest(browser, house.url, tongue) as somebody:
        somebody.context.add_init_script(STAND_IN)
        somebody.go(f"/{tongue}/visit/{waiting['code']}/key/{waiting['secret']}/")
        somebody.page.locator("#tell-me").click()
        assert [text for _, text in somebody.page.evaluate("heard") if text.strip()] == []
        call(house, somebody)
        heard = [(lang, text) for lang, text in somebody.page.evaluate("heard") if text.strip()]
        assert len(heard) == 1, heard
        lang, text = heard[0]
        assert lang == tongue
        assert waiting["number"] in text
        assert sentence in text
        assert somebody.page.evaluate("shaken") == [[400, 200, 400, 200, 800]]


def test_it_keeps_quiet_for_who_did_not_ask_for_it(browser: Browser, house: House, waiting: dict[str, str]) -> None:
    with guest(browser, house.url, "de") as somebody:
        somebody.context.add_init_script(STAND_IN)
        somebody.go(f"/de/visit/{waiting['code']}/key/{waiting['secret']}/")
        call(house, somebody)
        assert (somebody.page.evaluate("heard"), somebody.page.evaluate("shaken")) == ([], [])
