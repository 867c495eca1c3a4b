"""The `willkommen` command: one word after it names a file in `management/commands/`."""

import os
import sys
from importlib import import_module

PURE = {"plan", "ask", "fee", "draw", "check", "settings", "texts", "train", "node"}
"""Commands that need no database and no registry of models: they answer without starting Django."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit status 0 done, 1 refused, 2 wrong usage."""
    arguments = list(sys.argv if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "willkommen.settings")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if len(arguments) > 1 and arguments[1] in PURE:
        return answer(arguments[1], arguments[2:])
    # Django's start costs half a second: pure answers skip it
    from django.core.management import execute_from_command_line

    execute_from_command_line(arguments)
    return 0


def answer(name: str, arguments: list[str]) -> int:
    """Run a pure command; Django's own runner would read the settings to close databases that nobody opened."""
    from django.core.management.base import CommandError

    command = import_module(f"willkommen.management.commands.{name}").Command()
    command._called_from_command_line = True  # noqa: SLF001  # Django's only way to answer wrong usage with exit status 2
    options = vars(command.create_parser("willkommen", name).parse_args(arguments))
    try:
        command.execute(*options.pop("args", ()), **options)
    except CommandError as refusal:
        if options["traceback"]:
            raise
        print(refusal, file=sys.stderr)  # noqa: T201  # the refusal is the answer
        return refusal.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
