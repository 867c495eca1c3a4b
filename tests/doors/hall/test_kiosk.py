"""The kiosk takes a code by finger, keyboard or scanner, answers kindly and forgets."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from willkommen.core.errors import TooMany
from willkommen.doors import check_in
from willkommen.doors.throttle import WrongCodes
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
KIOSK = "/hall/arrive/"


def expected() -> Booked:
    """Amina, today at nine."""
    return a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))


def answer(code: str, **more: str) -> str:
    """What somebody reads who sends this code."""
    return Client().post(KIOSK, {"code": code} | more, follow=True).content.decode()


def test_it_welcomes_who_holds_a_code_and_says_nothing_else() -> None:
    booked = expected()
    page = answer(booked.code)
    assert "Herzlich willkommen!" in page
    said = strip_tags(page)
    assert not any(word in said for word in (booked.code, "Ausländer", "001", "09:00"))


def test_it_writes_each_key_without_a_script() -> None:
    page = Client().post(KIOSK, {"code": "K7MQ2-X9FP", "key": "T"}).content.decode()
    assert 'value="K7MQ2-X9FPT"' in page


@pytest.mark.parametrize(("key", "shown"), [("back", 'value="K"'), ("clear", 'value=""'), ("O", 'value="K7"')])
def test_it_deletes_and_ignores_what_no_code_has(key: str, shown: str) -> None:
    assert shown in Client().post(KIOSK, {"code": "K7", "key": key}).content.decode()


def test_it_shows_a_short_code_again_instead_of_asking_for_it() -> None:
    response = Client().post(KIOSK, {"code": "K7"})
    assert response.status_code == 422
    assert "zehn Zeichen" in response.content.decode()


def test_it_clears_after_twenty_seconds_and_gives_more_time_on_request() -> None:
    said = reverse("hall:said", args=["welcome"])
    assert 'content="20; url=/hall/arrive/"' in Client().get(said).content.decode()
    assert 'content="120; url=/hall/arrive/"' in Client().get(said, {"more": ""}).content.decode()


def test_it_speaks_arabic_to_one_person_and_german_to_the_next() -> None:
    client = Client()
    page = client.post(KIOSK, {"code": expected().code, "lang": "ar"}, follow=True).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert 'lang="de" dir="ltr"' in client.get(KIOSK).content.decode()


def test_it_knows_only_the_answers_there_are() -> None:
    assert Client().get("/hall/arrive/everything/")["Location"] == KIOSK


def test_it_refuses_after_many_wrong_codes_and_says_so_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_in, "wrong_codes", WrongCodes(clock=lambda: 0.0))
    for _ in range(40):
        assert "kennen wir nicht" in answer("22222-22222")
    assert "Zu viele Versuche" in answer("22222-22222")
    with pytest.raises(TooMany):
        check_in.check_in(code="22222-22222", address="127.0.0.1")


def test_it_never_counts_right_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_in, "wrong_codes", WrongCodes(clock=lambda: 0.0))
    code = expected().code
    answer(code)
    assert all("schon angemeldet" in answer(code) for _ in range(50))
