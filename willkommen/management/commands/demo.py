"""Bring a sample house to life: invented people book, arrive, are called and go home, until it is stopped."""

import random
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connections

from willkommen.agencies.queries import members_by_agency
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.environment import value
from willkommen.flows.sample.lively import LivelyDay

STEP = 1.0
"""Seconds between two steps."""


class Command(BaseCommand):
    """`willkommen run --demo` starts it; only ever in a house with invented people."""

    help = "Let invented people fill a sample house, until it is stopped."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def handle(self, *args: Any, **options: Any) -> None:
        """Step by step, until Ctrl-C or SIGTERM."""
        if value("SAMPLE") != "1":
            self.stderr.write("Invented people only come into a sample house: say SAMPLE=1 if this is one.")
            sys.exit(1)
        with acting_as("door"):
            house = centre()
        with acting_as("gate"):
            staff = {agency: ids[0] for agency, ids in members_by_agency().items() if agency in house.agencies}
        day = LivelyDay(house, staff, random.Random())  # noqa: S311 -- invents people, guards nothing
        while True:
            try:
                day.step(now())
            except DatabaseError:  # the database restarts: the next step finds it again
                connections.close_all()
            except KeyboardInterrupt:
                return
            time.sleep(STEP)
