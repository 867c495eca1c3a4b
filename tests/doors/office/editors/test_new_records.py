"""New records are made on a page, found by visitors, and taken out of what is offered again; every act can be taken back."""

from typing import Any

import pytest
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.factories.giessen import giessen
from tests.factories.people import EDITOR, LEAD, Clerk
from tests.factories.staff import signed_in
from willkommen.catalogue.actions import load
from willkommen.catalogue.queries import centre, history
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.doors.office.editors.rows import NEW
from willkommen.guide import trial
from willkommen.guide.drafts import draft
from willkommen.guide.editions import guide

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
SERVICE = {
    "de-name": "Fahrradkurs für Anfänger", "en-name": "Cycling course", "booking": "always", "allocation": "direct",
    "channels": ["appointment"], "minutes.min": "10", "minutes.typ": "20", "minutes.max": "30", "visits": "1",
    "origin.sources": ["Aufenthaltsgesetz"], "fee.adult": "12,50", "fee.minor": "0", "fee.basis": "Satzung",
}  # fmt: skip
MADE = "fahrradkurs-fuer-anfaenger"


def sent(kind: str, what: str, clerk: Clerk = EDITOR, **changed: Any) -> Any:
    """The answer to the form of a new record."""
    client = signed_in(clerk)
    page = reverse("editors:new", args=[kind])
    return client.post(page, {**filled(client.get(page)), **changed, "what": what})


def service(what: str, clerk: Clerk = EDITOR, **changed: Any) -> Any:
    """The same for an invented service."""
    with acting_as("door"):
        house = centre()
    own = {
        "agency": str(house.words.get("de", "agency", "auslaenderbehoerde" if clerk is EDITOR else clerk.agency)),
        "origin.sources": [house.sources["aufenthg"].title],
    }
    return sent("service", what, clerk, **{**SERVICE, **own, **changed})


@pytest.mark.parametrize("kind", NEW)
def test_an_empty_form_says_what_is_missing_and_makes_nothing(kind: str) -> None:
    page = sent(kind, "publish")
    assert page.status_code == 422
    assert "Bitte prüfen Sie Ihre Angaben" in page.content.decode()
    with acting_as("editor"):
        assert history() == []


def test_it_shows_a_new_service_before_it_publishes_it() -> None:
    page = service("preview").content.decode()
    assert "Fahrradkurs" in page.split("srcdoc=")[1]
    assert "Wirkung auf den Wegweiser messen" in page
    with acting_as("editor"):
        assert history() == []


def test_a_new_service_is_offered_and_its_name_waits_in_the_draft() -> None:
    answer = service("publish")
    assert answer.status_code == 302, answer.context["errors"]
    assert answer["Location"] == reverse("editors:record", args=["service", MADE])
    with acting_as("door"):
        assert centre().offers(MADE)
        assert guide().facts.agencies[MADE] == "auslaenderbehoerde"
    with acting_as("editor"):
        waiting = draft()
    assert waiting
    assert {(row["language"], row["text"], row["label"]) for row in waiting.changes} == {
        ("de", "Fahrradkurs für Anfänger", MADE), ("en", "Cycling course", MADE),
    }  # fmt: skip


def test_a_second_one_of_the_same_name_is_a_record_of_its_own() -> None:
    service("publish")
    assert service("publish")["Location"] == reverse("editors:record", args=["service", f"{MADE}-2"])


def test_a_load_leaves_what_was_added_and_shows_it() -> None:
    service("publish")
    with acting_as("editor"):
        found = load(centre=giessen(), now=now())
        assert centre().offers(MADE)
    assert ("service", MADE) in {change.record.key for change in found.kept}
    assert found.changes == []


def test_one_click_takes_the_whole_act_back() -> None:
    service("publish")
    with acting_as("editor"):
        rows = history()
    assert len(rows) == 3
    signed_in(EDITOR).post(reverse("editors:undo", args=[rows[0].id]))
    with acting_as("door"):
        assert not centre().offers(MADE)
        assert f"de/service/{MADE}/name" not in centre().texts


def test_a_lead_adds_services_of_the_own_agency_alone() -> None:
    assert service("publish", LEAD).status_code == 302
    with acting_as("door"):
        assert centre().services[MADE].agency == LEAD.agency
    assert service("publish", LEAD, agency="Empfang").status_code == 422
    assert signed_in(LEAD).get(reverse("editors:new", args=["helpline"])).status_code == 403
    assert signed_in(LEAD).post(reverse("editors:retire", args=["service", "ae-schutz"])).status_code == 403


def test_it_retires_a_service_with_all_that_names_it() -> None:
    client = signed_in(EDITOR)
    page = reverse("editors:retire", args=["service", "ae-verlaengerung"])
    assert "Das ändert sich" in client.get(page).content.decode()
    client.post(page, {"what": "publish"})
    with acting_as("door"):
        house = centre()
        assert not house.offers("ae-verlaengerung")
        assert "ae-verlaengerung" not in guide().facts.agencies
    assert "wird nicht mehr angeboten" in client.get(reverse("editors:records")).content.decode()
    with acting_as("editor"):
        client.post(reverse("editors:undo", args=[history()[0].id]))
    with acting_as("door"):
        assert centre().offers("ae-verlaengerung")


def test_it_says_what_stands_in_the_way_and_retires_nothing() -> None:
    client = signed_in(EDITOR)
    page = reverse("editors:retire", args=["helpline", "112"])
    assert "keine bestätigte Hilfsnummer" in client.get(page).content.decode()
    client.post(page, {"what": "publish"})
    with acting_as("door"):
        assert "112" in centre().helplines


@pytest.mark.parametrize(
    "address", ["/editors/new/house/", "/editors/new/nothing/", "/editors/record/agency/empfang/retire/"]
)
def test_what_belongs_to_the_operator_is_neither_added_nor_retired(address: str) -> None:
    assert signed_in(EDITOR).get(address).status_code == 404


def test_it_measures_what_a_change_does_to_the_answers_before_it_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    few = trial.measuring.questions(trial.editions.folder())[:12]
    monkeypatch.setattr(trial.measuring, "questions", lambda folder: few)
    answer = signed_in(EDITOR).post(reverse("editors:retire", args=["service", "ae-verlaengerung"]), {"what": "weigh"})
    page = b"".join(answer.streaming_content).decode()
    assert page.index("So gut ist, was jetzt gilt") < page.index("Genauigkeit vorher und danach")
    with acting_as("editor"):
        assert history() == []
