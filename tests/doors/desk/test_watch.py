"""The screen locks when nobody works, the day ends the session, and nobody real comes in without a second factor."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from tests.factories.people import CLERK_WHO_MAY, COUNSELLOR, LEAD, PASSWORD, Clerk
from tests.factories.staff import hired, id_of, signed_in
from willkommen.agencies.actions.factors import choose_pin, issue_sheet, name_substitute
from willkommen.agencies.models import Staff
from willkommen.building import day_end
from willkommen.core.acting import acting_as
from willkommen.doors import session

pytestmark = pytest.mark.usefixtures("one_transaction")
Clock = Callable[[str], None]
PIN = "482915"
REAL = Clerk("real", "Real", "auslaenderbehoerde", "clerk")
GUEST = Clerk("guest", "Guest", "jobcenter", "clerk")
SECRET = "JBSWY3DPEHPK3PXP"
HX = {"HX-Request": "true"}


def state(client: Client, name: str = "desk:counter") -> str:
    """Where a page leads: `open`, or the name of the place."""
    response = client.get(reverse(name))
    if response.status_code == 200:
        return "open"
    return str(response["Location"]).partition("?")[0]


@pytest.fixture
def working(clock: Clock) -> Client:
    """A clerk who has a PIN and a counter, at nine."""
    client = signed_in(CLERK_WHO_MAY)
    with acting_as("gate"):
        choose_pin(staff=id_of(CLERK_WHO_MAY), pin=PIN)
    client.post(reverse("desk:counter"), {"counter": "b-001"})
    return client


class TestLock:
    """Fifteen minutes without an act of the person."""

    def test_it_locks_after_fifteen_idle_minutes_and_not_before(self, working: Client, clock: Clock) -> None:
        clock("9:10")
        assert state(working) == "open"
        clock("9:24")
        assert state(working) == "open"
        clock("9:39")
        assert state(working) == "/desk/locked/"

    def test_it_takes_polling_for_no_act(self, working: Client, clock: Clock) -> None:
        for minute in range(1, 15):
            clock(f"9:{minute:02}")
            assert working.get(reverse("desk:queue-live"), headers=HX).status_code == 200
            assert working.get(reverse("desk:awake-live"), headers=HX).status_code == 204
        clock("9:15")
        answer = working.get(reverse("desk:queue-live"), headers=HX)
        assert (answer.status_code, answer["HX-Redirect"].partition("?")[0]) == (204, "/desk/locked/")
        assert working.get("/api/v1/desk/today", {"counter": "b-001"}).status_code == 403

    def test_it_takes_typing_for_an_act(self, working: Client, clock: Clock) -> None:
        clock("9:14")
        working.get(reverse("desk:awake"), headers=HX)
        clock("9:28")
        assert state(working) == "open"

    def test_it_keeps_counter_and_page_behind_the_lock(self, working: Client, clock: Clock) -> None:
        clock("9:20")
        locked = working.get(reverse("desk:queue"))
        assert locked["Location"] == "/desk/locked/?next=%2Fdesk%2Fqueue%2F"
        assert reverse("desk:queue") in working.get(locked["Location"]).content.decode()
        opened = working.post(reverse("desk:unlock"), {"pin": PIN, "next": "/desk/queue/"})
        assert opened["Location"] == "/desk/queue/"
        assert state(working, "desk:queue") == "open"

    def test_it_lets_nothing_be_done_while_it_is_locked(self, working: Client, clock: Clock) -> None:
        clock("9:20")
        for name in ("desk:next", "desk:act", "desk:me"):
            assert working.post(reverse(name))["Location"].startswith("/desk/locked/")
        assert working.get("/desk/2fa/")["Location"].startswith("/desk/locked/")
        assert working.get("/desk/password/change/")["Location"].startswith("/desk/locked/")

    def test_it_locks_at_once_when_the_person_asks(self, working: Client) -> None:
        assert (
            working.post(reverse("desk:lock"), {"next": "/desk/day/"})["Location"]
            == "/desk/locked/?next=%2Fdesk%2Fday%2F"
        )
        assert state(working) == "/desk/locked/"

    @pytest.mark.parametrize(
        "away", ["https://example.org/", "//example.org", "/desk/locked/?next=/desk/locked/", "/de/"]
    )
    def test_it_leads_back_to_pages_of_the_staff_alone(self, working: Client, away: str) -> None:
        working.post(reverse("desk:lock"))
        assert working.post(reverse("desk:unlock"), {"pin": PIN, "next": away})["Location"] == "/desk/"

    def test_it_ends_the_session_after_five_wrong_pins(self, working: Client) -> None:
        working.post(reverse("desk:lock"))
        answers = [working.post(reverse("desk:unlock"), {"pin": "111111"}).status_code for _ in range(5)]
        assert answers == [422, 422, 422, 422, 302]
        assert working.post(reverse("desk:unlock"), {"pin": PIN})["Location"].startswith("/desk/login/")

    def test_it_opens_by_password_where_there_is_no_pin(self, clock: Clock) -> None:
        client = Client()
        client.post("/desk/login/", {"login": COUNSELLOR.username, "password": PASSWORD})
        client.post(reverse("desk:lock"))
        assert client.post(reverse("desk:unlock"), {"pin": ""}).status_code == 422
        answer = client.post(
            "/desk/reauthenticate/?next=/desk/counter/", {"password": PASSWORD, "next": "/desk/counter/"}
        )
        assert answer["Location"] == "/desk/counter/"
        assert state(client) == "open"


class TestDay:
    """The house's day, the guest's consultation hours, the substitute's one day."""

    @pytest.fixture(autouse=True)
    def hours(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        """The house closes at five today, the Jobcenter's hours end at twelve, whatever day it is."""
        clock("12:00")
        noon = session.now()
        clock("17:00")
        five = session.now()
        clock("9:00")
        monkeypatch.setattr(session, "closing", lambda *_: five)
        monkeypatch.setattr(session, "last_hour", lambda *_: noon)

    def test_it_ends_at_closing_time(self, clock: Clock) -> None:
        client = with_app(REAL)
        for hour in range(9, 17):
            clock(f"{hour}:59" if hour == 16 else f"{hour}:00")
            client.get(reverse("desk:awake"))
            client.post("/desk/reauthenticate/", {"password": PASSWORD})
            assert state(client) == "open"
        clock("17:00")
        assert state(client) == "/desk/login/"

    def test_it_ends_for_guests_with_their_last_consultation_hour(self, clock: Clock) -> None:
        client = with_app(GUEST)
        clock("11:59")
        client.post("/desk/reauthenticate/", {"password": PASSWORD})
        assert state(client) == "open"
        clock("12:00")
        assert state(client) == "/desk/login/"
        said = Client().post("/desk/login/", {"login": "guest", "password": PASSWORD}, follow=True).content.decode()
        assert "keine Sprechstunde mehr" in said

    def test_it_lets_a_substitute_in_for_one_day(self, clock: Clock) -> None:
        lead = id_of(LEAD)
        with acting_as("gate"):
            sheet = name_substitute(
                name="Vera Vertretung", lead=lead, agency="jobcenter", role="clerk", until=session.last_hour(None, "", None),  # type: ignore[arg-type]  # see hours
                now=session.now(),
            )  # fmt: skip
        client = Client()
        client.post("/desk/login/", {"login": sheet.username, "password": sheet.password})
        client.post("/desk/2fa/authenticate/", {"code": sheet.codes[0]})
        assert state(client) == "open"
        clock("12:00")
        assert state(client) == "/desk/login/"
        said = Client().post("/desk/login/", {"login": sheet.username, "password": sheet.password}, follow=True)
        assert "Vertretung ist zu Ende" in said.content.decode()


class TestFactor:
    """Nobody real comes in with a password alone."""

    @pytest.fixture(autouse=True)
    def open_house(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever day it is, house and Jobcenter are open until five."""
        clock("17:00")
        five = session.now()
        clock("9:00")
        monkeypatch.setattr(session, "closing", lambda *_: five)
        monkeypatch.setattr(session, "last_hour", lambda *_: five)

    def test_it_leads_whoever_has_none_to_set_one_up_and_nowhere_else(self) -> None:
        hired(REAL)
        client = Client()
        client.post("/desk/login/", {"login": "real", "password": PASSWORD})
        for name in ("desk:home", "desk:queue", "desk:me", "account_change_password"):
            assert client.get(reverse(name))["Location"] == reverse("mfa_index"), name
        assert client.get("/api/v1/desk/today", {"counter": "b-001"}).status_code == 403
        assert client.get(reverse("mfa_index")).status_code == 200

    def test_it_asks_for_the_app_before_anything_else(self) -> None:
        add_app(hired(REAL))
        client = Client()
        assert (
            client.post("/desk/login/", {"login": "real", "password": PASSWORD})["Location"]
            == "/desk/2fa/authenticate/"
        )
        assert state(client) == "/desk/login/"
        assert client.post("/desk/2fa/authenticate/", {"code": "000000"}).status_code == 200
        client.post("/desk/2fa/authenticate/", {"code": code(SECRET)})
        assert state(client) == "open"

    def test_it_takes_each_code_of_a_guests_sheet_once(self) -> None:
        guest = hired(GUEST)
        with acting_as("gate"):
            sheet = issue_sheet(staff=guest, lead=id_of(LEAD), agency="jobcenter", now=session.now())
        for fits in (True, False):
            client = Client()
            client.post("/desk/login/", {"login": "guest", "password": PASSWORD})
            client.post("/desk/2fa/authenticate/", {"code": sheet.codes[0]})
            assert (state(client) == "open") is fits

    def test_it_keeps_secrets_of_apps_unreadable_for_who_reads_the_table(self) -> None:
        add_app(hired(REAL))
        with acting_as("gate"):
            kept = Authenticator.objects.get(user__username="real").data
        assert SECRET not in str(kept)

    def test_it_lets_the_invented_in_only_where_the_house_says_that_it_is_a_sample(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert state(signed_in(CLERK_WHO_MAY)) == "open"
        monkeypatch.setenv("SAMPLE", "")
        assert state(signed_in(CLERK_WHO_MAY)) == "/desk/login/"
        said = Client().post("/desk/login/", {"login": CLERK_WHO_MAY.username, "password": PASSWORD}, follow=True)
        assert "nur in einem Haus mit Beispieldaten" in said.content.decode()

    def test_it_never_waives_the_factor_for_the_real_in_a_sample_house(self) -> None:
        hired(REAL)
        client = Client()
        client.post("/desk/login/", {"login": "real", "password": PASSWORD})
        assert state(client) == reverse("mfa_index")


def add_app(staff: object) -> None:
    """An app on a telephone, with a secret that the test knows."""
    with acting_as("gate"):
        TOTP.activate(Staff.objects.get(id=staff), SECRET)


def with_app(clerk: Clerk) -> Client:
    """Somebody real who has come in with password and app."""
    add_app(hired(clerk))
    client = Client()
    client.post("/desk/login/", {"login": clerk.username, "password": PASSWORD})
    client.post("/desk/2fa/authenticate/", {"code": code(SECRET)})
    return client


def code(secret: str) -> str:
    """What the app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_it_finds_the_end_of_a_day_in_the_centres_own_hours(clock: Clock) -> None:
    with acting_as("door"):
        house = session.centre()
    wednesday, sunday = datetime(2026, 12, 2, tzinfo=UTC).date(), datetime(2026, 12, 6, tzinfo=UTC).date()
    assert day_end.closing(house, wednesday) == datetime(2026, 12, 2, 16, tzinfo=UTC)
    assert day_end.closing(house, sunday) is None
    assert day_end.last_hour(house, "jobcenter", sunday) is None
    christmas = datetime(2026, 12, 25, tzinfo=UTC).date()
    assert day_end.closing(house, christmas) is None
