"""On the own page somebody says that they are here, chooses a word, and says and takes back what to do for them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, seen
from willkommen.core.acting import acting_as
from willkommen.doors.in_house import sign_today
from willkommen.flows.book import Booked
from willkommen.flows.watchword import own_word
from willkommen.journal.models import Entry
from willkommen.reception.models import Presence
from willkommen.visits.models import Stop

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture
def amina() -> Booked:
    """Amina, today at nine."""
    return a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))


def send(booked: Booked, page: str, form: dict[str, str | list[str]], secret: str = "") -> tuple[int, str]:
    """Status and words after a form of the own page was sent."""
    headers = {"Authorization": f"Visit {secret or booked.secret}"}
    answer = Client().post(reverse(f"visitor:{page}", args=[booked.code]), form, headers=headers, follow=True)
    return answer.status_code, answer.content.decode()


def sign() -> str:
    """What stands on the boards today."""
    with acting_as("door"):
        return sign_today(at("8:00", TODAY))


def state() -> str:
    """How Amina's presence stands."""
    with acting_as("reception"):
        return str(Presence.objects.values_list("state", flat=True).get(day=TODAY))


def test_it_checks_in_with_the_sign_of_the_day_and_with_nothing_else(amina: Booked) -> None:
    assert "Tageszeichen stimmt nicht" in send(amina, "here", {"sign": "2222"})[1]
    assert "Tageszeichen stimmt nicht" in send(amina, "here", {})[1]
    assert state() == "expected"
    assert "Herzlich willkommen" in send(amina, "here", {"sign": sign()})[1]
    assert state() == "waiting"


def test_it_offers_it_only_as_long_as_somebody_is_expected(amina: Booked) -> None:
    address, headers = reverse("visitor:visit", args=[amina.code]), {"Authorization": f"Visit {amina.secret}"}
    assert 'name="sign"' in Client().get(address, headers=headers).content.decode()
    send(amina, "here", {"sign": sign()})
    assert 'name="sign"' not in Client().get(address, headers=headers).content.decode()


def test_it_sets_flags_and_takes_them_back_at_every_stop(amina: Booked) -> None:
    send(amina, "wants", {"need": ["do_not_announce", "escort", "language"]})
    with acting_as("a_auslaenderbehoerde"):
        assert Stop.objects.get(day=TODAY).needs == {"do_not_announce": True, "escort": True}
    send(amina, "wants", {})
    assert seen(amina).needs == {}
    with acting_as("a_auslaenderbehoerde"):
        assert Stop.objects.get(day=TODAY).needs == seen(amina).needs


def test_nobody_but_who_serves_a_stop_reads_the_flags(amina: Booked) -> None:
    send(amina, "wants", {"need": ["do_not_announce"]})
    with acting_as("a_jobcenter"):
        assert not Stop.objects.exists()
    with acting_as("auditor"):
        [entry] = Entry.objects.filter(action="visit.flags")
    assert "announce" not in f"{entry.purpose}{entry.basis}{entry.object}"


def test_it_keeps_the_word_and_shows_it_to_its_visitor_alone(amina: Booked) -> None:
    send(amina, "wants", {"word": "Zaubervogel"})
    with acting_as("door"):
        assert own_word(code=amina.code, secret=amina.secret) == "Zaubervogel"
    headers = {"Authorization": f"Visit {amina.secret}"}
    page = Client().get(reverse("visitor:wants", args=[amina.code]), headers=headers).content.decode()
    assert 'value="Zaubervogel"' in page


@pytest.mark.parametrize("page", ["here", "wants"])
def test_it_does_nothing_with_a_wrong_secret(amina: Booked, page: str) -> None:
    assert send(amina, page, {"sign": sign(), "word": "x"}, secret="wrong")[0] == 404
    assert state() == "expected"
