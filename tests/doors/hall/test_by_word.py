"""Who has nothing on paper arrives by word and time, in the house alone; who stands in the wrong house is shown the right one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA, RECEPTIONIST
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.doors import check_in
from willkommen.doors.copies import forget_all
from willkommen.doors.in_house import kiosk_key, sign_today
from willkommen.doors.throttle import WrongCodes
from willkommen.flows.book import Booked, Wish, book

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
WORD = "/hall/word/"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has guessed before."""
    guesses = WrongCodes(clock=lambda: 0.0)
    monkeypatch.setattr(check_in, "wrong_codes", guesses)
    monkeypatch.setattr("willkommen.doors.in_house.wrong_codes", guesses)


@pytest.fixture
def amina() -> Booked:
    """Amina, today at nine, who calls herself Zaubervogel."""
    wish = Wish(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), AMINA.party, word="Zaubervogel")
    with acting_as("door"):
        return book(wish=wish, key="amina-by-word-1", now=at("0:00", TODAY))


@pytest.fixture
def kiosk() -> Client:
    """A kiosk that the reception has set up."""
    client = Client()
    client.get("/hall/arrive/", {"device": kiosk_key()})
    return client


def said(client: Client, word: str = "Zaubervogel", hour: str = "09", **more: str) -> str:
    """What somebody reads who says this."""
    return client.post(WORD, {"word": word, "hour": hour, "minute": "00"} | more, follow=True).content.decode()


def sign(day: date = TODAY) -> str:
    """What stands on the boards of that day."""
    with acting_as("door"):
        return sign_today(at("8:00", day))


def test_it_welcomes_and_shows_the_number_that_is_on_no_paper(kiosk: Client, amina: Booked) -> None:
    page = said(kiosk)
    assert "Herzlich willkommen!" in page
    assert amina.days[TODAY] in page
    assert not any(word in page for word in ("Zaubervogel", amina.code, "Ausländer"))


def test_it_says_one_sentence_for_wrong_word_wrong_time_and_wrong_day(
    kiosk: Client, amina: Booked, clock: Callable[[str], None]
) -> None:
    pages = [said(kiosk, word="Amina"), said(kiosk, hour="10"), said(kiosk, hour="nine")]
    assert all("finden wir heute keinen Termin" in page for page in pages)
    assert len(set(pages)) == 1
    assert "Mit Name oder Wort anmelden" in pages[0]
    assert "Riversplatz" in pages[0]


def test_it_puts_neither_word_nor_time_into_an_address(kiosk: Client, amina: Booked) -> None:
    answer = kiosk.post(WORD, {"word": "Zaubervogel", "hour": "09", "minute": "00"})
    assert "Zauber" not in answer["Location"]
    assert answer["Location"].startswith("/hall/arrive/welcome/?lang=de&number=")


def test_it_asks_every_other_device_for_the_sign_of_the_day(amina: Booked) -> None:
    client = Client()
    assert 'name="sign"' in client.get(WORD).content.decode()
    assert "Tageszeichen stimmt nicht" in said(client)
    assert "Herzlich willkommen!" in said(client, sign=sign().lower())


def test_it_lets_a_phone_in_that_scanned_the_board(amina: Booked) -> None:
    client = Client()
    assert client.get(f"/hall/here/{sign()}/")["Location"] == "/hall/arrive/"
    assert "Herzlich willkommen!" in said(client)


def test_it_lets_no_phone_in_with_the_sign_of_yesterday(amina: Booked) -> None:
    client = Client()
    client.get(f"/hall/here/{sign(TODAY - timedelta(days=1))}/")
    assert "Tageszeichen stimmt nicht" in said(client)


def test_it_refuses_who_tries_names_and_says_so_kindly(kiosk: Client, amina: Booked) -> None:
    for number in range(40):
        said(kiosk, word=f"Name {number}")
    assert "Zu viele Versuche" in said(kiosk)


def test_it_shows_more_time_with_the_number_and_clears(kiosk: Client) -> None:
    shown = reverse("hall:said", args=["welcome"])
    answer = kiosk.get(shown, {"number": "K472"})
    assert 'content="20; url=/hall/arrive/"' in answer.content.decode()
    assert "number=K472&amp;more" in answer.content.decode()
    assert "<b>" not in kiosk.get(shown, {"number": "<b>"}).content.decode()


def test_the_reception_lets_in_by_what_the_person_says_and_lists_nobody(amina: Booked) -> None:
    reception = signed_in(RECEPTIONIST)
    arrive = reverse("desk:reception-arrive")
    wrong = reception.post(arrive, {"word": "Amina", "at": "09:00"}, follow=True).content.decode()
    assert "finden wir heute keinen Termin" in wrong
    right = reception.post(arrive, {"word": "zaubervogel", "at": "09:00"}, follow=True).content.decode()
    assert f"{amina.days[TODAY]}: Herzlich willkommen!" in right


def test_it_shows_the_way_to_the_office_of_the_city() -> None:
    page = Client().get("/hall/right-house/", {"lang": "ar"}).content.decode()
    assert "Berliner Platz 1, 35390" in page
    assert "0641 306-2280" in page
    assert "Riversplatz" in page
    assert 'dir="rtl"' in page


def test_it_tells_who_comes_on_another_day_what_can_be_done_now(kiosk: Client) -> None:
    forget_all()
    page = kiosk.get(reverse("hall:said", args=["other-day"])).content.decode()
    assert "Das Haus ist heute bis" in page
    assert 'href="/hall/ticket/?lang=de"' in page
    assert "0641 9390-0" in page


def test_it_shows_who_is_early_where_to_wait(kiosk: Client) -> None:
    assert (
        "Der Wartebereich liegt gegenüber dem Empfang."
        in kiosk.get(reverse("hall:said", args=["early"])).content.decode()
    )
