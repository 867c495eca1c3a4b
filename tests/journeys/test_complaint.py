"""A sealed complaint, all the way: keys made in the browser, written without a name, opened with a key file, answered."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.factories.people import COUNSELLOR
from tests.ground.house import House
from tests.journeys.desks import sign_in
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser
RECEIPT = re.compile(r"\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b")
WORDS = "Sie haben mir die Wohnung nicht gegeben, als sie meinen Namen hörten."


def test_it_is_written_without_a_name_and_opened_by_a_key_file(
    browser: Browser, day_house: House, tmp_path: Path
) -> None:
    url = day_house.url
    with guest(browser, url, size=DESK) as counsellor, guest(browser, url, "ar") as amina:
        amina.go("/ar/complaint/")
        amina.look("visitor:complaint")
        sign_in(counsellor, COUNSELLOR)
        first, second = (makes_a_key(counsellor, holder, tmp_path) for holder in ("Beratung 1", "Beratung 2"))
        receipt = writes(amina)
        reads(counsellor, first)
        answers(counsellor)
        assert "Wir helfen Ihnen." in comes_back(amina, receipt)
        reads(counsellor, second)
        assert counsellor.seen | amina.seen >= REACHED["complaint"]


def makes_a_key(counsellor: Guest, holder: str, folder: Path) -> Path:
    """The ceremony: the file is saved before the public half is sent."""
    counsellor.go("/desk/complaints/keys/")
    counsellor.page.locator("input[name=holder]").fill(holder)
    with counsellor.page.expect_download() as saved:
        counsellor.page.locator("#make").click()
    path = folder / f"{holder}.key"
    saved.value.save_as(path)
    with counsellor.page.expect_navigation():
        counsellor.page.locator("#publish").click()
    counsellor.look("desk:complaint-keys")
    return path


def writes(amina: Guest) -> str:
    """In Arabic, without a name."""
    amina.go("/ar/complaint/")
    amina.look("visitor:complaint")
    amina.page.locator("label[for=kind-1]").click()
    amina.page.locator("textarea[name=words]").fill(WORDS)
    amina.page.locator("input[name=known_on]").fill("2026-11-01")
    amina.page.set_input_files(
        "input[name=files]", {"name": "foto.png", "mimeType": "image/png", "buffer": amina.page.screenshot()}
    )
    amina.press_in_main()
    amina.look("visitor:complaint")
    found = RECEIPT.search(amina.words())
    assert found
    assert "2027" in amina.words()
    return found[0]


def reads(counsellor: Guest, key: Path) -> None:
    """Nothing is readable before the key file is chosen."""
    counsellor.go("/desk/complaints/")
    assert WORDS not in counsellor.page.content()
    counsellor.page.set_input_files("#key-file", key)
    counsellor.page.get_by_text(WORDS).wait_for()
    assert "Anspruch schriftlich bis 1.1.2027" in counsellor.words()
    counsellor.page.get_by_role("button", name="Anhang öffnen (1 Seite)").click()
    counsellor.page.get_by_role("link", name="Anhang in neuem Fenster ansehen").wait_for()
    counsellor.look("desk:complaints")


def answers(counsellor: Guest) -> None:
    """Sealed in the browser for all keys and for the receipt."""
    counsellor.page.locator("textarea").fill("Wir helfen Ihnen.")
    with counsellor.page.expect_navigation():
        counsellor.page.get_by_role("button", name="Versiegeln und senden").click()
    assert "Wir helfen Ihnen." not in counsellor.page.content()


def comes_back(amina: Guest, receipt: str) -> str:
    """With the receipt, through a form."""
    amina.go("/ar/complaint/answer/")
    amina.look("visitor:complaint-answer")
    amina.page.locator("input[name=receipt]").fill(receipt.lower())
    amina.press_in_main()
    amina.look("visitor:complaint-answer")
    assert receipt not in amina.page.url
    return amina.words()
