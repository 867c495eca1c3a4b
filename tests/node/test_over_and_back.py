"""Every device goes over to the node when the server dies, and back when it answers; what does not fit is shown to a person."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.doors.conftest import TODAY
from tests.doors.hall.test_ticket import Paper
from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.plans import at
from tests.ground.house import running_house
from tests.journeys.desks import book_by_api
from tests.node.conftest import LINE
from tests.node.devices import PATIENCE, Pair, Switch, device, press, sign_in_at, sound, web_get
from tests.node.making import make
from tests.node.running import running_node
from tests.surroundings import ROOT
from willkommen.management.household import web

pytestmark = pytest.mark.browser
NODE_PORT = 19_743
"""The house has to know where its node will be before either runs."""
SINCE = re.compile(r"seit \d\d:\d\d Uhr nicht erreichbar")
DEVICES = (
    ("node", "node", ""), ("kiosk", "kiosk", ""), ("desk", "desk", "b-001"), ("board", "board", ""), ("front", "reception", ""),
)  # fmt: skip
KIOSK, BOARD = (1080, 1920), (1280, 900)


@pytest.fixture
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every process of this house thinks that it is ten past nine."""
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{Path(__file__).parent / 'shift'}")
    monkeypatch.setenv("SHIFT_SECONDS", str((at("9:10", TODAY) - datetime.now(UTC)).total_seconds()))


@pytest.fixture
def pair(ground: None, morning: None, tmp_path: Path) -> Iterator[Pair]:
    """A house and its node."""
    port = NODE_PORT if not web.obstacle("127.0.0.1", NODE_PORT) else NODE_PORT + 1
    settings = {"NODE_URL": f"http://127.0.0.1:{port}"}
    with running_house(**settings) as house:
        house.sql(LINE, TODAY)
        keys = make(house, DEVICES)
        code, paper = book_by_api(house, "9:00"), Paper()
        with running_node(tmp_path / "node", house.url, keys["node"], port=port, TICKET_PRINTER=paper.address) as node:
            while b'"away": false' not in web_get(f"{node.url}/state/"):
                pass
            switch = Switch(house, settings)
            yield Pair(house, node, keys, code, switch, paper)
            switch.off()


def test_every_device_goes_over_and_comes_back(browser: Browser, pair: Pair) -> None:
    strange(browser, pair)
    offered(browser, pair)
    kiosk, arabic = device(browser, pair, "kiosk", KIOSK), device(browser, pair, "kiosk", KIOSK)
    board, desk, front = (
        device(browser, pair, "board", BOARD),
        device(browser, pair, "desk"),
        device(browser, pair, "front"),
    )
    writing, left = device(browser, pair, "front"), without_the_script(browser, pair)
    pages = (kiosk, arabic, board, desk, front)
    assert all(page.url.startswith(pair.house.url) for page in pages), "while the server answers they are there"
    take_places(pair, desk, front, writing)
    arabic.goto(f"{pair.house.url}/hall/arrive/?lang=ar")

    pair.switch.off()
    paths = ("/hall/arrive/", "/hall/arrive/", "/hall/board/", "/desk/", "/reception/")
    for page, path in zip(pages, paths, strict=True):
        page.wait_for_url(pair.node.url + path)
        page.get_by_text(SINCE).first.wait_for()
        sound(page, path.strip("/").replace("/", "-"))
    stays_where_it_is(left, writing, pair)
    arrives(arabic, pair)
    number = draws(kiosk, pair)
    at_reception(front, number)
    serves(desk)
    board.locator(".serving .numbers").wait_for()
    called = desk.locator(".number-large").inner_text()
    called_off(pair, called)

    pair.switch.on()
    for page, path in ((kiosk, "/hall/arrive/"), (board, "/hall/board/")):
        page.wait_for_url(pair.house.url + path)
        assert not SINCE.search(page.inner_text("body"))
    come_back(desk, "/desk/queue/", pair)
    settles(front, called, pair)
    come_back(front, "/desk/reception/", pair)
    assert number in front.inner_text("body"), "what was drawn at the node is in the house"
    assert "Im Haus" in front.inner_text("body")
    for page in (*pages, writing, left):
        page.context.close()


def take_places(pair: Pair, desk: Page, front: Page, writing: Page) -> None:
    """A clerk at a counter, the reception, and a page at which somebody is just writing."""
    sign_in_at(desk, CLERK_WHO_MAY)
    desk.goto(f"{pair.house.url}/desk/counter/")
    with desk.expect_navigation():
        desk.locator('button[name=counter][value="b-001"]').click()
    desk.goto(f"{pair.house.url}/desk/queue/")
    for page in (front, writing):
        sign_in_at(page, RECEPTIONIST)
        page.goto(f"{pair.house.url}/desk/reception/")
    writing.goto(f"{pair.house.url}/desk/reception/tickets/")
    writing.fill("[name=words]", "eine Bescheinigung")


def without_the_script(browser: Browser, pair: Pair) -> Page:
    """The control: a board that never got the script which leads over."""
    page = browser.new_context(locale="de-DE").new_page()
    page.route("**/node*.js", lambda route: route.abort())
    page.goto(f"{pair.house.url}/hall/board/")
    return page


