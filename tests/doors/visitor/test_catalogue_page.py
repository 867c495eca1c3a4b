"""All services on one page, on paper and for search engines; nothing that is only told when asked."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from pikepdf import open as open_pdf

from tests.doors.visitor.steps import LICH, Visitor
from tests.factories.giessen import giessen
from willkommen.doors.visitor.open_data import SCRIPT

pytestmark = pytest.mark.usefixtures("one_transaction")
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
UNTOLD = [
    one.id for one in giessen().services.values() if one.only_if_asked or (one.booking == "never" and not one.papers)
]


def graph(language: str = "de", text: str = "") -> list[dict[str, Any]]:
    """What search engines read on a page, the list of all services unless told."""
    (data,) = DATA.findall(text or Visitor(language).open(f"/{language}/services/").text)
    read = json.loads(data)
    assert read["@context"] == "https://schema.org"
    known = {one["@id"]: one for one in read["@graph"]}
    assert len(known) == len(read["@graph"])
    services = [one for one in read["@graph"] if one["@type"] == "GovernmentService"]
    return [one | {name: known[one[name]["@id"]] for name in ("provider", "availableChannel")} for one in services]


def test_it_lists_every_service_that_may_be_shown_unasked() -> None:
    text = Visitor().open("/de/services/").text
    assert set(re.findall(r'name="service" value="([^"]+)"', text)) == set(giessen().services) - set(UNTOLD)
    assert "Rückkehr" not in text


def test_it_leads_to_the_papers_of_a_service() -> None:
    visitor = Visitor()
    visitor.open("/de/services/")
    assert visitor.papers(service="sprachkurs-suche").form("wishes")["service"] == ["sprachkurs-suche"]


def test_it_describes_each_service_for_search_engines_by_name_provider_and_place() -> None:
    services = graph()
    assert len(services) == len(giessen().services) - len(UNTOLD)
    for one in services:
        assert one["name"]
        assert one["provider"]["name"]
        assert one["availableChannel"]["serviceLocation"]["address"]["postalCode"] == "35394"
    renewal = next(one for one in services if one["@id"].endswith("#ae-verlaengerung"))
    assert renewal["offers"] == {"@type": "Offer", "price": "93", "priceCurrency": "EUR"}


def test_it_describes_them_in_the_language_of_the_page() -> None:
    assert {one["inLanguage"] for one in graph("ar")} == {"ar"}


def test_the_answer_page_describes_its_services_under_the_same_absolute_addresses() -> None:
    (here,) = graph(text=Visitor().papers(service="ae-verlaengerung", **LICH).text)
    listed = {one["@id"]: one for one in graph()}
    assert here == listed[here["@id"]]
    assert all(one["@id"].startswith(f"{settings.PUBLIC_URL}/de/services/#") for one in listed.values())
    page = Visitor().open("/de/services/").text
    assert [one for one in listed if f'id="{one.partition("#")[2]}"' not in page] == []


def test_the_answer_page_describes_nothing_that_is_only_told_when_asked() -> None:
    assert DATA.findall(Visitor().papers(service="sozialberatung").text)
    assert DATA.findall(Visitor().papers(service="rueckkehr-beratung").text) == []


def test_no_word_of_the_data_can_end_its_element() -> None:
    assert "<" not in "</script><b>&".translate(SCRIPT)
    assert json.loads(json.dumps("</script>").translate(SCRIPT)) == "</script>"


@pytest.mark.parametrize("language", ["de", "ar", "pl", "ti", "hi"])
def test_it_prints_the_catalogue_in_any_language(language: str, tmp_path: Any) -> None:
    answer = Visitor().open(f"/de/services/{language}.pdf").answer
    assert answer.headers["Content-Type"] == "application/pdf"
    path = tmp_path / "catalogue.pdf"
    path.write_bytes(answer.content)
    with open_pdf(path) as file:
        assert len(file.pages) > 3
        assert str(file.Root.Lang) == language
        assert file.Root.MarkInfo.Marked


def test_there_is_no_catalogue_in_a_language_the_house_does_not_know() -> None:
    assert Visitor().open("/de/services/xx.pdf").status == 404
    offered = re.findall(r'href="/de/services/([a-z-]+)\.pdf"', Visitor().open("/de/services/").text)
    assert offered == list(giessen().languages)
