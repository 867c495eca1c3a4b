"""The lift breaks and the house closes, in the browser: who is hindered is offered a new time, desks and boards know, and it is undone."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser

from tests.factories.people import AMINA, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import JOB, ZONE
from tests.ground.house import House
from tests.journeys.desks import sign_in, sit_down
from tests.journeys.guest import DESK, Guest, guest
from tests.races.clients import Client

pytestmark = pytest.mark.browser
ABOVE = """
UPDATE {table} SET {day} starts = now() + interval '5 minutes', ends = now() + interval '25 minutes'
"""


@pytest.fixture
def amina(house: House) -> dict[str, str]:
    """Amina, who needs a way without stairs, is expected above at this very hour: code and secret."""
    with Client(house.url) as client:
        plans = client.plans([JOB[0]])
        _, visit = client.book(plans[0]["token"])
    house.sql(ABOVE.format(table="booking", day="resource = 'b-106',"))
    today = "day = (now() AT TIME ZONE 'Europe/Berlin')::date, counter = 'b-106', needs = '{\"step_free\": true}',"
    house.sql(ABOVE.format(table="stop", day=today))
    house.sql("UPDATE presence SET day = (now() AT TIME ZONE 'Europe/Berlin')::date, first_at = now()")
    house.sql("UPDATE visit SET needs = '{\"step_free\": true}', language = %s", AMINA.party.language)
    return {"code": visit["code"], "secret": visit["secret"]}


def tell(reception: Guest, kind: str) -> None:
    """The reception tells everybody."""
    reception.go("/desk/news/")
    with reception.page.expect_navigation():
        reception.page.locator(f'button[name=kind][value="{kind}"]').click()


def take_back(reception: Guest) -> None:
    """What was told last is over."""
    with reception.page.expect_navigation():
        reception.page.locator("button[name=end]").last.click()


@pytest.mark.parametrize("tongue", ["de", "ar"])
def test_it_leads_amina_past_a_broken_lift_and_a_closed_house(
    browser: Browser, house: House, amina: dict[str, str], tongue: str
) -> None:
    own = f"/{tongue}/visit/{amina['code']}/"
    with (
        guest(browser, house.url, tongue) as visitor,
        guest(browser, house.url, size=DESK) as reception,
        guest(browser, house.url, size=DESK) as clerk,
    ):
        visitor.go(f"{own}key/{amina['secret']}/")
        sign_in(reception, RECEPTIONIST)
        sign_in(clerk, CLERK_WHO_MAY_NOT)
        sit_down(clerk, "b-106")

        tell(reception, "lift")
        reception.look("desk:news")
        assert "nach oben müssten: 1." in reception.words()
        visitor.page.locator('#turn a[href$="#instead"]').wait_for(timeout=40_000)
        visitor.go(own)
        visitor.look("visitor:visit")
        assert visitor.page.locator("#instead").is_visible()
        clerk.page.get_by_text("unten in Raum").first.wait_for(timeout=40_000)
        clerk.look("desk:queue")
        take_back(reception)
        assert "bekommt gleich Entwarnung" in reception.words()
        reception.page.wait_for_timeout(100)

        tell(reception, "closed")
        reception.look("desk:news")
        board = reception.context.new_page()
        board.goto(f"{house.url}/hall/board/")
        board.get_by_text("geschlossen").first.wait_for(timeout=40_000)
        board.goto(f"{house.url}/hall/ticket/")
        board.get_by_text("geschlossen").first.wait_for(timeout=40_000)
        board.close()
        visitor.page.locator("#turn .kern-alert--warning").wait_for(timeout=40_000)
        visitor.go(own)
        visitor.look("visitor:visit")
        with visitor.page.expect_navigation():
            visitor.page.locator("#instead button[type=submit]").click()
        visitor.look("visitor:visit")
        [(day,)] = house.sql("SELECT day FROM stop")
        assert day > datetime.now(ZONE).date()
        assert visitor.page.locator("#instead").count() == 0
