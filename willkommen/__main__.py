"""The `willkommen` command: one word after it names a file in `management/commands/`."""

import os
import sys
from importlib import import_module

PURE = {"plan", "ask", "fee", "draw", "check", "settings"}
"""Commands that need no database and no registry of models: they answer without starting Django."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit status 0 done, 1 refused, 2 wrong usage."""
    arguments = list(sys.argv if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "willkommen.settings")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if len(arguments) > 1 and arguments[1] in PURE:
        command = import_module(f"willkommen.management.commands.{arguments[1]}").Command()
        command.run_from_argv(arguments)
        return 0
    # Django's start costs half a second: pure answers skip it
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main())
