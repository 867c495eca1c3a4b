"""Every part is drawn, named for screen readers, and keeps to the content security policy and the weight of a page."""

import gzip
import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test.signals import template_rendered

from tests.look.drawing import PAGES, SETTINGS, STATIC, draw

PARTS = {path.name for path in (STATIC.parent / "templates" / "parts").glob("*.html")}
DRAWN_ELSEWHERE = {"bound_field.html", "language_links.html"}
PAGE_BYTES = 100_000
STYLES = ("vendor/kern/kern.css", "house/house.css", "house/parts.css")


class Reader(HTMLParser):
    """Collects the identifiers of a page and what refers to them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.referred: set[str] = set()
        self.forbidden: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read one element."""
        words = {name: value or "" for name, value in attrs}
        self.ids += [words["id"]] if "id" in words else []
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            self.referred |= set(words.get(name, "").split())
        if tag == "style" or "style" in words or (tag == "script" and "src" not in words):
            self.forbidden.append(tag)
        self.forbidden += [name for name in words if name.startswith("on")]


def drawn_parts(language: str) -> set[str]:
    """The names of all parts that the pages of this folder include."""
    names: set[str] = set()

    def note(template: object, **_: object) -> None:
        names.add(str(getattr(template, "name", None)).removeprefix("parts/"))

    template_rendered.connect(note)
    try:
        for page in PAGES:
            draw(page, language)
    finally:
        template_rendered.disconnect(note)
    return names


def test_it_shows_every_part_somewhere() -> None:
    assert PARTS - drawn_parts("de") - DRAWN_ELSEWHERE == set()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_refers_to_nothing_that_is_missing(page: str, language: str) -> None:
    reader = Reader(draw(page, language))
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.referred <= set(reader.ids)


@pytest.mark.parametrize("page", PAGES)
def test_it_keeps_to_the_content_security_policy(page: str) -> None:
    assert Reader(draw(page, "ar")).forbidden == []


def test_it_turns_the_page_for_arabic() -> None:
    page = draw("look.html", "ar")
    assert '<html lang="ar" dir="rtl"' in page
    assert "kern.rtl.css" in page


@pytest.mark.parametrize("page", ["look.html", "staff.html"])
def test_it_offers_help_on_every_page(page: str) -> None:
    assert 'href="/visitor/help_now/"' in draw(page, "de")


def test_it_weighs_far_less_than_a_page_may() -> None:
    styles = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in STYLES)
    page = len(gzip.compress(draw("look.html", "ar").encode()))
    assert styles + page < PAGE_BYTES // 3


def test_it_draws_the_field_of_a_form_with_its_error() -> None:
    class Concern(forms.Form):
        words = forms.CharField(label="Anliegen", help_text="In eigenen Worten.", max_length=9)
        language = forms.ChoiceField(choices=[("de", "Deutsch")])

    form = Concern({"words": "viel zu lange Worte", "language": "de"})
    with SETTINGS:
        pages = [render_to_string("parts/bound_field.html", {"field": field}) for field in form]
    assert 'aria-describedby="id_words-hint id_words-error"' in pages[0]
    assert "viel zu lange Worte" in pages[0]
    assert re.search(r'<option value="de"\s+selected>', pages[1])


def test_it_says_what_each_part_reads() -> None:
    folder = STATIC.parent / "templates" / "parts"
    silent = [name for name in PARTS if "{% comment %}" not in (folder / name).read_text(encoding="utf-8")[:60]]
    assert silent == []
