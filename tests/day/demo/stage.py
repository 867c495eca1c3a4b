"""The house for the web server in the demo: the simulated day's clock, one page that leads everywhere, and a clock on every page."""

from datetime import timedelta

from django.conf import settings

from willkommen.agencies.rules import session

settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.day.demo.pages.Shown"]
settings.ROOT_URLCONF = "tests.day.demo.addresses"
setattr(session, "IDLE", timedelta(days=1))  # noqa: B010 -- fifteen minutes are fifteen seconds here: nobody could look at a desk

from tests.day.clocked import application  # noqa: E402 -- the settings above come first

__all__ = ["application"]
