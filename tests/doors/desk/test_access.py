"""Every page of the desks is declared, and opens for the roles of the table alone."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST, STAFF, Clerk
from tests.factories.staff import signed_in
from tests.walls.addresses import address, routes
from willkommen.agencies.actions.staff import dismiss
from willkommen.core.acting import acting_as
from willkommen.doors import locked
from willkommen.doors.desk import urls
from willkommen.doors.desk.access import DESKS, RECEPTION, ROUTES
from willkommen.doors.locked import EVERYBODY

pytestmark = pytest.mark.usefixtures("one_transaction")
POSTED = {
    "desk:lock",
    "desk:unlock",
    "desk:next",
    "desk:act",
    "desk:details",
    "desk:reception-arrive",
    "desk:reception-change",
    "desk:reception-first-time",
    "desk:alarm",
    "desk:reception-help",
}
ONE_OF_EACH = list({clerk.role: clerk for clerk in STAFF}.values())


def ask(client: Client, name: str) -> HttpResponse:
    """Open a page as it wants to be opened, with an invented id where it wants one."""
    where = address(routes()[name])
    return client.post(where) if name in POSTED else client.get(where)  # type: ignore[return-value]  # the test client's own class


def test_it_declares_every_page_of_the_desks_and_no_other() -> None:
    built = {name for name, _, _ in addresses(get_resolver()) if name.startswith("desk:")}
    assert built == set(ROUTES)


def test_it_locks_every_page_of_the_desks() -> None:
    bare = [
        name for name, pattern, _ in addresses(get_resolver()) if name.startswith("desk:") and not is_locked(pattern)
    ]
    assert bare == []


def test_it_knows_every_address_below_the_desks() -> None:
    """What is not ours there is the sign-in's, which asks for a session itself."""
    below = [each for each in addresses(get_resolver()) if each[2].startswith("desk/")]
    ours = {name for name, pattern, _ in below if not pattern.lookup_str.startswith(("allauth.", "django."))}
    assert ours == set(ROUTES)


def addresses(resolver: URLResolver, space: str = "", path: str = "") -> Iterator[tuple[str, URLPattern, str]]:
    """Every named address with its path."""
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else space, here)
        else:
            yield f"{space}{pattern.name}", pattern, here


def is_locked(pattern: URLPattern) -> bool:
    """Whether the page stands behind `locked.lock`."""
    return pattern.callback.__code__.co_filename == locked.__file__


def test_it_refuses_to_build_a_page_that_nobody_declared() -> None:
    with pytest.raises(KeyError):
        urls.page("planted/", lambda request: HttpResponse(), "planted")


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_it_sends_strangers_to_the_sign_in(name: str) -> None:
    response = ask(Client(), name)
    assert response.status_code == 302
    assert response["Location"].startswith("/desk/login/")


@pytest.mark.parametrize("clerk", ONE_OF_EACH, ids=lambda clerk: clerk.role)
@pytest.mark.parametrize("name", sorted(ROUTES))
def test_it_opens_a_page_for_the_roles_of_the_table_alone(name: str, clerk: Clerk) -> None:
    status = ask(signed_in(clerk), name).status_code
    assert (status == 403) is (clerk.role not in ROUTES[name])
    assert status < 500


def test_it_gives_each_role_a_page() -> None:
    assert EVERYBODY >= DESKS | RECEPTION
    assert set(get_user_model().Role.values) == EVERYBODY
    assert {clerk.role for clerk in ONE_OF_EACH} == EVERYBODY


def test_it_lets_no_other_agency_act_as_the_reception() -> None:
    client = signed_in(RECEPTIONIST)
    with acting_as("migrator"):
        get_user_model().objects.filter(username=RECEPTIONIST.username).update(agency="jobcenter")
    assert client.get(reverse("desk:reception")).status_code == 403


def test_it_lets_nobody_in_who_was_disabled_meanwhile() -> None:
    client = signed_in(CLERK_WHO_MAY)
    assert client.get(reverse("desk:counter")).status_code == 200
    with acting_as("migrator"):
        dismiss(usernames=[CLERK_WHO_MAY.username], now=datetime.now(UTC))
    assert client.get(reverse("desk:counter")).status_code == 302


def test_it_sends_a_polling_page_to_the_sign_in_as_a_whole() -> None:
    response = Client().get(reverse("desk:queue-live"), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, "/desk/login/?next=/desk/")
