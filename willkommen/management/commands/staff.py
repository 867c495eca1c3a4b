"""Say who may sign in at the desks: add, give a new password, disable, list."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from getpass import getpass
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from willkommen.agencies.actions import dismiss, enrol, renew_password
from willkommen.agencies.queries import members
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal


class Command(BaseCommand):
    """Acts as the migrator; there is no default password and no account that nobody made."""

    help = "Add, disable and list who may sign in at the desks."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for what is to be done, then the user name."""
        words = parser.add_subparsers(dest="what", required=True)
        add = words.add_parser("add", help="let somebody sign in; asks for the password")
        add.add_argument("username")
        add.add_argument("--name", required=True, help="as it stands on the screen")
        add.add_argument("--agency", required=True, choices=settings.AGENCIES)
        add.add_argument("--role", required=True)
        words.add_parser("password", help="give somebody a new password").add_argument("username")
        words.add_parser("disable", help="let somebody in no longer").add_argument("username")
        words.add_parser("list", help="everybody").add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        try:
            with acting_as("migrator"):
                acts = {"add": self._add, "password": self._renew, "disable": self._disable, "list": self._list}
                acts[options["what"]](options)
        except Refusal as refusal:
            self._refuse(str(refusal))

    def _add(self, options: dict[str, Any]) -> None:
        username, password = options["username"], self._password()
        enrol(
            username=username, name=options["name"], agency=options["agency"], role=options["role"], password=password
        )
        print(f"{username} may sign in for {options['agency']} as {options['role']}.")

    def _password(self) -> str:
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        if sys.stdin.isatty() and getpass("Once more: ") != password:
            self._refuse("The two passwords differ; nothing was written.")
        try:
            validate_password(password)
        except ValidationError as error:
            self._refuse(" ".join(error.messages))
        return password

    def _renew(self, options: dict[str, Any]) -> None:
        if not renew_password(username=options["username"], password=self._password()):
            self._refuse(f"There is nobody named {options['username']}; see willkommen staff list.")
        print(f"{options['username']} has a new password and may sign in.")

    def _disable(self, options: dict[str, Any]) -> None:
        if not dismiss(usernames=[options["username"]]):
            self._refuse(f"Nobody named {options['username']} may sign in; see willkommen staff list.")
        print(f"{options['username']} may sign in no longer.")

    def _list(self, options: dict[str, Any]) -> None:
        rows = members()
        if options["json"]:
            print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
            return
        for row in rows:
            print(f"{row.username:<24}{row.agency:<24}{row.role:<12}{'' if row.active else 'disabled ':<10}{row.name}")

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)
