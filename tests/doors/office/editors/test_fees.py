"""An editor changes the amount of a fee from a day on; pages, API and the files follow, and exemptions with it."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.doors.api.test_hsds import everything
from tests.doors.office.editors.filled import filled
from tests.doors.visitor.steps import LICH, Visitor
from tests.factories.giessen import FOLDER, giessen
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.centre_files import write
from willkommen.catalogue.fee_faults import fee_faults
from willkommen.catalogue.fees import load_tariff, tariff_of_the_house
from willkommen.catalogue.queries import centre, history
from willkommen.catalogue.rules.fee import fee_for
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.doors.office.editors.rows import acts, reliefs

pytestmark = pytest.mark.usefixtures("one_transaction")
ADDRESS = reverse("editors:record", args=["house", next(iter(giessen().tables["house"]))])
TODAY = now().date()
RENEWAL = next(name for key, name in acts() if key == "45-2b")
BENEFITS = next(name for key, name in reliefs() if key == "53-1")


def changed(what: str, **fields: Any) -> Any:
    """The answer to the form with one more amount."""
    client = signed_in(EDITOR)
    amount = {
        "act": RENEWAL,
        "eur": "95,50",
        "valid_from": TODAY.isoformat(),
        "source": "BGBl. 2026 I Nr. 1",
        "checked_on": TODAY.isoformat(),
    }
    sent = {f"amounts.0.{name}": value for name, value in {**amount, **fields}.items()}
    return client.post(ADDRESS, {**filled(client.get(ADDRESS)), **sent, "what": what})


def answer() -> str:
    """What it costs on the answer page."""
    return Visitor().papers(service="ae-verlaengerung", **LICH).text


def test_visitors_pay_the_new_amount_from_its_day_on() -> None:
    assert "93 EUR" in answer()
    changed("publish")
    assert "95,50 EUR" in answer()
    assert "93 EUR" not in answer()


def test_the_command_knows_the_new_amount_where_the_house_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://the-one-of-this-test")
    changed("publish")
    assert asked() == (95.5, "published")
    assert asked("--centre", str(FOLDER)) == (93, "files")


def test_the_command_says_that_it_knows_the_files_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("WILLKOMMEN_DATA", str(tmp_path))
    changed("publish")
    assert asked() == (93, "files")


def asked(*more: str) -> tuple[float, str]:
    """What `willkommen fee` says a renewal costs, and where it knows the amount from."""
    said = StringIO()
    call_command("fee", "ae-verlaengerung", "--case", '{"age": 34}', "--json", *more, stdout=said)
    found = json.loads(said.getvalue())
    return found["eur"], found["amounts"]


def test_a_child_pays_half_of_it_and_who_is_exempt_nothing() -> None:
    changed("publish")
    assert "47,75 EUR" in answer()
    assert "0 EUR" in answer()


def test_nothing_changes_before_the_day() -> None:
    changed("publish", valid_from=(TODAY + timedelta(days=1)).isoformat())
    assert "93 EUR" in answer()


def test_the_preview_shows_the_new_amount_and_publishes_nothing() -> None:
    page = changed("preview").content.decode()
    assert "95,50 EUR" in page.split("srcdoc=")[1]
    with acting_as("editor"):
        assert history() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"act": "nirgends"}, "steht nicht in der Gebührentabelle"),
        ({"eur": "viel"}, "Bitte einen Betrag eingeben"),
        ({"eur": "-3"}, "zu klein"),
        ({"source": ""}, "Bitte ausfüllen"),
    ],
)
def test_it_refuses_what_is_no_amount(fields: dict[str, str], said: str) -> None:
    page = changed("publish", **fields)
    assert page.status_code == 422
    assert said in page.content.decode()


def test_it_is_taken_back_with_one_click() -> None:
    changed("publish")
    with acting_as("editor"):
        (change,) = history()
    signed_in(EDITOR).post(reverse("editors:undo", args=[change.id]))
    assert "93 EUR" in answer()


def test_the_list_of_all_services_and_what_search_engines_read_follow() -> None:
    assert "95,50 EUR" not in Visitor().open("/de/services/").text
    changed("publish")
    text = Visitor().open("/de/services/").text
    assert "95,50 EUR, unter 18 Jahren 47,75 EUR" in text
    assert '"price":"95.5"' in text


def test_the_open_data_follows() -> None:
    changed("publish")
    name = str(giessen().words.get("de", "service", "ae-verlaengerung"))
    renewal = next(one for one in everything("services") if one["name"] == name)
    assert {95.5, 0, 47.75} <= {cost["amount"] for cost in renewal["cost_options"]}


def test_what_is_exported_is_right_and_says_the_same(tmp_path: Any) -> None:
    changed("publish")
    with acting_as("door"):
        house = centre()
    write(house, tmp_path)
    (tmp_path / "fees.yaml").write_bytes((FOLDER / "fees.yaml").read_bytes())
    assert fee_faults(tmp_path, house, TODAY) == []
    assert float(fee_for(load_tariff(tmp_path), "ae-verlaengerung", {}, TODAY).eur) == 95.5


def relieved(**fields: Any) -> Any:
    """The answer to the form with a changed exemption of those who need benefits."""
    client = signed_in(EDITOR)
    said = {
        "relief": BENEFITS,
        "valid_from": TODAY.isoformat(),
        "source": "BGBl. 2026 I Nr. 2",
        "checked_on": TODAY.isoformat(),
    }
    sent = {f"reliefs.0.{name}": value for name, value in {**said, **fields}.items()}
    return client.post(ADDRESS, {**filled(client.get(ADDRESS)), **sent, "what": "publish"})


def paid(days: int) -> Any:
    """What somebody on benefits pays for a renewal so many days from today."""
    with acting_as("door"):
        tariff = tariff_of_the_house(centre())
    return fee_for(tariff, "ae-verlaengerung", {"benefits": "buergergeld"}, TODAY + timedelta(days=days)).eur


def test_an_exemption_changes_from_its_day_on() -> None:
    assert paid(0) == 0
    assert relieved(pays="20", valid_from=(TODAY + timedelta(days=5)).isoformat()).status_code == 302
    assert [paid(0), paid(4), paid(5)] == [0, 0, 20]


def test_an_exemption_ends_on_its_day() -> None:
    assert relieved(ends="on").status_code == 302
    assert paid(0) == 93


@pytest.mark.parametrize("fields", [{}, {"pays": "20", "ends": "on"}, {"pays": "0", "relief": "niemand"}])
def test_a_relief_says_one_thing_about_a_rule_that_is_known(fields: dict[str, str]) -> None:
    assert relieved(**fields).status_code == 422
    assert paid(0) == 0
