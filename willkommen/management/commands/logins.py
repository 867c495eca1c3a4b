"""Make or mend the database logins: after a new agency, after the house's key was replaced, on a new server."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.cellar.errors import CellarError
from willkommen.management.household.database import awake, mend_logins


class Command(BaseCommand):
    """Idempotent: one login for each agency and task, with the passwords of this house's key."""

    help = "Make or mend the database logins and the database."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them; an embedded database is started for it if it does not run."""
        try:
            with awake():
                names = mend_logins()
        except CellarError as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        self.stdout.write(f"{len(names)} logins stand: {', '.join(names)}")
