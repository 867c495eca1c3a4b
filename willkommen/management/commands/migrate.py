"""Bring the tables up to date and put every wall in place; always as the migrator."""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate

from willkommen.agencies.fortify import fortify
from willkommen.core.acting import acting_as


class Command(Migrate):
    """Django's own migrate as the migrator, then the grants."""

    help = "Bring the tables up to date and put every wall in place."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then grant."""
        options["database"] = "migrator"
        with acting_as("migrator"):
            super().handle(*args, **options)
            fortify(settings.AGENCIES)
