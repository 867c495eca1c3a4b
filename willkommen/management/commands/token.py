"""Let a program in at an agency's desks, list the programs, and let one in no longer."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from getpass import getpass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from willkommen.agencies.actions.tokens import DAYS, end_token, make_token
from willkommen.agencies.queries import lead_with, programs_of
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now


class Command(BaseCommand):
    """Who lets a program in is the lead, with the own password: nobody reaches people's data by the administrator's word alone."""

    help = "Make, list and end the tokens of programs that work at an agency's desks."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """add LEAD NAME [--days DAYS] | list [--json] | end ID."""
        acts = parser.add_subparsers(dest="act", required=True)
        add = acts.add_parser("add", help="a new token for the lead's agency; asks for the lead's password")
        add.add_argument("lead", help="user name of the agency's lead")
        add.add_argument("name", help="which program it is")
        add.add_argument("--days", type=int, choices=DAYS, default=DAYS[1], help="how long it holds")
        acts.add_parser("list", help="the programs that are let in").add_argument("--json", action="store_true")
        acts.add_parser("end", help="from the next call on it opens nothing").add_argument("id", type=UUID)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or say in one sentence why not."""
        acts = {"add": self._add, "list": self._list, "end": self._end}
        try:
            with acting_as("gate"):
                acts[options["act"]](options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def _add(self, options: dict[str, Any]) -> None:
        password = getpass("The lead's password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        moment = now()
        lead = lead_with(username=options["lead"], password=password, now=moment)
        if lead is None:
            raise CommandError("No lead has this user name and password; a token is made by the lead of its agency.")
        token = make_token(
            agency=lead.agency, name=options["name"], days=options["days"], lead=lead.id, now=moment
        )  # fmt: skip
        self.stdout.write(f"{options['name']} may work at the desks of {lead.agency} for {options['days']} days.")
        self.stdout.write(f"token (shown this once): {token}")

    def _list(self, options: dict[str, Any]) -> None:
        rows = [one for agency in settings.AGENCIES for one in programs_of(agency, now=now())]
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in rows], ensure_ascii=False, default=str))
            return
        for one in rows:
            self.stdout.write(f"{one.id}  {one.agency:<24}{one.expires_at:%Y-%m-%d}  {one.name}")

    def _end(self, options: dict[str, Any]) -> None:
        moment = now()
        known = [one for agency in settings.AGENCIES for one in programs_of(agency, now=moment)]
        found = next((one for one in known if one.id == options["id"]), None)
        if found is None:
            raise CommandError(f"No program is let in with {options['id']}; see willkommen token list.")
        end_token(token=found.id, agency=found.agency, lead=None, now=moment)
        self.stdout.write(f"{found.name} is let in at {found.agency} no longer.")
