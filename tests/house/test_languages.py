"""German, English and Arabic are complete: every text of the pages is gathered, translated and compiled."""

import re
from io import BytesIO, StringIO

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.house.sources import PACKAGE, files

LOCALE = PACKAGE / "locale"
COMPLETE = ("en", "ar")
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def catalog(language: str) -> Catalog:
    """The translations as people write them."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open(encoding="utf-8") as file:
        return read_po(file, locale=language)


def texts() -> set[str]:
    """Every German text that templates and sources mark for translation."""
    found: set[str] = set()
    for path in files(PACKAGE, ".html", ".txt", ".py"):
        source = path.read_text(encoding="utf-8")
        code = source if path.suffix == ".py" else calls_of(source)
        for _, message, _, _ in extract("python", BytesIO(code.encode()), KEYWORDS):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found - {""}


def calls_of(template: str) -> str:
    """The texts of a template as calls of gettext, one a line: how a page is indented says nothing in Python."""
    return "\n".join(line.strip() for line in templatize(template).splitlines())


def written(entry: object) -> list[str]:
    """One text, or all its plural forms."""
    return [str(form) for form in entry] if isinstance(entry, tuple | list) else [str(entry)]


@pytest.mark.parametrize("language", COMPLETE)
def test_it_has_gathered_every_text(language: str) -> None:
    gathered = {written(entry.id)[0] for entry in catalog(language)}
    assert texts() - gathered == set(), "run make messages, then translate"


@pytest.mark.parametrize("language", COMPLETE)
def test_it_has_translated_every_text(language: str) -> None:
    bare = [entry.id for entry in catalog(language) if entry.id and (entry.fuzzy or not all(written(entry.string)))]
    assert bare == [], (
        f"translate these in willkommen/locale/{language}/LC_MESSAGES/django.po, take the fuzzy marks away"
    )


@pytest.mark.parametrize("language", COMPLETE)
def test_it_keeps_the_places_for_numbers_and_names(language: str) -> None:
    wrong = [
        entry.id
        for entry in catalog(language)
        if entry.id and not isinstance(entry.id, tuple | list) and places(str(entry.id)) != places(str(entry.string))
    ]
    assert wrong == []


def places(text: str) -> list[str]:
    """The placeholders of a text."""
    return sorted(PLACES.findall(text))


@pytest.mark.parametrize("language", COMPLETE)
def test_it_has_compiled_what_is_written(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = {tuple(written(entry.id)): written(entry.string) for entry in read_mo(file) if entry.id}
    said = {tuple(written(entry.id)): written(entry.string) for entry in catalog(language) if entry.id}
    assert compiled == said, "run make messages"


def test_it_finds_a_text_that_was_not_gathered() -> None:
    page = '{% load i18n %}{% translate "Noch nie gesehen" %}'
    found = [message for _, message, _, _ in extract("python", BytesIO(templatize(page).encode()), KEYWORDS)]
    assert found == ["Noch nie gesehen"]
    assert read_po(StringIO('msgid "a"\nmsgstr "b"\n'), locale="en").get("a")
