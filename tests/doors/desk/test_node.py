"""The reception sees whether the node is heard, and deals with what could not be carried out."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.doors.conftest import TODAY
from tests.factories.people import CLERK_WHO_MAY, RECEPTIONIST
from tests.factories.plans import at
from tests.factories.staff import signed_in
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.standby.coming_home import come_home
from willkommen.flows.standby.devices import add_device
from willkommen.journal.models import Entry
from willkommen.reception.rules.states import Act
from willkommen.standby.actions import hear
from willkommen.standby.queries import device_with
from willkommen.standby.rules.acts import Done

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
PAGE = "desk:reception-node"


def in_conflict() -> None:
    """A desk called somebody whom the server does not know."""
    done = Done(
        str(UUID(int=1)), 1, str(UUID(int=2)), 1, at("8:50", TODAY), Act.CALL, "K472", str(uuid4()), counter="b-001",
        was="booked", state="called",
    )  # fmt: skip
    with acting_as("door"):
        come_home(store=UUID(int=1), acts=[done], centre=centre(), now=at("9:00", TODAY))


def page() -> str:
    """What the reception sees."""
    return signed_in(RECEPTIONIST).get(reverse(PAGE)).content.decode()


def test_it_says_that_there_is_no_node() -> None:
    assert "In diesem Haus steht kein Node" in page()


def test_it_says_whether_the_node_is_heard() -> None:
    _, key = add_device(name="Node im Keller", kind="node", counter="", now=at("8:00", TODAY))
    assert "noch nie" in page()
    with acting_as("node"):
        found = device_with(key=key)
        assert found
        hear(node=found.id, store=UUID(int=1), now=at("9:00", TODAY), day=TODAY)
    assert "bereit" in page()
    assert "Node im Keller" in page()


def test_it_shows_what_does_not_fit_until_a_person_has_dealt_with_it() -> None:
    in_conflict()
    told = page()
    assert all(word in told for word in ("K472", "08:50", "aufgerufen", "Raum 001", "steht am Server nicht mehr"))
    reception = signed_in(RECEPTIONIST)
    assert reverse(PAGE) in reception.get(reverse("desk:reception")).content.decode()
    assert "K472 ist erledigt" in reception.post(reverse(PAGE), {"number": "K472"}, follow=True).content.decode()
    assert "ohne Server geschah, ist übertragen" in page()
    with acting_as("auditor"):
        assert Entry.objects.filter(action="node.seen").count() == 1


def test_it_is_the_receptions_alone() -> None:
    assert signed_in(CLERK_WHO_MAY).get(reverse(PAGE)).status_code in (302, 403, 404)
