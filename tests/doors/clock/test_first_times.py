"""Nobody who waits without an appointment is left there when the house has to close: the worker gives them another day."""

from datetime import datetime
from uuid import UUID

import pytest

from tests.doors.conftest import TODAY
from tests.factories.plans import at
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.clock import tasks
from willkommen.flows.house_news import announce_to_all
from willkommen.flows.ticket import give_ticket
from willkommen.reception.actions.lines import write_lines
from willkommen.reception.queries.forecast import LineNow
from willkommen.visits.actions import Party
from willkommen.visits.models import Stop

pytestmark = pytest.mark.usefixtures("one_transaction")
CARD, AGENCY = "eat-abholung", "auslaenderbehoerde"
NINE = at("9:00", TODAY)


@pytest.fixture(autouse=True)
def waiting(one_transaction: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody waits for a card at nine, while counters are open."""

    def nine() -> datetime:
        return NINE

    monkeypatch.setattr(tasks, "now", nine)
    with acting_as(f"a_{AGENCY}"):
        write_lines(agency=AGENCY, day=TODAY, lines=[LineNow(CARD, 10, 5)], usual={}, now=NINE)
    with acting_as("door"):
        give_ticket(centre=centre(), service=CARD, party=Party("ar"), key="first-times", now=NINE)


def stop() -> Stop:
    """What they wait for."""
    with acting_as(f"a_{AGENCY}"):
        return Stop.objects.get(service=CARD)


def only_open(monkeypatch: pytest.MonkeyPatch, *counters: str) -> None:
    """From now on these counters alone still take people today."""
    monkeypatch.setattr(tasks, "open_later", lambda *_: frozenset(counters))


def test_it_leaves_them_in_the_line_while_a_counter_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    only_open(monkeypatch, "abh-1")
    tasks.first_times()
    assert (stop().state, stop().day) == ("open", TODAY)


def test_it_gives_them_another_day_when_no_counter_is_open_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    only_open(monkeypatch)
    tasks.first_times()
    assert stop().state == "booked"
    assert stop().day > TODAY


def test_it_gives_them_another_day_when_the_house_closes() -> None:
    with acting_as("reception"):
        announce_to_all(kind="closed", text="", until=at("23:00", TODAY), staff=UUID(int=7), now=NINE)
    tasks.first_times()
    assert stop().state == "booked"
    assert stop().day > TODAY
