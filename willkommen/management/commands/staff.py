"""Say who may sign in at the desks: the first administrator, a new colleague, another task, a new way in, a farewell."""

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

from willkommen.agencies.actions.requests import ask_to_change, ask_to_enrol, ask_to_renew
from willkommen.agencies.actions.staff import dismiss, first_administrator
from willkommen.agencies.queries import members
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now

WAITS = "It waits for a second person: the agency's lead or the data protection officer, at /office/requests/."


class Command(BaseCommand):
    """Acts as the migrator; there is no default password, and nobody gets to people's data by one person's word."""

    help = "Add, change, dismiss and list who may sign in at the desks."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word for what is to be done, then the user name."""
        words = parser.add_subparsers(dest="what", required=True)
        first = words.add_parser("first", help="make the first administrator of an empty house; asks for the password")
        first.add_argument("username")
        first.add_argument("--name", required=True, help="as it stands on the screen")
        add = words.add_parser("add", help="ask for a new account; asks for the password")
        add.add_argument("username")
        add.add_argument("--name", required=True, help="as it stands on the screen")
        add.add_argument("--agency", required=True, choices=settings.AGENCIES)
        add.add_argument("--role", required=True)
        role = words.add_parser("role", help="ask that somebody gets another task")
        role.add_argument("username")
        role.add_argument("role")
        words.add_parser("renew", help="ask for a new password and second factor").add_argument("username")
        words.add_parser("leave", help="let somebody go, at once").add_argument("username")
        words.add_parser("list", help="everybody").add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        acts = {
            "first": self._first, "add": self._add, "role": self._role, "renew": self._renew, "leave": self._leave,
            "list": self._list,
        }  # fmt: skip
        try:
            with acting_as("migrator"):
                acts[options["what"]](options)
        except Refusal as refusal:
            self._refuse(str(refusal))

    def _first(self, options: dict[str, Any]) -> None:
        username, password = options["username"], self._password()
        house = next(agency.id for agency in centre().agencies.values() if agency.kind == "house")
        first_administrator(username=username, name=options["name"], agency=house, password=password, now=now())
        print(f"{username} may sign in as operator, and sets up a second factor at the first sign-in.")
        print("Next: willkommen staff add NAME --agency … --role protection; you grant it at /office/requests/.")

    def _add(self, options: dict[str, Any]) -> None:
        username, password = options["username"], self._password()
        ask_to_enrol(
            username=username, name=options["name"], agency=options["agency"], role=options["role"], password=password,
            now=now(),
        )  # fmt: skip
        print(f"{username} is asked for, for {options['agency']} as {options['role']}. {WAITS}")

    def _role(self, options: dict[str, Any]) -> None:
        ask_to_change(username=options["username"], role=options["role"], now=now())
        print(f"{options['username']} is asked for as {options['role']}. {WAITS}")

    def _renew(self, options: dict[str, Any]) -> None:
        ask_to_renew(username=options["username"], password=self._password(), now=now())
        print(f"A new password for {options['username']} is asked for; the old one holds until then. {WAITS}")

    def _leave(self, options: dict[str, Any]) -> None:
        if not dismiss(usernames=[options["username"]], now=now()):
            self._refuse(f"Nobody named {options['username']} may sign in; see willkommen staff list.")
        print(f"{options['username']} is out: sessions have ended, password, passkeys and sheets are destroyed.")

    def _password(self) -> str:
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        if sys.stdin.isatty() and getpass("Once more: ") != password:
            self._refuse("The two passwords differ; nothing was written.")
        try:
            validate_password(password)
        except ValidationError as error:
            self._refuse(" ".join(error.messages))
        return password

    def _list(self, options: dict[str, Any]) -> None:
        rows = members()
        if options["json"]:
            print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
            return
        for row in rows:
            print(f"{row.username:<24}{row.agency:<24}{row.role:<12}{'' if row.active else 'not in ':<10}{row.name}")

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)
