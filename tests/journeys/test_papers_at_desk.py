"""Papers at the desk: what was released is accepted, looked at and taken over; what is scanned goes on by signature alone."""

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.factories.papers import a_photo
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.desks import open_matrix, sign_in
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.routes import REACHED
from tests.journeys.test_papers import AGENCY, at_documents, choose, send

pytestmark = pytest.mark.browser


def test_papers_go_from_the_phone_to_the_desk_and_on_by_signature(
    browser: Browser, day_house: House, tmp_path: Path
) -> None:
    open_matrix(day_house)
    url = day_house.url
    with (
        guest(browser, url, "ar") as amina,
        guest(browser, url, size=DESK) as clerk,
        guest(browser, url, size=DESK) as second,
    ):
        release_one(amina, tmp_path)
        sign_in(clerk, CLERK_WHO_MAY)
        clerk.go(f"/desk/stop/{stop_of(day_house, AGENCY)}/papers/")
        clerk.look("desk:papers")
        press(clerk, "accept")
        clerk.look("desk:papers")
        look_at_it(clerk)
        keep_an_original(clerk)
        press(clerk, "take_over")
        assert day_house.sql("SELECT state FROM release") == [("done",)]
        form = scan_and_print(clerk, tmp_path)
        signed_at_reception(second, form)
        assert day_house.sql("SELECT state FROM release WHERE channel = 'paper'") == [("offered",)]
        assert clerk.seen | second.seen >= REACHED["papers at the desk"]


def test_a_desk_finds_nothing_of_another_agencys_stop(browser: Browser, day_house: House) -> None:
    open_matrix(day_house)
    with guest(browser, day_house.url) as amina, guest(browser, day_house.url, size=DESK) as other:
        at_documents(amina)
        sign_in(other, CLERK_WHO_MAY_NOT)
        other.go(f"/desk/stop/{stop_of(day_house, AGENCY)}/papers/")
        other.look("desk:papers", status=404)


def stop_of(house: House, agency: str) -> object:
    """The stop of this agency."""
    return house.sql("SELECT id FROM stop WHERE agency = %s", agency)[0][0]


def press(somebody: Guest, act: str) -> None:
    """Press the button of one act."""
    with somebody.page.expect_navigation():
        somebody.page.locator(f"button[name=act][value={act}]").first.click()


def release_one(amina: Guest, folder: Path) -> None:
    """Send a photo and let the agency see it."""
    at_documents(amina)
    choose(amina, folder, 1)
    send(amina)
    with amina.page.expect_navigation():
        amina.page.locator(f"a[href$='?agency={AGENCY}']").click()
    amina.press_in_main()
    with amina.page.expect_navigation():
        amina.page.locator("button[value=yes]").click()


def look_at_it(clerk: Guest) -> None:
    """Open the document, and tell the visitor that it is blurred."""
    here = clerk.page.locator("a[href*='/desk/paper/']").first.get_attribute("href") or ""
    shown = clerk.context.request.get(f"{clerk.url}{here}")
    assert (shown.headers["content-type"], shown.body()[:5]) == ("application/pdf", b"%PDF-")
    assert shown.headers["content-disposition"].startswith("inline")
    assert (
        clerk.context.request.get(f"{clerk.url}{here}?download").headers["content-disposition"].startswith("attachment")
    )
    clerk.page.locator("select[name=why]").first.select_option("blurred")
    press(clerk, "mark")


def keep_an_original(clerk: Guest) -> None:
    """Keep it, with a receipt, and give it back."""
    clerk.page.locator("input[name=place]").fill("Tresor 2")
    press(clerk, "take")
    assert "Tresor 2" in clerk.words()
    press(clerk, "back")
    assert f"{datetime.now(ZONE):%d.%m.%Y}" in clerk.words()


def scan_and_print(clerk: Guest, folder: Path) -> str:
    """Scan a paper at the desk and print the form for another agency; the form's code."""
    path = folder / "scan.jpg"
    path.write_bytes(a_photo("scan"))
    clerk.page.locator("input[name=files]").set_input_files([path])
    press(clerk, "scan")
    clerk.page.locator("label[for=document-1]").click()
    clerk.page.locator("select[name=receiver]").select_option("jobcenter")
    press(clerk, "form")
    assert clerk.page.locator("main [lang=de]").count() >= 5
    return clerk.page.locator("main .code").inner_text().strip()


def signed_at_reception(reception: Guest, form: str) -> None:
    """The reception scans the signed form."""
    sign_in(reception, RECEPTIONIST)
    reception.go("/desk/reception/consent/")
    reception.look("desk:consent")
    reception.page.locator("input[name=form]").fill(form)
    press(reception, "scan")
    assert "angeboten" in reception.words()
