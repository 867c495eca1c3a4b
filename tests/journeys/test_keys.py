"""Passkeys in a real browser, with an authenticator that the browser plays: set up, sign in, reopen the locked screen."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.factories.people import CLERK_WHO_MAY, PASSWORD, Clerk
from tests.factories.staff import QUICK
from tests.ground.county import county, settings_for
from tests.ground.house import House
from tests.journeys.desks import sign_in
from tests.journeys.guest import DESK, Guest, guest, route_of
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser
REAL = Clerk("real", "Real", "auslaenderbehoerde", "clerk")
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@contextmanager
def with_key(browser: Browser, house: House) -> Iterator[tuple[Guest, CDPSession]]:
    """Somebody real at a browser that has a passkey device; passkeys want a name, not a number, as address."""
    hire(house)
    try:
        with guest(browser, house.url.replace("127.0.0.1", "localhost"), size=DESK) as clerk:
            yield clerk, plug_in(clerk)
    finally:
        house.sql("DELETE FROM mfa_authenticator")
        house.sql("DELETE FROM staff WHERE username = %s", REAL.username)


def plug_in(clerk: Guest) -> CDPSession:
    """A device for passkeys that is always touched at once."""
    device = clerk.context.new_cdp_session(clerk.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return device


def hire(house: House) -> None:
    """Somebody who is no invention of the sample."""
    house.sql(
        "INSERT INTO staff (id, username, name, email, agency, role, is_active, password, sample, pin)"
        " VALUES (gen_random_uuid(), %s, %s, '', %s, %s, true, %s, false, '')",
        REAL.username, REAL.name, REAL.agency, REAL.role, QUICK,
    )  # fmt: skip


def touch(clerk: Guest, button: str) -> None:
    """Press a button that asks for the key; the device answers by itself."""
    with clerk.page.expect_navigation():
        clerk.page.locator(button).click()


def set_up_key(clerk: Guest) -> None:
    """The first sign-in: the house wants a second factor before anything else."""
    sign_in(clerk, REAL)
    clerk.look("mfa_index")
    clerk.go("/desk/2fa/webauthn/add/")
    clerk.look("account_reauthenticate")
    add_key(clerk)
    clerk.look("mfa_view_recovery_codes")


def add_key(clerk: Guest) -> None:
    """Keep a key in this machine, after the password once more."""
    reauthenticate(clerk)
    clerk.look("mfa_add_webauthn")
    clerk.page.locator("input[name=passwordless]").check()
    touch(clerk, "#mfa_webauthn_add")


def test_it_opens_the_house_with_a_passkey_alone(browser: Browser, day_house: House) -> None:
    with with_key(browser, day_house) as (clerk, _):
        set_up_key(clerk)
        clerk.go("/desk/")
        clerk.look("desk:counter")
        clerk.context.clear_cookies()
        clerk.go("/desk/login/")
        touch(clerk, "#passkey_login")
        clerk.look("desk:counter")
        clerk.go("/desk/2fa/webauthn/")
        clerk.look("mfa_list_webauthn")
        for step, route in (("edit", "mfa_edit_webauthn"), ("remove", "mfa_remove_webauthn")):
            clerk.go("/desk/2fa/webauthn/")
            clerk.page.locator(f'main a[href$="/{step}/"]').click()
            if clerk.page.locator("input[name=password]").count():
                reauthenticate(clerk)
            clerk.look(route)
        assert clerk.seen >= REACHED["keys"] - {"mfa_reauthenticate_webauthn", "desk:locked", "desk:me"}


def reauthenticate(clerk: Guest) -> None:
    """By password."""
    clerk.page.locator("input[name=password]").fill(PASSWORD)
    clerk.press_in_main()


def test_it_reopens_the_locked_screen_with_one_touch_where_one_was(browser: Browser, day_house: House) -> None:
    with with_key(browser, day_house) as (clerk, _):
        set_up_key(clerk)
        clerk.go("/desk/day/")
        clerk.press("Bildschirm sperren")
        clerk.look("desk:locked")
        clerk.go("/desk/queue/")
        clerk.look("desk:locked")
        touch(clerk, "#mfa_webauthn_reauthenticate")
        clerk.look("desk:counter")
        clerk.go("/desk/2fa/webauthn/reauthenticate/")
        clerk.look("mfa_reauthenticate_webauthn")


def test_it_reopens_with_a_pin(browser: Browser, day_house: House) -> None:
    with with_key(browser, day_house) as (clerk, _):
        set_up_key(clerk)
        clerk.go("/desk/me/")
        clerk.look("desk:me")
        for field, text in (("password", PASSWORD), ("pin", "482915"), ("again", "482915")):
            clerk.page.locator(f"input[name={field}]").fill(text)
        clerk.press("PIN setzen")
        clerk.press("Bildschirm sperren")
        clerk.page.locator("input[name=pin]").fill("000000")
        clerk.press(re.compile("^Öffnen$"))
        clerk.look("desk:unlock", status=422)
        clerk.page.locator("input[name=pin]").fill("482915")
        clerk.press(re.compile("^Öffnen$"))
        clerk.look("desk:me")


def test_it_locks_and_reopens_without_any_script(browser: Browser, day_house: House) -> None:
    """A machine without scripts: the screen locks by itself, shows nothing of the work, and the PIN opens it again."""
    with guest(browser, day_house.url, size=DESK, java_script_enabled=False) as clerk:
        sign_in(clerk, CLERK_WHO_MAY)
        clerk.go("/desk/me/")
        for field, text in (("password", PASSWORD), ("pin", "482915"), ("again", "482915")):
            clerk.page.locator(f"input[name={field}]").fill(text)
        clerk.press("PIN setzen")
        assert clerk.page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() == 1
        clerk.go("/desk/day/")
        clerk.press("Bildschirm sperren")
        assert "Der Bildschirm ist gesperrt" in clerk.words()
        assert clerk.page.locator("nav, table, .number").count() == 0
        clerk.go("/desk/queue/")
        assert "Der Bildschirm ist gesperrt" in clerk.words()
        clerk.page.locator("input[name=pin]").fill("482915")
        clerk.press(re.compile("^Öffnen$"))
        assert route_of(clerk.page.url) == "desk:counter"
    day_house.sql("UPDATE staff SET pin = '' WHERE username = %s", CLERK_WHO_MAY.username)


def test_it_comes_in_by_the_countys_own_sign_in(
    browser: Browser, another_house: Callable[..., AbstractContextManager[House]]
) -> None:
    with county(one=REAL.username) as issuer, another_house(**settings_for(issuer)) as house:
        hire(house)
        with guest(browser, house.url, size=DESK) as clerk:
            clerk.go("/desk/login/")
            clerk.press("Anmeldung des Landkreises")
            clerk.page.locator("button[value=one]").click()
            clerk.page.wait_for_url("**/desk/2fa/")
            clerk.faults.clear()  # of the provider's own page, which is not ours
            clerk.look("mfa_index")
