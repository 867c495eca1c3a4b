"""What a new service costs is chosen on its form; every page, list, program and file then tells the same."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.doors.api.test_hsds import everything
from tests.doors.office.editors.filled import filled
from tests.doors.office.editors.test_new_records import MADE, SERVICE, service
from tests.doors.visitor.steps import LICH, Visitor
from tests.factories.giessen import FOLDER
from tests.factories.people import EDITOR, LEAD
from tests.factories.staff import signed_in
from willkommen.catalogue.centre_files import write
from willkommen.catalogue.fee_faults import fee_faults
from willkommen.catalogue.fees import load_tariff
from willkommen.catalogue.queries import centre, history
from willkommen.catalogue.rules.fee import fee_for
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.doors.office.editors.rows import acts

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
RENEWAL = next(name for key, name in acts() if key == "45-2b")
NOTHING = {"fee.adult": "", "fee.minor": "", "fee.basis": ""}
ACT = {**NOTHING, "charged_as": RENEWAL}
FREE = {**NOTHING, "free_of_charge": "on"}
NAME = str(SERVICE["de-name"])


def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the answer page, the list, the command, the API and the open data say."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://the-one-of-this-test")
    said = StringIO()
    call_command("fee", MADE, "--json", stdout=said)
    open_data = next(one for one in everything("services") if one["name"] == NAME)
    api = next(one for one in Client().get("/api/v1/services").json() if one["id"] == MADE)
    return {
        "page": Visitor().papers(service=MADE, **LICH).text,
        "list": Visitor().open("/de/services/").text.partition(f"<summary>{NAME}")[2].partition("</details>")[0],
        "command": sorted({row["eur"] for row in json.loads(said.getvalue())["table"]}),
        "hsds": sorted({one["amount"] for one in open_data["cost_options"]}),
        "api": api["fee"],
    }


def test_it_costs_what_an_act_costs_with_all_its_exemptions(monkeypatch: pytest.MonkeyPatch) -> None:
    assert service("publish", **ACT).status_code == 302
    found = told(monkeypatch)
    assert all(word in found["page"] for word in ("93 EUR", "46,50 EUR", "AufenthV § 53 Abs. 1 Nr. 1", "Bürgergeld"))
    assert "93 EUR, unter 18 Jahren 46,50 EUR" in found["list"]
    assert found["command"] == found["hsds"] == [0, 22.8, 37, 46.5, 93]
    assert found["api"] == {"adult": 93, "minor": 46.5, "basis": "AufenthV § 45 Nr. 2 b"}


def test_it_costs_a_plain_amount(monkeypatch: pytest.MonkeyPatch) -> None:
    assert service("publish", **{"fee.minor": "4"}).status_code == 302
    found = told(monkeypatch)
    assert all(word in found["page"] for word in ("Erwachsene", "12,50 EUR", "unter 18 Jahren", "4 EUR", "Satzung"))
    assert "12,50 EUR, unter 18 Jahren 4 EUR" in found["list"]
    assert found["command"] == found["hsds"] == [4, 12.5]
    assert found["api"] == {"adult": 12.5, "minor": 4, "basis": "Satzung"}


def test_it_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert service("publish", **FREE).status_code == 302
    found = told(monkeypatch)
    assert "Kostenlos" in found["list"]
    assert found["command"] == found["hsds"] == [0]
    assert found["api"] is None


def test_the_preview_shows_the_table_of_fees_as_visitors_will_see_it() -> None:
    page = service("preview", **ACT).content.decode().split("srcdoc=")[1]
    assert all(word in page for word in ("93 EUR", "46,50 EUR", "AufenthV § 53 Abs. 1 Nr. 1"))
    with acting_as("editor"):
        assert history() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (NOTHING, "Bitte sagen, was es kostet"),
        ({"charged_as": RENEWAL}, "Bitte nur eines"),
        ({"free_of_charge": "on"}, "Bitte nur eines"),
        ({**NOTHING, "charged_as": "nirgends"}, "„nirgends“ steht nicht in der Gebührentabelle"),
        ({"fee.adult": "viel"}, "Bitte einen Betrag eingeben"),
    ],
)
def test_it_refuses_what_says_nothing_two_things_or_something_unknown(fields: dict[str, str], said: str) -> None:
    page = service("publish", LEAD, **fields)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_changed_choice_stands_in_the_history_by_its_name_and_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    service("publish", **FREE)
    client, address = signed_in(EDITOR), reverse("editors:record", args=["service", MADE])
    sent = filled(client.get(address), free_of_charge=None, charged_as=RENEWAL, what="publish")
    assert client.post(address, sent).status_code == 302
    assert RENEWAL in client.get(address).content.decode().partition("Verlauf")[2]
    with acting_as("editor"):
        (change, *_) = history()
    client.post(reverse("editors:undo", args=[change.id]))
    assert told(monkeypatch)["hsds"] == [0]


def test_an_amount_that_changes_on_a_day_moves_it_too() -> None:
    service("publish", **ACT)
    client = signed_in(EDITOR)
    with acting_as("door"):
        address = reverse("editors:record", args=["house", centre().house.id])
    day = now().date().isoformat()
    amount = {"act": RENEWAL, "eur": "95,50", "valid_from": day, "source": "BGBl. 2026 I Nr. 1", "checked_on": day}
    sent = {f"amounts.0.{name}": value for name, value in amount.items()}
    assert client.post(address, {**filled(client.get(address)), **sent, "what": "publish"}).status_code == 302
    assert "95,50 EUR" in Visitor().papers(service=MADE, **LICH).text


@pytest.mark.parametrize(("fields", "eur"), [(ACT, 93), ({}, 12.5), (FREE, 0)])
def test_what_is_exported_is_right_and_says_the_same(fields: dict[str, str], eur: float, tmp_path: Path) -> None:
    service("publish", **fields)
    with acting_as("door"):
        house = centre()
    write(house, tmp_path)
    (tmp_path / "fees.yaml").write_bytes((FOLDER / "fees.yaml").read_bytes())
    assert fee_faults(tmp_path, house, now().date()) == []
    assert float(fee_for(load_tariff(tmp_path), MADE, {}, now().date()).eur) == eur


def test_a_service_of_the_table_is_not_asked_what_it_costs() -> None:
    page = signed_in(EDITOR).get(reverse("editors:record", args=["service", "ae-verlaengerung"])).content.decode()
    assert 'name="charged_as"' not in page
    assert 'name="fee.adult"' not in page
