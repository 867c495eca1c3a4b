"""Somebody who reads no word comes from a picture to the pass: by ear and by the one blue button of each page."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.factories.giessen import giessen
from tests.factories.sounds import wav
from tests.ground.house import House
from tests.journeys.guest import Guest, guest
from tests.journeys.test_tongues import VOICE, heard_by
from tests.journeys.walk import code_of
from willkommen.catalogue.queries import FRESH

pytestmark = pytest.mark.browser
SITUATION = "wohnungssuche"
LED = ("concern", "papers", "wishes", "plans", "confirm", "visit")


@pytest.fixture
def recorded_house(day_house: House) -> Iterator[House]:
    """A house with two recordings in Tigrinya, which is left without them."""
    for place in ("spoken/start", "situation/anerkannt"):
        put_recording(day_house, f"ti/{place}/name", wav())
    time.sleep(FRESH + 0.5)
    yield day_house
    day_house.sql("UPDATE centre_record SET data = data - 'clip' WHERE data ? 'clip' RETURNING key")
    new_edition(day_house)
    time.sleep(FRESH + 0.5)


def press_the_button(selam: Guest) -> None:
    """The first blue button below the heading: what every page says aloud."""
    with selam.page.expect_navigation():
        selam.page.locator("main form .kern-btn--primary").first.click()


def listen(selam: Guest, said: str) -> None:
    """Press the loudspeaker at the top: the first that is heard is what to do here."""
    selam.page.locator("[data-aloud] [data-start]").click()
    assert heard_by(selam, at_least=1)[0] == said


@pytest.mark.parametrize("language", ["ar", "de-leicht"])
def test_it_hears_on_every_page_what_to_do_there(browser: Browser, day_house: House, language: str) -> None:
    words = giessen().words
    with guest(browser, day_house.url, language) as selam:
        selam.context.add_init_script(VOICE.replace("LANG", '"de-DE"' if language == "de-leicht" else '"ar-EG"'))
        selam.go(f"/{language}/")
        listen(selam, str(words.get(language, "spoken", "start")))
        with selam.page.expect_navigation():
            selam.page.locator(f"button[name=situation][value={SITUATION}] img").click()
        for page in LED:
            if selam.page.locator("main #bring").count() == 0 and page == "papers":
                listen(selam, str(words.get(language, "spoken", "question")))
                selam.page.locator("select[name=residence]").select_option(index=1)
                press_the_button(selam)
            listen(selam, str(words.get(language, "spoken", page)))
            if page == "confirm":
                for field in selam.page.locator(
                    "main input:not([type=hidden]):is([name=name], [name=birth_date])"
                ).all():
                    field.fill("1990-05-17" if field.get_attribute("type") == "date" else "Selam")
            if page != "visit":
                press_the_button(selam)
        assert code_of(selam)


def test_it_plays_recordings_where_the_device_has_no_voice(browser: Browser, recorded_house: House) -> None:
    sound = wav()
    with guest(browser, recorded_house.url, "ti") as selam:
        selam.context.add_init_script(VOICE.replace("LANG", '"de-DE"'))
        selam.context.add_init_script(
            "window.played = []; window.Audio = function (src) { window.played.push(src);"
            " return { play() { setTimeout(() => this.onended(), 0); return Promise.resolve(); }, pause() {} }; };"
        )
        selam.go("/ti/")
        assert selam.page.locator(".ear:visible").count() == 1
        selam.page.locator(".ear:visible").click()
        selam.page.locator("[data-aloud] [data-start]").click()
        selam.page.wait_for_function("window.played.length >= 3")
        played = selam.page.evaluate("window.played")
        assert ["anerkannt" in one for one in played[:3]] == [True, False, True]
        assert selam.page.evaluate("window.heard") == []
        answer = selam.context.request.get(f"{recorded_house.url}{played[1]}", headers={"Range": "bytes=0-1"})
        assert (answer.status, answer.body()) == (206, sound[:2])
        selam.look("visitor:start")


def put_recording(house: House, place: str, sound: bytes) -> None:
    """A published recording of this text, as an editor leaves it."""
    ((one,),) = house.sql(
        "INSERT INTO recording (id, place, kind, sound, at, staff, published_at)"
        " VALUES (gen_random_uuid(), %s, 'audio/wav', %s, now(), gen_random_uuid(), now()) RETURNING id",
        place, sound,
    )  # fmt: skip
    house.sql(
        "UPDATE centre_record SET data = data || jsonb_build_object('clip', %s::text) WHERE kind = 'text' AND key = %s RETURNING key",
        f"recording:{one}", place,
    )  # fmt: skip
    new_edition(house)


def new_edition(house: House) -> None:
    """Let every process read the centre anew."""
    house.sql(
        "INSERT INTO centre_edition (id, loaded_at, digest) SELECT max(id) + 1, now(), 'recordings' FROM centre_edition RETURNING id"
    )
