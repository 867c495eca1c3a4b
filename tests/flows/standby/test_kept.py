"""Three of four tickets that are left stay for a node that cannot be heard: both together give out no more than there is time for."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from tests.doors.conftest import TODAY
from tests.factories.plans import at
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import DayFull
from willkommen.flows.standby.copying import copy_for
from willkommen.flows.standby.devices import add_device, drop_device
from willkommen.flows.ticket import give_ticket
from willkommen.reception.models import WalkInLine
from willkommen.standby.models import Device
from willkommen.standby.queries import device_with
from willkommen.visits.actions import Party

pytestmark = pytest.mark.usefixtures("one_transaction")
CARD, AGENCY = "eat-abholung", "auslaenderbehoerde"
NINE = at("9:00", TODAY)
SOON, LATER = timedelta(seconds=5), timedelta(minutes=1)


@pytest.fixture
def line() -> None:
    """Eight tickets are left today."""
    with acting_as(f"a_{AGENCY}"):
        WalkInLine(agency=AGENCY, service=CARD, day=TODAY, minutes=5, tickets=8, usual={}, at=NINE).save(
            force_insert=True
        )


@pytest.fixture
def node(line: None) -> UUID:
    """A node that was heard at nine."""
    _, key = add_device(name="Node", kind="node", counter="", now=NINE)
    with acting_as("node"):
        found = device_with(key=key)
    assert found
    hear(found.id, NINE)
    return found.id


def hear(node: UUID, now: datetime) -> None:
    """The node copies."""
    with acting_as("door"):
        copy_for(node=node, store=UUID(int=1), centre=centre(), languages=["de"], now=now)


def given(now: datetime) -> int:
    """How many numbers the server gives out until the day is full."""
    for count in range(20):
        try:
            with acting_as("door"):
                give_ticket(centre=centre(), service=CARD, party=Party("de"), key=f"{now}/{count}", now=now)
        except DayFull:
            return count
    return 20


def test_it_gives_all_of_them_while_the_node_is_heard(node: UUID) -> None:
    assert given(NINE + SOON) == 8


def test_it_gives_one_of_four_alone_while_the_node_cannot_be_heard(node: UUID) -> None:
    assert given(NINE + LATER) == 2
    with acting_as("door"):
        assert WalkInLine.objects.values_list("tickets", "kept").get(service=CARD) == (6, 6)


def test_it_gives_the_others_when_the_node_is_back(node: UUID) -> None:
    assert given(NINE + LATER) == 2
    hear(node, NINE + 2 * LATER)
    assert given(NINE + 2 * LATER + SOON) == 6


def test_a_node_that_was_ended_keeps_nothing(node: UUID) -> None:
    drop_device(name="Node", now=NINE + SOON)
    assert given(NINE + LATER) == 8


def test_a_node_that_was_switched_off_overnight_keeps_nothing(node: UUID) -> None:
    with acting_as("node"):
        Device.objects.filter(id=node).update(heard_at=NINE - timedelta(hours=14))
    assert given(NINE + LATER) == 8


def test_a_house_without_a_node_keeps_nothing(line: None) -> None:
    assert given(NINE + LATER) == 8
