"""The editors' room opens for editors and leads, and a lead changes what belongs to the own agency alone."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import CLERK_WHO_MAY, EDITOR, LEAD, MANAGER, RECEPTIONIST, Clerk
from tests.factories.staff import signed_in
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import history
from willkommen.core.acting import acting_as
from willkommen.doors import locked
from willkommen.doors.office.editors import access, urls

pytestmark = pytest.mark.usefixtures("one_transaction")
OPEN = ("home", "records", "phrases", "unheard", "history")
OWN, FOREIGN = "jc-antrag", "ae-schutz"


def test_it_locks_every_page() -> None:
    assert {page.callback.__code__.co_filename for page in urls.urlpatterns} == {locked.__file__}


@pytest.mark.parametrize("name", OPEN)
def test_it_sends_strangers_to_the_sign_in(name: str) -> None:
    response = Client().get(reverse(f"editors:{name}"))
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/desk/login/")


@pytest.mark.parametrize("clerk", [CLERK_WHO_MAY, RECEPTIONIST, MANAGER], ids=lambda clerk: clerk.role)
@pytest.mark.parametrize("name", OPEN)
def test_it_is_closed_to_all_other_roles(name: str, clerk: Clerk) -> None:
    assert signed_in(clerk).get(reverse(f"editors:{name}")).status_code == 403


@pytest.mark.parametrize("clerk", [EDITOR, LEAD], ids=lambda clerk: clerk.role)
@pytest.mark.parametrize("name", OPEN)
def test_it_opens_for_editors_and_leads(name: str, clerk: Clerk) -> None:
    assert signed_in(clerk).get(reverse(f"editors:{name}")).status_code == 200


def test_a_lead_sees_and_changes_the_own_services_alone() -> None:
    lead = signed_in(LEAD)
    page = lead.get(reverse("editors:records")).content.decode()
    assert f"/{OWN}/" in page
    assert f"/{FOREIGN}/" not in page
    assert lead.get(reverse("editors:record", args=["service", OWN])).status_code == 200
    for address in ("editors:record", "editors:valid"):
        assert lead.post(reverse(address, args=["service", FOREIGN])).status_code == 403
    assert lead.get(reverse("editors:record", args=["helpline", "112"])).status_code == 403


def test_a_lead_gives_no_service_to_another_agency() -> None:
    with acting_as("door"):
        facts = dump(access.centre().services[OWN]) | {"agency": "auslaenderbehoerde"}
    lines = "\n".join(
        f"{name}: {value!r}" if isinstance(value, str) else f"{name}: {value}" for name, value in facts.items()
    )
    form = {"what": "publish", "facts": lines.replace("'", '"'), "language": "en"}
    assert signed_in(LEAD).post(reverse("editors:record", args=["service", OWN]), form).status_code == 422
    with acting_as("editor"):
        assert history() == []


@pytest.mark.parametrize("label", ["services/ae-schutz", "urgent/dv", "elsewhere/kfz", "services/nothing"])
def test_a_lead_teaches_no_phrase_of_others(label: str) -> None:
    form = {"label": label, "language": "de", "text": "ein neuer satz"}
    assert signed_in(LEAD).post(reverse("editors:phrase-change"), form).status_code == 403
    assert signed_in(LEAD).post(reverse("editors:settle"), {**form, "what": "teach"}).status_code == 403


def test_an_editor_begins_in_the_own_room() -> None:
    assert signed_in(EDITOR).get(reverse("desk:home"))["Location"] == reverse("editors:home")
