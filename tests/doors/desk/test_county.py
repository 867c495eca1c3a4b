"""The county's own sign-in says who somebody is, and nothing else: agency, task and second factor are ours."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings
from django.urls import reverse

from tests.doors.desk.test_watch import REAL, SECRET, Clock, add_app, code
from tests.factories.people import CLERK_WHO_MAY
from tests.factories.staff import hired
from tests.ground.county import CLIENT, county
from willkommen.agencies.actions.staff import dismiss
from willkommen.agencies.models import Staff
from willkommen.core.acting import acting_as
from willkommen.doors import session
from willkommen.doors.moment import now

pytestmark = pytest.mark.usefixtures("one_transaction")


class Stay(HTTPRedirectHandler):
    """Follows nothing: where the provider leads back to is ours to open."""

    def redirect_request(self, *args: object, **more: object) -> None:
        """No."""


@pytest.fixture
def issuer(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The county knows three people by name, and the house is open until five, whatever day it is."""
    clock("17:00")
    five = session.now()
    clock("9:00")
    monkeypatch.setattr(session, "closing", lambda *_: five)
    with county(one="real", two="stranger", three=CLERK_WHO_MAY.username) as address:
        app = {
            "provider_id": "county",
            "name": "County",
            "client_id": CLIENT,
            "secret": "x",
            "settings": {"server_url": address},
        }
        with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [app]}}):
            yield address


def comes(who: str) -> Client:
    """Somebody goes to the county's sign-in, says who they are there, and is led back."""
    client = Client()
    there = client.post(reverse("openid_connect_login", args=["county"]))["Location"]
    try:
        build_opener(Stay).open(Request(there, data=f"sub={who}".encode()))  # noqa: S310  # our own provider
        raise AssertionError("the provider did not lead back")
    except OSError as answer:
        back = urlsplit(answer.headers["Location"])  # type: ignore[attr-defined]  # an HTTPError
    client.get(f"{back.path}?{back.query}")
    return client


def where(client: Client) -> str:
    """Where the desk leads this client."""
    answer = client.get(reverse("desk:counter"))
    return "open" if answer.status_code == 200 else str(answer["Location"]).partition("?")[0]


def test_it_asks_for_our_own_second_factor_after_the_county_has_vouched(issuer: str) -> None:
    add_app(hired(REAL))
    client = comes("one")
    assert where(client) == "/desk/login/"
    client.post("/desk/2fa/authenticate/", {"code": code(SECRET)})
    assert where(client) == "open"


def test_it_leads_whoever_has_no_second_factor_to_set_one_up(issuer: str) -> None:
    hired(REAL)
    assert where(comes("one")) == "/desk/2fa/"


def test_it_trusts_the_countys_second_factor_where_the_operator_says_so(
    issuer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_SECOND_FACTOR", "1")
    hired(REAL)
    assert where(comes("one")) == "open"


@pytest.mark.parametrize("who", ["two", "three"], ids=["stranger", "invented"])
def test_it_lets_in_nobody_whom_the_house_does_not_employ(issuer: str, who: str) -> None:
    hired(REAL)
    assert where(comes(who)) == "/desk/login/"
    with acting_as("gate"):
        assert SocialAccount.objects.count() == 0
        assert not Staff.objects.filter(username="stranger").exists()


def test_it_keeps_to_the_countys_id_when_a_name_is_given_away(issuer: str) -> None:
    hired(REAL)
    comes("one")
    with acting_as("gate"):
        assert SocialAccount.objects.get().uid == "one"


def test_it_takes_agency_and_task_from_the_houses_own_table(issuer: str) -> None:
    staff = hired(REAL)
    comes("one")
    with acting_as("gate"):
        person = Staff.objects.get(id=staff)
    assert (person.agency, person.role) == (REAL.agency, REAL.role)


def test_it_lets_nobody_in_who_was_dismissed(issuer: str) -> None:
    hired(REAL)
    comes("one")
    with acting_as("migrator"):
        dismiss(usernames=["real"], now=now())
    assert where(comes("one")) == "/desk/login/"