def stays_where_it_is(left: Page, writing: Page, pair: Pair) -> None:
    """Without the script nobody is led over, but it says since when; who is writing is asked, not taken away."""
    left.get_by_text(re.compile(r"Keine Verbindung seit \d\d:\d\d Uhr")).wait_for()
    assert left.url == f"{pair.house.url}/hall/board/"
    link = writing.get_by_role("link", name="Weiter ohne Server")
    link.wait_for()
    assert writing.input_value("[name=words]") == "eine Bescheinigung"
    link.click()
    writing.wait_for_url(f"{pair.node.url}/reception/")


def arrives(kiosk: Page, pair: Pair) -> None:
    """Check in with the keyboard alone, in Arabic."""
    kiosk.goto(f"{pair.node.url}/hall/arrive/?lang=ar")
    sound(kiosk, "arrive", "ar")
    assert "لن يضيع شيء" in kiosk.inner_text("body")
    kiosk.keyboard.type(pair.code)
    kiosk.keyboard.press("Enter")
    kiosk.wait_for_url("**/hall/arrive/*/**")
    sound(kiosk, "said", "ar")
    assert kiosk.locator(".kiosk-number").count() == 1


def draws(kiosk: Page, pair: Pair) -> str:
    """Two touches to a number, by keyboard; on a day on which the house is closed a sentence."""
    kiosk.goto(f"{pair.node.url}/hall/ticket/")
    sound(kiosk, "ticket")
    if not kiosk.locator("button[name=service]").count():
        assert "Heute werden keine Nummern mehr ausgegeben" in kiosk.inner_text("body")
        return ""
    press(kiosk, "button[name=service]")
    sound(kiosk, "number")
    assert "Der Zettel kommt aus dem Drucker" in kiosk.inner_text("main")
    assert len(pair.paper.printed) == 1
    return kiosk.inner_text(".kiosk-number")


def at_reception(front: Page, number: str) -> None:
    """It sees who waits and for which rooms, gives a number of its own, and takes a number in that stands on paper."""
    front.reload()
    waiting, lines = front.locator("section[aria-labelledby=here]"), front.locator("section[aria-labelledby=lines]")
    if not number:
        assert "Heute wird niemand ohne Termin bedient" in lines.inner_text()
        return
    assert number in waiting.inner_text()
    assert re.search(r"\d\d\d.*\d+ warte[nt]", lines.inner_text(), re.DOTALL)
    press(front, "button[name=line]")
    given = re.search(r"Nummer ([A-Z]\d{4})", front.inner_text("main"))
    assert given
    assert given[1] in waiting.inner_text()
    for typed, told in (("w1007", "Nummer W1007"), ("W1007", "schon aufgenommen"), ("xx", "zum Beispiel A1001")):
        front.locator("details summary").last.click()
        front.fill("[name=number]", typed)
        with front.expect_navigation():
            front.get_by_role("button", name="Aufnehmen").click()
        assert told in front.inner_text("main")
    front.fill("[name=typed]", "nobody")
    front.keyboard.press("Enter")
    front.get_by_text("Diesen Code kennen wir nicht").wait_for()
    sound(front, "reception-busy")


def serves(desk: Page) -> None:
    """Call and begin from the keyboard."""
    desk.reload()
    for label in ("Die nächste Person bitte", "Beginnen"):
        desk.get_by_role("button", name=label, exact=True).focus()
        with desk.expect_navigation():
            desk.keyboard.press("Enter")
        sound(desk, f"desk-{label.split()[0]}")
    assert "wird bedient" in desk.inner_text("body")


def called_off(pair: Pair, number: str) -> None:
    """What the server learned on its last second, and the node never did: this visit is cancelled."""
    pair.house.sql("UPDATE stop SET state = 'cancelled' WHERE number = %s", number)
    pair.house.sql("UPDATE presence SET todo = '{}', state = 'gone' WHERE number = %s", number)


def come_back(page: Page, path: str, pair: Pair) -> None:
    """Nobody's page changes while somebody sits there: a link leads back."""
    link = page.get_by_role("link", name="Weiter am Server")
    link.wait_for()
    link.click()
    page.wait_for_url(pair.house.url + path)


def settles(front: Page, number: str, pair: Pair) -> None:
    """What does not fit is shown to the reception, with what was done and why not, until somebody says that it is settled."""
    link = front.get_by_role("link", name=re.compile("Bitte ansehen: .* nicht zu dem, was der Server weiß"))
    link.wait_for()
    sound(front, "reception-conflict")
    link.click()
    front.wait_for_url(f"{pair.house.url}/desk/reception/node/")
    told = front.inner_text("main")
    assert number in told
    assert "steht am Server nicht mehr" in told
    sound(front, "conflicts")
    press(front, f'button[name=number][value="{number}"]')
    assert f"{number} ist erledigt" in front.inner_text("body")
    assert "ist übertragen" in front.inner_text("main")
    front.goto(f"{pair.node.url}/reception/")


def strange(browser: Browser, pair: Pair) -> None:
    """A device that nobody set up is told what to do."""
    page = device(browser, pair, "nobody")
    assert "nicht eingerichtet" in page.inner_text("body")
    sound(page, "stranger")
    page.context.close()


def offered(browser: Browser, pair: Pair) -> None:
    """A desk that stands at the node while the server answers is offered the way back."""
    page = device(browser, pair, "desk")
    page.goto(f"{pair.node.url}/desk/")
    page.get_by_role("link", name="Weiter am Server").wait_for(timeout=PATIENCE)
    sound(page, "desk-there")
    page.context.close()
