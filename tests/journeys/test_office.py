"""The office in a browser: a lead prints codes, data protection signs, looks at accounts and asks whom something touched."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from tests.factories.people import LEAD, OFFICER
from tests.factories.plans import ZONE
from tests.ground.house import House
from tests.journeys.desks import sign_in
from tests.journeys.guest import DESK, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser


def test_it_serves_lead_and_data_protection(browser: Browser, day_house: House) -> None:
    today = datetime.now(ZONE).date()
    day_house.sql(
        "INSERT INTO staff_request (id, staff_id, kind, wants, asked_at)"
        " SELECT gen_random_uuid(), id, 'change', '{\"role\": \"counsellor\"}', now() FROM staff WHERE username = 'clerk.who.may.not'"
    )
    with guest(browser, day_house.url, size=DESK) as lead, guest(browser, day_house.url, size=DESK) as officer:
        sign_in(lead, LEAD)
        lead.go("/office/team/")
        lead.look("office:team")
        lead.press("Blatt mit Einmalcodes")
        lead.look("office:sheet")
        lead.go("/office/team/")
        lead.page.locator("input#program").fill("Fachverfahren")
        lead.press("Schlüssel ausstellen")
        lead.look("office:token")
        assert "desk-" in lead.words()
        lead.go("/office/team/")
        lead.look("office:team")
        lead.press("Zugang beenden Fachverfahren")
        assert "Kein Programm hat Zugang." in lead.words()
        lead.go("/office/requests/")
        lead.look("office:requests")
        sign_in(officer, OFFICER)
        officer.look("office:protection")
        officer.page.locator("#basis-unterlagen").fill("Art. 6 Absatz 1 Buchstabe a DSGVO")
        officer.press("Freigeben Unterlagen, die der Besuch auswählt")
        officer.look("office:protection")
        assert "Freigegeben ab" in officer.words()
        assert "Zweiter Faktor auf Papier" in officer.words()
        officer.go("/office/touched/")
        officer.look("office:touched")
        officer.page.locator("input[name=since]").fill(f"{today}T00:00")
        officer.page.locator("input[name=until]").fill(f"{today}T23:59")
        officer.press_in_main()
        officer.look("office:touched")
        officer.go("/office/powers/")
        officer.look("office:powers")
        officer.go("/office/requests/")
        officer.press("Zustimmen")
        officer.look("office:requests")
        assert lead.seen | officer.seen >= REACHED["office"]
