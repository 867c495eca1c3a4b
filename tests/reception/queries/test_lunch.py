"""Before a counter closes for lunch its clerk sees whom it makes wait, and how much longer: the figures of the forecast itself."""

from datetime import timedelta

import pytest

from tests.factories.plans import at
from tests.flows.test_ticket import AGENCY, DESK, MONDAY, measured, ticket
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.measure_lines import look_ahead
from willkommen.reception.queries.forecast import Outlook, longer, wait_at_worst, without

pytestmark = pytest.mark.usefixtures("one_transaction")
NINE = at("9:00", MONDAY)
EACH = 10 + 2
"""Minutes that a collected card takes, with the change at the counter."""


def seen(people: int) -> Outlook:
    """So many wait for the two counters that hand out cards."""
    measured("9:00")
    for number in range(people):
        ticket(key=f"person-{number}")
    with acting_as(f"a_{AGENCY}"):
        return look_ahead(centre=centre(), agency=AGENCY, now=NINE)


def lunch(people: int, minutes: int) -> tuple[int | None, int | None, tuple[int, int]]:
    """Longest wait now, longest wait when one of the two closes for so long, and who waits longer by how much."""
    found = seen(people)
    then = without(found, DESK.counter, NINE + timedelta(minutes=minutes), NINE)
    return wait_at_worst(found, found.found), wait_at_worst(found, then), longer(found, then)


def test_four_people_at_one_counter_instead_of_two_wait_up_to_twice_a_turn_longer() -> None:
    before, after, (people, minutes) = lunch(4, 60)
    assert before == pytest.approx(EACH, abs=2)
    assert after == pytest.approx(3 * EACH, abs=4)
    assert people == 3
    assert minutes == pytest.approx(2 * EACH, abs=4)


def test_nobody_waits_longer_when_one_counter_is_enough() -> None:
    assert lunch(1, 60) == (0, 0, (0, 0))


def test_a_short_break_makes_nobody_wait_longer_than_the_break() -> None:
    _, _, (people, minutes) = lunch(4, 5)
    assert people
    assert minutes <= 5 + EACH


def test_it_changes_nothing_before_it_is_pressed() -> None:
    found = seen(4)
    without(found, DESK.counter, NINE + timedelta(hours=1), NINE)
    with acting_as(f"a_{AGENCY}"):
        assert look_ahead(centre=centre(), agency=AGENCY, now=NINE).found == found.found
