"""The editors' room from end to end: look, change, preview, publish, take back; teach a phrase, try it, publish it."""

import pytest
from playwright.sync_api import Browser

from tests.factories.people import EDITOR
from tests.factories.sounds import wav
from tests.ground.house import House
from tests.journeys.desks import sign_in
from tests.journeys.guest import DESK, PHONE, Guest, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser
UNCLEAR = "der adler auf dem papier ist komisch"


def press(somebody: Guest, label: str) -> None:
    """The first button in the page itself that says this."""
    with somebody.page.expect_navigation():
        somebody.page.locator("main").get_by_role("button", name=label, exact=True).first.click()


def changes_a_record(editor: Guest) -> None:
    """Change a German name, see it before, publish it, and take it back."""
    editor.go("/editors/records/?kind=paper")
    editor.look("editors:records")
    editor.page.locator("main ul.lines a").first.click()
    field = editor.page.locator("textarea[name=de-name]")
    old = field.input_value()
    field.fill(f"{old} (neu)")
    press(editor, "Vorschau")
    editor.look("editors:record")
    assert f"{old} (neu)" in editor.page.locator("section[aria-labelledby=preview]").inner_text()
    seen = editor.page.frame_locator("iframe.seen").locator("main")
    seen.wait_for()
    assert f"{old} (neu)" in seen.inner_text()
    press(editor, "Veröffentlichen")
    assert editor.page.locator("textarea[name=de-name]").input_value() == f"{old} (neu)"
    takes_back(editor)


def adds_and_retires(editor: Guest) -> None:
    """A new record with its own empty form, and out again; what a service leaves behind is shown and measured, no more."""
    editor.go("/editors/new/service/")
    editor.look("editors:new")
    press(editor, "Veröffentlichen")
    assert "Bitte prüfen Sie Ihre Angaben" in editor.words()
    editor.look("editors:new", status=422)
    editor.go("/editors/new/source/")
    editor.page.locator("[name=title]").fill("Erfundene Satzung")
    press(editor, "Veröffentlichen")
    assert "Veröffentlicht" in editor.words()
    editor.page.get_by_role("link", name="Nicht mehr anbieten").click()
    editor.look("editors:retire")
    press(editor, "Nicht mehr anbieten")
    assert "wird nicht mehr angeboten" in editor.words()
    editor.go("/editors/record/service/ae-verlaengerung/retire/")
    editor.look("editors:retire")
    editor.go("/editors/record/helpline/112/retire/")
    editor.look("editors:retire")
    editor.go("/editors/new/topic/")
    editor.look("editors:new")
    editor.go("/editors/record/topic/kfz/")
    editor.look("editors:record")
    editor.go("/editors/record/topic/kfz/retire/")
    editor.look("editors:retire")
    assert "führen noch Sätze" in editor.words()


def takes_back(editor: Guest) -> None:
    """The last change, in the history."""
    editor.go("/editors/history/")
    editor.look("editors:history")
    editor.page.locator("main").get_by_role("button", name="Zurücknehmen").first.click()
    editor.page.wait_for_url("**/editors/history/")
    assert "zurückgenommen" in editor.words()


def teaches_a_phrase(editor: Guest) -> None:
    """Take what nobody understood as a phrase, try the draft, and publish it."""
    editor.go("/editors/unheard/")
    editor.look("editors:unheard")
    assert "papier" in editor.words()
    press(editor, "Als Satz lernen")
    editor.look("editors:unheard")
    editor.go("/editors/phrases/")
    editor.look("editors:phrases")
    editor.go("/editors/phrases/?label=urgent/dv&language=de&sort=certain")
    editor.look("editors:phrases")
    editor.page.set_default_timeout(90_000)
    press(editor, "Ausprobieren")
    editor.page.locator("table").wait_for()
    editor.look("editors:trial")
    assert "Gefahr erkannt" in editor.words()
    press(editor, "Veröffentlichen")
    assert "gilt jetzt" in editor.words()


def translates(editor: Guest) -> None:
    """Look through what is there, be refused for a number nobody said, and leave everything as it was."""
    editor.go("/editors/translations/?language=ar&show=all&words=Alle+Leistungen")
    editor.look("editors:translations")
    field = editor.page.locator("#form textarea").first
    field.fill(f"{field.input_value()} 77")
    press(editor, "Veröffentlichen")
    editor.look("editors:translations", status=422)
    assert "77\u2069 steht nicht im deutschen Text" in editor.words()
    editor.go("/editors/translations/?language=de&words=unter+18")
    editor.look("editors:translations")
    assert "Gebühren: wie in den Dateien" in editor.words()


def publishes_a_voice(editor: Guest) -> None:
    """Upload a recording, listen to it, publish it, and take it back: other journeys walk through the same house."""
    editor.go("/editors/recordings/?language=ti")
    editor.look("editors:recordings")
    first = editor.page.locator("main section.box").first
    first.locator("input[type=file]").set_input_files(
        files=[{"name": "a.wav", "mimeType": "audio/wav", "buffer": wav()}]
    )
    press(editor, "Hochladen")
    editor.look("editors:recordings")
    heard = editor.page.locator("audio").first.evaluate(
        "one => new Promise((done) => { one.onloadedmetadata = () => done(one.duration); one.onerror = () => done(0);"
        " one.preload = 'auto'; one.load(); })"
    )
    assert 0.05 < heard < 0.2
    press(editor, "Veröffentlichen")
    assert "Wird abgespielt" in editor.words()
    editor.look("editors:recordings")
    takes_back(editor)


def test_it_lets_an_editor_keep_the_house_up_to_date(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url) as visitor, guest(browser, day_house.url, size=DESK) as editor:
        visitor.go("/de/")
        visitor.page.locator("textarea[name=words]").fill(UNCLEAR)
        visitor.press_in_main()
        sign_in(editor, EDITOR)
        editor.look("editors:home")
        changes_a_record(editor)
        adds_and_retires(editor)
        translates(editor)
        publishes_a_voice(editor)
        teaches_a_phrase(editor)
        assert editor.seen >= REACHED["editors"]


def test_it_says_what_is_missing_where_nothing_is(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, size=PHONE) as editor:
        sign_in(editor, EDITOR)
        for name in ("home", "history", "unheard", "phrases", "recordings", "translations"):
            editor.go("/editors/" if name == "home" else f"/editors/{name}/")
            editor.look(f"editors:{name}")
