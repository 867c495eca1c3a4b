"""The open catalogue: everything of it by the Human Services Data Specification 3.0."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012 as DRAFT

from tests.factories.giessen import giessen

pytestmark = pytest.mark.usefixtures("one_transaction")
ROOT = "/api/v1/hsds"
NEEDED = {
    "services": {"id", "name", "status", "organization_id", "organization"},
    "organizations": {"id", "name", "description"},
    "service_at_locations": {"id", "service_id", "location_id"},
    "taxonomies": {"id", "name", "description"},
    "taxonomy_terms": {"id", "name", "description", "taxonomy_id"},
}
SCHEMAS = os.environ.get("WILLKOMMEN_HSDS_SCHEMAS", "")
SCHEMA_OF = {
    "services": "service.json", "organizations": "organization.json", "service_at_locations": "service_at_location.json",
    "taxonomies": "taxonomy.json", "taxonomy_terms": "taxonomy_term.json",
}  # fmt: skip


def read(path: str, **asked: object) -> dict[str, Any]:
    """An answer of the open catalogue."""
    answer = Client().get(f"{ROOT}/{path}", asked)
    assert answer.status_code == 200, answer.content[:300]
    return dict(answer.json())


def everything(kind: str) -> list[dict[str, Any]]:
    """All records of a kind, with everything that belongs to them."""
    more = {"full": "true"} if kind in ("services", "organizations") else {}
    first = read(kind, per_page=30, **more)
    pages = [first] + [read(kind, per_page=30, page=number, **more) for number in range(2, first["total_pages"] + 1)]
    found = [record for page in pages for record in page["contents"]]
    assert len(found) == first["total_items"]
    return found


def inside(record: Any) -> Iterator[dict[str, Any]]:
    """A record and every record in it."""
    if isinstance(record, dict):
        yield record
        for value in record.values():
            yield from inside(value)
    elif isinstance(record, list):
        for value in record:
            yield from inside(value)


@pytest.mark.parametrize(("kind", "needed"), NEEDED.items())
def test_every_record_has_what_the_specification_wants_and_no_empty_field(kind: str, needed: set[str]) -> None:
    found = everything(kind)
    assert found
    for record in found:
        assert needed <= set(record)
        assert all(str(UUID(one["id"])) == one["id"] for one in inside(record))
        assert not [one for one in inside(record) for value in one.values() if value in (None, "", [])]


def test_it_exports_the_whole_catalogue() -> None:
    assert len(everything("services")) == len(giessen().services)
    assert len(everything("organizations")) == len(giessen().agencies)


def test_no_id_stands_for_two_things() -> None:
    owned: dict[str, set[str]] = {}
    for service in everything("services"):
        for name in ("schedules", "languages", "cost_options", "required_documents", "service_areas", "attributes"):
            ids = [one["id"] for one in service.get(name, [])]
            assert len(ids) == len(set(ids)), (service["name"], name)
            for one in ids:
                owned.setdefault(one, set()).add(service["id"])
    assert owned
    assert all(len(services) == 1 for services in owned.values())


def test_an_id_stays_from_export_to_export_and_opens_the_record() -> None:
    service = everything("services")[0]
    assert read(f"services/{service['id']}") == service
    organization = everything("organizations")[0]
    assert read(f"organizations/{organization['id']}") == organization


def test_a_service_says_what_it_costs_in_every_case() -> None:
    name = str(giessen().words.get("de", "service", "ae-verlaengerung"))
    renewal = next(one for one in everything("services") if one["name"] == name)
    assert {93, 0, 46.5} <= {cost["amount"] for cost in renewal["cost_options"]}
    assert {cost["currency"] for cost in renewal["cost_options"]} == {"EUR"}
    assert any("§ 53" in cost["amount_description"] for cost in renewal["cost_options"])


def test_times_and_days_are_written_as_the_specification_wants() -> None:
    schedules = [one for service in everything("services") for one in service.get("schedules", [])]
    assert schedules
    assert all(re.fullmatch(r"\d\d:\d\d", one["opens_at"]) and one["freq"] == "WEEKLY" for one in schedules)
    assert all(set(one["byday"].split(",")) <= {"MO", "TU", "WE", "TH", "FR", "SA", "SU"} for one in schedules)


def test_an_unknown_id_is_refused_like_everything_unknown() -> None:
    answer = Client().get(f"{ROOT}/services/{UUID(int=7)}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_page_beyond_the_last_is_empty() -> None:
    page = read("services", page=99)
    assert (page["empty"], page["contents"], page["last_page"]) == (True, [], True)


def test_it_speaks_the_language_asked_for() -> None:
    answer = Client(headers={"Accept-Language": "ar"}).get(f"{ROOT}/organizations").json()
    assert any("دائرة" in one["name"] for one in answer["contents"])


def test_return_counselling_belongs_to_no_situation() -> None:
    terms = json.dumps(read("taxonomy_terms", per_page=50), ensure_ascii=False)
    assert "anerkannt" in terms
    assert "abgelehnt-rueckkehr" not in terms


def test_the_short_address_leads_to_the_same() -> None:
    answer = Client().get("/hsds/services?page=2")
    assert answer["Location"] == "/api/v1/hsds/services?page=2"


@pytest.mark.skipif(not SCHEMAS, reason="say WILLKOMMEN_HSDS_SCHEMAS=folder with the specification's JSON schemas")
@pytest.mark.parametrize(("kind", "schema"), SCHEMA_OF.items())
def test_it_validates_against_the_schemas_of_the_specification(kind: str, schema: str) -> None:
    validator = validator_of(Path(SCHEMAS), schema)
    for record in everything(kind):
        assert [error.message for error in validator.iter_errors(record)] == []
    if (Path(SCHEMAS) / (listed := schema.replace(".json", "_list.json"))).exists():
        short = validator_of(Path(SCHEMAS), listed)
        assert [error.message for record in read(kind)["contents"] for error in short.iter_errors(record)] == []
    broken = {**everything(kind)[0], "id": "no uuid"}
    assert list(validator.iter_errors(broken)), "the validator must find a planted fault"


def validator_of(folder: Path, schema: str) -> Draft202012Validator:
    """The schema with those it refers to."""
    written = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    assert schema in written, f"{folder} does not hold {schema}"
    resources = ((name, Resource.from_contents(one, default_specification=DRAFT)) for name, one in written.items())
    return Draft202012Validator(
        written[schema], registry=Registry().with_resources(resources), format_checker=FormatChecker()
    )
