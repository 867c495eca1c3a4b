"""The steps of those who work in the house, and of who stands before them."""

import json
from datetime import datetime
from urllib.request import Request, urlopen
from uuid import uuid4

from tests.factories.people import PASSWORD, Clerk
from tests.factories.plans import JOB, RESIDENCE, ZONE, a_plan, a_stop
from tests.ground.house import House
from tests.journeys.guest import Guest
from tests.journeys.walk import BORN, CODE, NAME
from tests.surroundings import ROOT
from willkommen.catalogue.centre import dump
from willkommen.catalogue.centre_files import examine
from willkommen.catalogue.rules.flow import digest
from willkommen.visits.tokens import PlanToken


def sign_in(guest: Guest, clerk: Clerk) -> None:
    """Through the page, as every morning."""
    guest.go("/desk/")
    guest.page.locator("input[name=login]").fill(clerk.username)
    guest.page.locator("input[name=password]").fill(PASSWORD)
    guest.press_in_main()


def sit_down(guest: Guest, counter: str) -> None:
    """Choose the counter one works at."""
    guest.go("/desk/counter/")
    with guest.page.expect_navigation():
        guest.page.locator(f'button[name=counter][value="{counter}"]').click()


def act(guest: Guest, what: str) -> None:
    """Press one of the acts with the visitor who is here."""
    with guest.page.expect_navigation():
        guest.page.locator(f'main button[name=act][value="{what}"]').first.click()


def call_next(guest: Guest) -> None:
    """Next, please."""
    with guest.page.expect_navigation():
        guest.page.locator("main button.call-next").click()


def expected_today(guest: Guest) -> str:
    """Book two counters for this morning, one after the other, with the details that the first demands; the code."""
    today = datetime.now(ZONE).date()
    plan = a_plan(a_stop(RESIDENCE, "9:00", day=today), a_stop(JOB, "9:45", day=today, after=(1,)))
    return book_with_token(guest, plan.signed)


def book_with_token(guest: Guest, token: str) -> str:
    """Send the last form of the way with a plan of our own choice; the code."""
    guest.go(f"/{guest.language}/")
    form = {"plan": token, "key": uuid4().hex, "name": NAME, "birth_date": BORN}
    form["csrfmiddlewaretoken"] = guest.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    answer = guest.context.request.post(f"{guest.url}/{guest.language}/book/", form=form)
    found = CODE.search(answer.url)
    assert found, answer.text()
    return found[0]


def book_by_api(house: House, *clocks: str) -> str:
    """A visit of today at the first counter at these times; its code."""
    today = datetime.now(ZONE).date()
    return book_plan(house, a_plan(*(a_stop(RESIDENCE, clock, day=today) for clock in clocks)))


def book_plan(house: House, plan: PlanToken, **more: object) -> str:
    """Book a plan over the API, with whatever else the visitor says; the code."""
    request = Request(  # noqa: S310  # the address of our own house
        f"{house.url}/api/v1/visits",
        json.dumps({"plan": plan.signed, **more}).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": uuid4().hex},
    )
    with urlopen(request, timeout=30) as answer:  # noqa: S310  # see above
        return str(json.load(answer)["code"])


def open_matrix(house: House, flow: str = "unterlagen") -> None:
    """The data protection officer has signed this row of the flow matrix."""
    centre, _ = examine(ROOT / "centres" / "giessen")
    assert centre
    house.sql(
        "INSERT INTO flow_signature (id, flow, digest, basis, opens_on, signed_by, signed_at)"
        " VALUES (%s, %s, %s, 'Test', current_date - 1, %s, now())",
        uuid4(), flow, digest(dump(centre.flows[flow])), uuid4(),
    )  # fmt: skip
