"""The catalogue and the guide over the API."""

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("one_transaction")


def test_it_names_services_in_the_language_asked_for() -> None:
    services = Client(headers={"Accept-Language": "ar, de;q=0.5"}).get("/api/v1/services").json()
    assert {service["language"] for service in services} == {"ar"}


def test_it_falls_back_to_german_and_says_so() -> None:
    services = Client(headers={"Accept-Language": "xx"}).get("/api/v1/services").json()
    assert {service["language"] for service in services} == {"de"}


def test_it_tells_papers_and_fee_of_a_service() -> None:
    services = {service["id"]: service for service in Client().get("/api/v1/services").json()}
    renewal = services["ae-verlaengerung"]
    assert renewal["fee"]["adult"] == 93
    assert {"id": "pass", "need": "always"}.items() <= next(p for p in renewal["papers"] if p["id"] == "pass").items()


@pytest.mark.parametrize(("path", "known"), [("agencies", "jobcenter"), ("situations", "anerkannt")])
def test_it_lists(path: str, known: str) -> None:
    assert known in [entry["id"] for entry in Client().get(f"/api/v1/{path}").json()]


def test_it_lists_the_languages_of_the_house() -> None:
    codes = {entry["code"]: entry["direction"] for entry in Client().get("/api/v1/languages").json()}
    assert codes["ar"] == "rtl"


def test_it_puts_danger_first() -> None:
    body = {"text": "Mein Mann schlägt mich", "lang": "de"}
    said = Client().post("/api/v1/ask", body, content_type="application/json").json()
    assert said["outcome"] == "urgent"
    assert "116016" in said["urgent"]["helplines"]


def test_it_finds_the_service_for_own_words() -> None:
    body = {"text": "Ich habe meine Aufenthaltskarte verloren"}
    said = Client().post("/api/v1/ask", body, content_type="application/json").json()
    assert said["matches"][0]["service"] == "eat-verlust"
