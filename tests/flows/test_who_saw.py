"""A visitor learns who saw what of the own visit, and nothing of anybody else's, nor who of the staff it was."""

import pytest
from django.db import ProgrammingError

from tests.factories.desks import ABH, CLERK, arrived, line, next_at
from tests.factories.plans import JOB, NOW, RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit
from willkommen.agencies.walls import atomic, tell
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.core.errors import Unknown
from willkommen.flows.book import Booked
from willkommen.flows.open_details import open_details
from willkommen.flows.who_saw import Look, who_saw
from willkommen.journal.actions import note
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction")
DETAILS = {RESIDENCE[0]: {"name": "Amina Beispiel", "birth_date": "1990-05-17"}}


def looks(booked: Booked) -> list[Look]:
    """What the visitor is told."""
    with acting_as("door"):
        return who_saw(code=booked.code, secret=booked.secret)[1]


def test_it_tells_agency_and_act_and_no_member_of_staff() -> None:
    mine = a_visit(a_plan(a_stop(RESIDENCE, "9:00")), details=DETAILS)
    other = a_visit(a_plan(a_stop(JOB, "9:30")))
    arrived(mine, at("8:50"))
    next_at(ABH, at("9:00"))
    told = looks(mine)
    assert [look.action for look in told][-2:] == ["visit.arrive", "stop.call"]
    assert told[-1].agency == "auslaenderbehoerde"
    assert str(CLERK) not in str(told)
    assert [look.action for look in looks(other)] == ["visit.book"]


def test_it_tells_of_a_look_at_a_list_too() -> None:
    mine = a_visit(a_plan(a_stop(RESIDENCE, "9:00")), details=DETAILS)
    stop = next(iter(line(ABH).values())).id
    with acting_as("a_auslaenderbehoerde"):
        open_details(
            agency="auslaenderbehoerde", staff=CLERK, stops=[stop], subject="day:2026-12-02", purpose="Akten", now=NOW
        )
    assert "details.open" in [look.action for look in looks(mine)]


def test_it_tells_of_papers_below_the_visit_and_of_no_other_visits() -> None:
    mine, other = a_visit(), a_visit(a_plan(a_stop(JOB, "10:00")))
    for visit in (mine, other):
        with acting_as("a_jobcenter"):
            note(
                now=NOW,
                action="document.read",
                subject=f"{visit.visit}/{CLERK}",
                agency="jobcenter",
                purpose="x",
                basis="x",
            )
    assert [look.action for look in looks(mine)].count("document.read") == 1


def test_it_answers_a_wrong_secret_like_an_invented_visit() -> None:
    mine = a_visit()
    for code, secret in ((mine.code, new_secret()), ("K7MQ2-X9FPT", mine.secret)):
        with acting_as("door"), pytest.raises(Unknown):
            who_saw(code=code, secret=secret)


@pytest.mark.parametrize("column", ["staff", "by_role"])
def test_it_keeps_the_member_of_staff_unreadable_even_with_the_secret(column: str) -> None:
    mine = a_visit()
    with acting_as("door"), pytest.raises(ProgrammingError), atomic():  # noqa: PT012 -- the secret holds in its transaction
        tell("secret", mine.secret)
        list(Entry.objects.values_list(column, flat=True))
