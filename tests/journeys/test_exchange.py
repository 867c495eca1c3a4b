"""Two agencies, a person and their yes: asked, referred, accepted, and every page of the exchange is looked at."""

import pytest
from playwright.sync_api import Browser

from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT
from tests.factories.plans import JOB, RESIDENCE
from tests.ground.house import House
from tests.journeys.desks import call_next, expected_today, open_matrix, sign_in, sit_down
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser


def test_it_refers_a_person_who_says_yes_on_the_own_phone(browser: Browser, day_house: House) -> None:
    url, language = day_house.url, "ar"
    with (
        guest(browser, url, language) as amina, guest(browser, url, size=DESK) as first,
        guest(browser, url, size=DESK) as second,
    ):  # fmt: skip
        open_matrix(day_house, "rueckfrage")
        code = expected_today(amina)
        amina.go("/hall/arrive/")
        begin(first, CLERK_WHO_MAY, RESIDENCE[2])
        begin(second, CLERK_WHO_MAY_NOT, JOB[2])
        asks_and_gets_an_answer(first, second)
        refers(first, code, day_house)
        says_yes(amina, code)
        accepts(second)
        amina.go(f"/{language}/visit/{code}/")
        amina.look("visitor:visit")
        for page in ("exchange-conference", "exchange-knowledge", "exchange-away"):
            first.go(f"/desk/exchange/{page.removeprefix('exchange-')}/")
            first.look(f"desk:{page}")
        assert first.seen | second.seen >= REACHED["exchange"]


def begin(clerk: Guest, who: object, counter: str) -> None:
    """Sign in and sit down."""
    sign_in(clerk, who)  # type: ignore[arg-type]  # one of the cast
    sit_down(clerk, counter)


def asks_and_gets_an_answer(first: Guest, second: Guest) -> None:
    """A general question goes there and back."""
    first.go("/desk/exchange/")
    first.look("desk:exchange")
    first.go("/desk/exchange/ask/")
    first.look("desk:exchange-ask")
    first.page.locator("select[name=asked_of]").select_option(JOB[1])
    first.page.locator("input[name=subject]").fill("Kopien")
    first.page.locator("textarea[name=words]").fill("Reichen Kopien?")
    first.press("Frage senden")
    first.look("desk:exchange-question")
    second.go("/desk/exchange/")
    second.press("Frage: Kopien", role="link")
    second.page.locator("textarea[name=answer]").fill("Ja, Kopien reichen.")
    second.press("Antwort senden")
    second.look("desk:exchange-question")
    first.page.reload()
    assert "Ja, Kopien reichen." in first.words()
    first.look("desk:exchange-question")


def refers(first: Guest, code: str, house: House) -> None:
    """From the person at the counter to the sentence that they decide about."""
    house.sql("UPDATE presence SET state = 'waiting', arrived_at = now(), waiting_since = now()")
    first.go("/desk/queue/")
    call_next(first)
    first.press("Andere Stelle fragen oder dazuholen", role="link")
    first.look("desk:exchange-person")
    first.page.get_by_text("Die Person dorthin verweisen").click()
    first.page.locator("select[name=service]").select_option(JOB[0])
    first.page.locator("textarea[name=words]").fill("Bitte zum Antrag beraten.")
    first.press("Weiter: die Person entscheidet")
    first.look("desk:exchange-person")
    assert code not in first.words()
    first.press("Sie entscheidet auf ihrem Gerät")
    first.look("desk:exchange")


def says_yes(amina: Guest, code: str) -> None:
    """On the own pass, where yes and no are alike."""
    amina.go(f"/{amina.language}/visit/{code}/")
    amina.look("visitor:visit")
    with amina.page.expect_navigation():
        amina.page.locator('form[action$="/request/"] button[value=give]').click()
    amina.look("visitor:visit")


def accepts(second: Guest) -> None:
    """For today, into the own line."""
    second.go("/desk/exchange/")
    second.look("desk:exchange")
    second.page.locator("main li a").first.click()
    second.look("desk:exchange-offer")
    second.press("Heute, ohne Termin: in unsere Warteschlange")
    second.look("desk:exchange-offer")
