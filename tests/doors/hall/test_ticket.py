"""Three touches to a number without typing; the slip comes out, the day gets full, an appointment is offered instead."""

import socket
import threading
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.plans import at
from willkommen.core.acting import acting_as
from willkommen.doors.copies import forget_all
from willkommen.doors.in_house import kiosk_key, sign_today
from willkommen.reception.actions.lines import write_lines
from willkommen.reception.queries.forecast import LineNow
from willkommen.visits.models import Stop

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
CARD, TICKET = "eat-abholung", "/hall/ticket/"


@pytest.fixture(autouse=True)
def open_line(one_transaction: None) -> None:
    """Two more people can be served today for a card; it takes 35 minutes, an hour later usually five."""
    lines = [LineNow(CARD, 35, 2)]
    with acting_as("a_auslaenderbehoerde"):
        write_lines(agency="auslaenderbehoerde", day=TODAY, lines=lines, usual={10: 5}, now=at("9:00", TODAY))


@pytest.fixture
def kiosk() -> Client:
    """A kiosk that the reception has set up."""
    client = Client()
    client.get("/hall/arrive/", {"device": kiosk_key()})
    return client


class Paper:
    """A printer of the network that keeps what it was sent."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.printed: list[bytes] = []
        threading.Thread(target=self._take, daemon=True).start()

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.listener.getsockname()[1]}"

    def _take(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                self.printed.append(connection.makefile("rb").read())


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Paper]:
    """The printer beside the kiosk."""
    printer = Paper()
    monkeypatch.setenv("TICKET_PRINTER", printer.address)
    yield printer
    printer.listener.close()


def posted(client: Client, **form: str) -> str:
    """What the kiosk says to this touch."""
    forget_all()
    return client.post(TICKET, form).content.decode()


def numbers() -> list[str]:
    """The numbers that were given."""
    with acting_as("a_auslaenderbehoerde"):
        return list(Stop.objects.filter(service=CARD, state="open").values_list("number", flat=True))


def test_it_needs_three_touches_and_no_typing(kiosk: Client) -> None:
    assert 'href="/hall/ticket/?lang=de"' in kiosk.get("/hall/arrive/").content.decode()
    assert f'value="{CARD}"' in kiosk.get(TICKET).content.decode()
    offer = posted(kiosk, service=CARD)
    assert 'name="take"' in offer
    assert 'name="sign"' not in offer
    given = posted(kiosk, service=CARD, take="1")
    assert numbers()[0] in given


def test_it_says_the_wait_and_when_it_is_usually_shorter(kiosk: Client) -> None:
    page = posted(kiosk, service=CARD)
    assert "Sie warten etwa 35 Minuten." in page
    assert "Um 10:00 Uhr sind es meistens 5 Minuten." in page


def test_it_understands_own_words(kiosk: Client) -> None:
    page = posted(kiosk, words="Ich möchte meine fertige Aufenthaltskarte abholen")
    assert f'value="{CARD}"' in page


def test_it_puts_help_before_everything_else_in_danger(kiosk: Client) -> None:
    assert "112" in posted(kiosk, words="Mein Mann schlägt mich")


def test_it_stops_when_the_day_is_full(kiosk: Client) -> None:
    for _ in range(2):
        posted(kiosk, service=CARD, take="1")
    full = posted(kiosk, service=CARD, take="1")
    assert "heute niemand mehr" in full
    assert len(numbers()) == 2
    assert 'name="service"' not in kiosk.get(TICKET).content.decode()


def test_it_gives_a_family_one_number_and_notes_what_to_do(kiosk: Client) -> None:
    posted(kiosk, service=CARD, take="1", party="5", need="step_free")
    with acting_as("a_auslaenderbehoerde"):
        stop = Stop.objects.get(service=CARD, state="open")
    assert (stop.party, stop.needs) == (5, {"step_free": True})


def test_it_gives_one_number_for_two_touches_on_one_page(kiosk: Client) -> None:
    for _ in range(2):
        posted(kiosk, service=CARD, take="1", key="a" * 32)
    assert len(numbers()) == 1


def test_it_asks_a_device_that_is_no_kiosk_for_the_sign_of_the_day() -> None:
    client = Client()
    assert 'name="sign"' in posted(client, service=CARD)
    assert "Tageszeichen" in posted(client, service=CARD, take="1")
    assert numbers() == []
    with acting_as("door"):
        sign = sign_today(at("9:00", TODAY))
    posted(client, service=CARD, take="1", sign=sign)
    assert len(numbers()) == 1


def test_it_prints_the_number_as_a_picture(kiosk: Client, paper: Paper) -> None:
    page = posted(kiosk, service=CARD, take="1", lang="ar")
    assert 'dir="rtl"' in page
    slip = paper.printed[0]
    assert slip.startswith(b"\x1b@\x1dv0\x00\x48\x00")
    height = int.from_bytes(slip[8:10], "little")
    assert len(slip) == 10 + 72 * height + 4
    assert 0.01 < sum(byte.bit_count() for byte in slip[10:-4]) / (576 * height) < 0.5


def test_it_prints_no_second_slip_for_more_time_to_read(kiosk: Client, paper: Paper) -> None:
    for more in ({}, {"more": "1"}):
        posted(kiosk, service=CARD, take="1", key="a" * 32, **more)
    assert len(paper.printed) == 1


def test_it_says_the_number_when_the_printer_is_gone(kiosk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICKET_PRINTER", "127.0.0.1:9")
    page = posted(kiosk, service=CARD, take="1")
    assert numbers()[0] in page
    assert "merken Sie sich die Nummer" in page


def test_it_books_a_time_instead_where_no_details_are_needed(kiosk: Client) -> None:
    assert "Lieber ein Termin" in posted(kiosk, service="erstorientierung")
    assert "Ihr Termin ist gebucht." in posted(kiosk, service="erstorientierung", book="1")


def test_it_sends_who_must_give_a_name_to_the_reception_for_a_time(kiosk: Client) -> None:
    assert "So buchen Sie ihn" in posted(kiosk, service=CARD)
    assert "Dafür brauchen wir Ihren Namen." in posted(kiosk, service=CARD, book="1")
    assert numbers() == []


def test_it_leaves_nothing_for_the_next_person(kiosk: Client) -> None:
    answer = kiosk.post(TICKET, {"service": CARD, "take": "1"})
    assert 'content="20; url=/hall/arrive/"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_it_lists_nothing_that_is_never_proposed_unasked(kiosk: Client) -> None:
    with acting_as("a_rueckkehrberatung"):
        write_lines(
            agency="rueckkehrberatung",
            day=TODAY,
            lines=[LineNow("rueckkehr-beratung", 5, 2)],
            usual={},
            now=at("9:00", TODAY),
        )
    assert "Rückkehr" not in kiosk.get(TICKET).content.decode()
