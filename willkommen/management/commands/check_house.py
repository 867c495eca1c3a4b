"""Django's own system checks (`willkommen check` looks at the centre's data instead)."""

from django.core.management.commands.check import Command as Check


class Command(Check):
    """Run the system checks of the house, those for deployment too with `--deploy`."""

    help = "Run the system checks of the house."
