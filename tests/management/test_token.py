"""A program is let in by its agency's lead, at a terminal too; whoever administers lists and ends, and makes none alone."""

import io
import json
import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from tests.factories.people import CLERK_WHO_MAY, LEAD, PASSWORD
from willkommen.agencies.queries import Program, program_with
from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction")


def token(*words: str, typed: str = PASSWORD) -> str:
    """What the command answers, with a line on standard input."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        call_command("token", *words, stdout=out)
    return out.getvalue()


def made() -> str:
    """A token of the job centre."""
    answer = token("add", LEAD.username, "Fachverfahren")
    found = re.search(r"token \(shown this once\): (desk-[a-z2-7]{26})", answer)
    assert found, answer
    return found[1]


def opens(shown: str) -> Program | None:
    """The program that this token lets in now."""
    with acting_as("gate"):
        return program_with(shown, now=datetime.now(UTC))


def test_it_lets_a_program_in_at_the_agency_of_the_lead_who_gives_the_own_password() -> None:
    program = opens(made())
    assert program
    assert (program.agency, program.name) == (LEAD.agency, "Fachverfahren")


def test_it_refuses_another_password_and_who_is_no_lead() -> None:
    for username, typed in ((LEAD.username, "geraten-ist-es-nicht"), (CLERK_WHO_MAY.username, PASSWORD)):
        with pytest.raises(CommandError, match="No lead has this user name and password"):
            token("add", username, "Fachverfahren", typed=typed)
    assert token("list") == ""


def test_it_lists_programs_without_their_tokens() -> None:
    shown = made()
    (row,) = json.loads(token("list", "--json"))
    assert (row["agency"], row["name"]) == (LEAD.agency, "Fachverfahren")
    assert shown not in token("list") + token("list", "--json")


def test_it_ends_a_token_and_writes_both_into_the_journal() -> None:
    shown = made()
    (row,) = json.loads(token("list", "--json"))
    token("end", row["id"])
    assert opens(shown) is None
    with acting_as("auditor"):
        kept = Entry.objects.filter(object=row["id"]).order_by("at").values_list("action", "staff")
        assert [(action, staff is None) for action, staff in kept] == [
            ("staff.token.make", False),
            ("staff.token.end", True),
        ]


def test_it_says_when_there_is_no_such_token() -> None:
    with pytest.raises(CommandError, match="willkommen token list"):
        token("end", str(uuid4()))
