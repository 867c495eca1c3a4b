"""Papers on the visitor's own phone: sent over a bad line, released or carried oneself, and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.factories.papers import a_photo, pages_in
from tests.ground.house import House
from tests.journeys.desks import expected_today, open_matrix
from tests.journeys.guest import Guest, guest
from tests.journeys.routes import REACHED
from tests.journeys.walk import CODE

pytestmark = pytest.mark.browser
ONE_MEGABIT = 125_000
AGENCY = "auslaenderbehoerde"


def at_documents(amina: Guest) -> str:
    """Book, and go to the page of the papers; the code."""
    code = expected_today(amina)
    amina.go(f"/{amina.language}/visit/{code}/documents/" if amina.language != "de" else f"/visit/{code}/documents/")
    return code


def choose(amina: Guest, folder: Path, count: int, *, size: tuple[int, int] = (600, 800)) -> None:
    """Choose so many photos, each another one."""
    paths = []
    for number in range(count):
        path = folder / f"{number}.jpg"
        path.write_bytes(a_photo(f"page {number}", size=size))
        paths.append(path)
    amina.page.locator("#files").set_input_files(paths)


def send(amina: Guest) -> None:
    """Press the form's button and wait for the page that comes."""
    with amina.page.expect_navigation(timeout=90_000):
        amina.page.locator("form[data-upload] button").first.click()


def test_it_leads_from_photos_to_a_release_and_back(
    browser: Browser, day_house: House, tongue: str, tmp_path: Path
) -> None:
    open_matrix(day_house)
    with guest(browser, day_house.url, tongue) as amina:
        at_documents(amina)
        amina.look("visitor:documents")
        choose(amina, tmp_path, 2)
        send(amina)
        amina.look("visitor:documents")
        assert amina.page.locator(".tick-there").count() >= 1
        amina.page.locator(f"a[href$='?agency={AGENCY}']").click()
        amina.look("visitor:release")
        amina.press_in_main()
        amina.look("visitor:release")
        with amina.page.expect_navigation():
            amina.page.locator("button[value=carry]").click()
        amina.look("visitor:documents")
        assert day_house.sql("SELECT count(*) FROM release") == [(0,)]
        amina.page.locator(f"a[href$='?agency={AGENCY}']").click()
        amina.press_in_main()
        with amina.page.expect_navigation():
            amina.page.locator("button[value=yes]").click()
        amina.look("visitor:consent")
        assert amina.page.locator("#agreed ~ .pair").count() >= 5, "the words that were agreed to can be read again"
        the_receipt_as_pdf(amina)
        amina.press_in_main()
        assert day_house.sql("SELECT state FROM release") == [("withdrawn",)]
        amina.look("visitor:consent")
        signed_on_paper(amina)
        assert day_house.sql("SELECT state FROM release WHERE channel = 'paper'") == [("prepared",)]
        assert amina.seen >= REACHED["papers"]


def the_receipt_as_pdf(amina: Guest) -> None:
    """It opens, and shows more than one language."""
    href = amina.page.locator("a[href$='receipt.pdf']").get_attribute("href") or ""
    answer = amina.context.request.get(f"{amina.url}{href}")
    assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")
    assert pages_in(answer.body()) == 1


def signed_on_paper(amina: Guest) -> None:
    """Print the form instead; its code and every word in German too."""
    at_release(amina)
    with amina.page.expect_navigation():
        amina.page.locator("button[value=paper]").click()
    amina.look("visitor:consent_form")
    assert amina.page.locator("main .code").inner_text()
    assert amina.page.locator("main .pair").count() >= 5


def at_release(amina: Guest) -> None:
    """From the papers to the exact words for one agency."""
    amina.go(f"/{amina.language}/visit/{CODE.search(amina.page.url)[0]}/documents/release/?agency={AGENCY}")  # type: ignore[index]  # it stands there
    amina.press_in_main()


def test_a_new_photo_becomes_a_new_version_that_nobody_sees_before_it_is_released(
    browser: Browser, day_house: House, tongue: str, tmp_path: Path
) -> None:
    open_matrix(day_house)
    with guest(browser, day_house.url, tongue) as amina:
        code = at_documents(amina)
        choose(amina, tmp_path, 1)
        send(amina)
        at_release(amina)
        with amina.page.expect_navigation():
            amina.page.locator("button[value=yes]").click()
        day_house.sql("UPDATE release SET state = 'accepted'")
        day_house.sql("UPDATE released SET fault = 'blurred'")
        amina.go(f"/{amina.language}/visit/{code}/documents/")
        amina.look("visitor:documents")
        assert amina.page.locator("li:has(.tick-unreadable) div.small:not(.muted)").inner_text(), (
            "it says who could not read it, and why"
        )
        amina.page.locator("main details summary").first.click()
        path = tmp_path / "new.jpg"
        path.write_bytes(a_photo("sharp"))
        amina.page.locator("#files-1").set_input_files([path])
        with amina.page.expect_navigation():
            amina.page.locator("main details form button").first.click()
        amina.look("visitor:documents")
        assert amina.page.locator(".tick-unreadable").count() == 0
    assert day_house.sql("SELECT count(DISTINCT series), max(version), count(*) FROM document") == [(1, 2, 2)]
    assert day_house.sql("SELECT count(*) FROM released") == [(1,)]


def test_twelve_photos_over_a_bad_line_are_taken_once(browser: Browser, day_house: House, tmp_path: Path) -> None:
    """1 Mbit/s, cut twice, the phone locked once: the same twelve photos become one document of twelve pages."""
    with guest(browser, day_house.url, "de") as amina:
        code = at_documents(amina)
        line = amina.context.new_cdp_session(amina.page)
        line.send("Network.enable")
        slow = {"latency": 40, "downloadThroughput": ONE_MEGABIT, "uploadThroughput": ONE_MEGABIT}
        line.send("Network.emulateNetworkConditions", {"offline": False, **slow})
        choose(amina, tmp_path, 12, size=(3000, 4000))
        with amina.page.expect_navigation(timeout=120_000):
            amina.page.locator("form[data-upload] button").first.click()
            for _ in range(2):
                amina.page.wait_for_timeout(700)
                line.send("Network.emulateNetworkConditions", {"offline": True, **slow})
                amina.page.wait_for_timeout(900)
                line.send("Network.emulateNetworkConditions", {"offline": False, **slow})
            line.send("Page.setWebLifecycleState", {"state": "frozen"})
            amina.page.wait_for_timeout(500)
            line.send("Page.setWebLifecycleState", {"state": "active"})
        cut = [fault for fault in amina.faults if "ERR_INTERNET_DISCONNECTED" in fault]
        assert cut, "the control: the line really was cut while something was sent"
        amina.faults = [fault for fault in amina.faults if fault not in cut]
        assert "12 Seiten" in amina.words()
        assert day_house.sql("SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM upload)") == [(1, 0)]
        assert code in amina.page.url


def test_it_sends_without_a_script_and_says_what_it_refuses(browser: Browser, day_house: House, tmp_path: Path) -> None:
    with guest(browser, day_house.url, "de", java_script_enabled=False) as amina:
        at_documents(amina)
        bad = tmp_path / "bad.pdf"
        bad.write_bytes(b"MZ no document")
        amina.page.locator("#files").set_input_files([bad])
        send(amina)
        assert "Diese Art von Datei können wir nicht öffnen" in amina.words()
        choose(amina, tmp_path, 2)
        send(amina)
        assert "2 Seiten" in amina.words()
