"""A member of staff's own account: every page of the sign-in and of the second factor can be used by everybody."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from playwright.sync_api import Browser

from tests.factories.people import COUNSELLOR, MANAGER, PASSWORD
from tests.ground.house import House
from tests.journeys.desks import sign_in
from tests.journeys.guest import DESK, Guest, guest
from tests.journeys.routes import REACHED

pytestmark = pytest.mark.browser
KEYS = {"account_confirm_email": ["old-key"], "account_reset_password_from_key": ["1", "old-key"]}
STATUS = {"socialaccount_login_error": 401}


def test_it_can_be_used_before_signing_in(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, size=DESK) as clerk:
        for name in sorted(REACHED["account"]):
            clerk.go(reverse(name, args=KEYS.get(name)))
            clerk.look(name, status=STATUS.get(name, 200))


def test_it_can_be_used_after_signing_in(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, size=DESK) as clerk:
        sign_in(clerk, COUNSELLOR)
        for name in ("account_change_password", "account_email", "mfa_index", "socialaccount_connections"):
            clerk.go(reverse(name))
            clerk.look(name)
        clerk.go(reverse("mfa_activate_totp"))
        if clerk.page.locator("input[name=password]").count():
            clerk.look("account_reauthenticate")
            clerk.page.locator("input[name=password]").fill(PASSWORD)
            clerk.press_in_main()
        clerk.look("mfa_activate_totp")
        give_code(clerk, clerk.page.locator("#authenticator_secret").input_value())
        for name in (
            "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_reauthenticate", "mfa_index",
        ):  # fmt: skip
            clerk.go(reverse(name))
            clerk.look(name)
        clerk.context.clear_cookies()
        sign_in(clerk, COUNSELLOR)
        clerk.look("mfa_authenticate")
        assert clerk.seen >= REACHED["account, signed in"]


def give_code(clerk: Guest, secret: str) -> None:
    """The number that the app on a phone would show now."""
    number = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    clerk.page.locator("input[name=code]").fill(format_hotp_value(number))
    clerk.press_in_main()


def test_it_leads_the_management_to_its_figures(browser: Browser, day_house: House) -> None:
    with guest(browser, day_house.url, size=DESK) as manager:
        sign_in(manager, MANAGER)
        manager.look("office:figures")
        assert manager.seen >= REACHED["management"]
