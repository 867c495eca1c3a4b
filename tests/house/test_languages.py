"""Every sentence that visitors see is gathered in every language of the pages, and translated where it must be."""

import re
from fnmatch import fnmatch
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.factories.giessen import giessen
from tests.house.sources import PACKAGE, files
from willkommen.catalogue.sentences import compile_into, languages, missing, read
from willkommen.core.languages import PLURALS, folder_of

GATHERED = languages()
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


def for_visitors(path: Path) -> bool:
    """Whether visitors read what this file says; what only staff read stays German."""
    rules = (PACKAGE / "locale" / "not-for-visitors.txt").read_text(encoding="utf-8").splitlines()
    return not any(fnmatch(path.relative_to(PACKAGE).as_posix(), rule) for rule in rules if not rule.startswith("#"))


def texts() -> set[str]:
    """Every German text for visitors that templates and sources mark for translation."""
    found: set[str] = set()
    for path in filter(for_visitors, files(PACKAGE, ".html", ".txt", ".py")):
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


def test_it_has_gathered_exactly_what_visitors_read() -> None:
    wanted = texts()
    for language in GATHERED:
        gathered = {written(entry.id)[0] for entry in read(language) if entry.id}
        assert gathered == wanted, f"run make messages, then translate into {', '.join(GATHERED)}"


@pytest.mark.parametrize("language", GATHERED)
def test_it_has_translated_every_text(language: str) -> None:
    bare = [entry.id for entry in missing(language)]
    assert bare == [], (
        f"translate these in willkommen/locale/{folder_of(language)}/LC_MESSAGES/django.po, take the fuzzy marks away"
    )


@pytest.mark.parametrize("language", GATHERED)
def test_it_keeps_the_places_for_numbers_and_names(language: str) -> None:
    wrong = [
        entry.id
        for entry in read(language)
        if entry.id and entry.string and not isinstance(entry.id, tuple | list)
        if places(str(entry.id)) != places(str(entry.string))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", GATHERED)
def test_it_has_as_many_plural_forms_as_the_language(language: str) -> None:
    number = int(PLURALS[language].removeprefix("nplurals=").split(";")[0])
    several = [entry for entry in read(language) if isinstance(entry.id, tuple | list)]
    assert [entry.id for entry in several if len(written(entry.string)) != number] == []
    assert several


def places(text: str) -> list[str]:
    """The placeholders of a text."""
    return sorted(PLACES.findall(text))


def test_it_compiles_what_is_written_and_only_when_it_changed(tmp_path: Path) -> None:
    assert compile_into(tmp_path)
    assert not compile_into(tmp_path)
    for language in GATHERED:
        with (tmp_path / folder_of(language) / "LC_MESSAGES" / "django.mo").open("rb") as file:
            compiled = {tuple(written(entry.id)): written(entry.string) for entry in read_mo(file) if entry.id}
        assert compiled == {tuple(written(entry.id)): written(entry.string) for entry in read(language) if entry.id}


def test_it_finds_a_text_that_was_not_gathered() -> None:
    page = '{% load i18n %}{% translate "Noch nie gesehen" %}'
    found = [message for _, message, _, _ in extract("python", BytesIO(templatize(page).encode()), KEYWORDS)]
    assert found == ["Noch nie gesehen"]
    assert read_po(StringIO('msgid "a"\nmsgstr "b"\n'), locale="en").get("a")


def test_services_papers_and_agencies_have_a_name_in_every_language() -> None:
    house = giessen()
    wanted = [f"{kind}/{one}/name" for kind in ("service", "paper", "agency") for one in house.tables[kind]]
    assert len(house.languages) == 22
    assert [
        f"{code}/{place}" for code in house.languages for place in wanted if f"{code}/{place}" not in house.texts
    ] == []
