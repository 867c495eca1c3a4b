"""Every screen stands in German and in Arabic, small, without anything inline and without anything from elsewhere."""

import gzip
import re

import pytest

from tests.doors.visitor.steps import Page, Visitor

pytestmark = pytest.mark.usefixtures("one_transaction")
LINKED = re.compile(r'(?:href|src|action|formaction)="([^"]*)"')
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|type=.application/ld\+json))")
MOST = 100_000
WAY_OUT = "https://www.dwd.de"
"""Where "leave quickly" goes: a link to follow, nothing that a page loads."""
WAY = ["sprachkurs-suche", "ae-verlaengerung"]
PAGES = [
    "",
    "help-now/",
    "imprint/",
    "privacy/",
    "accessibility/",
    "easy-language/",
    "sign-language/",
    "appointment/",
    "services/",
]


def is_good(page: Page, language: str, status: int = 200) -> None:
    """What holds for every page."""
    assert page.status == status
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page.text
    assert len(gzip.compress(page.text.encode())) < MOST
    assert not INLINE.search(page.text)
    assert [link for link in LINKED.findall(page.text) if not re.match(r"/(?!/)|#|tel:|data:", link)] in ([], [WAY_OUT])
    assert f'href="/{language}/help-now/"' in page.text


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_it_shows_the_pages_that_stand_alone(path: str, language: str) -> None:
    is_good(Visitor(language).open(f"/{language}/{path}"), language)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_shows_every_step_from_the_situation_to_the_last_look(language: str) -> None:
    visitor = Visitor(language)
    is_good(visitor.send("concern", situation="anerkannt"), language)
    is_good(visitor.send("papers", service=WAY), language)
    is_good(visitor.send("papers", service=WAY, residence="lich"), language)
    is_good(visitor.send("wishes", service=WAY, residence="lich", photo="no"), language)
    is_good(visitor.plans(WAY), language)
    is_good(visitor.confirm(WAY), language)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_shows_the_pass_and_what_can_be_done_with_it(language: str) -> None:
    visitor = Visitor(language)
    address = visitor.book()
    for step in ("", "cancel/", "move/"):
        is_good(visitor.open(address + step), language)
    assert visitor.open(address + "print/").status == 200
    assert visitor.open(address + "pass.pdf").answer.content.startswith(b"%PDF")
    assert b"BEGIN:VEVENT" in visitor.open(address + "visit.ics").answer.content


def test_it_leads_the_bare_address_to_the_language_of_the_browser() -> None:
    answer = Visitor().client.get("/", headers={"accept-language": "ar,en;q=0.5"})
    assert answer["Location"] == "/ar/"


def test_it_keeps_the_step_when_the_language_changes() -> None:
    page = Visitor().send("papers", service=WAY, residence="lich")
    assert 'formaction="/ar/papers/"' in page.text
    assert page.text.count('name="service" value="ae-verlaengerung"') >= 2


@pytest.mark.parametrize("step", ["concern", "papers", "wishes", "plans", "confirm", "book"])
def test_it_sends_whoever_opens_a_step_without_its_form_to_the_start(step: str) -> None:
    assert Visitor().open(f"/de/{step}/").answer["Location"] == "/de/"


def test_it_says_in_plain_words_that_a_page_does_not_exist() -> None:
    is_good(Visitor().open("/de/no-such-page/"), "de", 404)
