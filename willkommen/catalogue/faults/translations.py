"""Texts must be complete in the languages of the house, and keep facts out of the words."""

import re
from collections.abc import Iterator
from string import Formatter

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.schema import TEXTS
from willkommen.catalogue.schema.text import Text

FACTS = (
    (re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\b\d{4}-\d\d-\d\d"), "a date", "{date}"),
    (
        re.compile(r"\d\s?(€|EUR|Euro\b|euros?\b|avro|[єe]вро|евро|يورو|یورو|ዩሮ|ኤውሮ)"),
        "an amount",
        "the fee of the service",
    ),
    (re.compile(r"\b0\d{2,4}[ /-]?\d{3,}|\+\d{2} ?\d{3,}"), "a telephone number", "{phone}"),
    (re.compile(r"\b\d{5}\b"), "a postcode", "{address}"),
)

BROKEN = "{"
FIGURE = re.compile(r"\d+")


def translations(centre: Centre) -> Iterator[Finding]:
    """Missing originals, texts nobody reads, spelled facts, and variables that differ from the original."""
    original = centre.house.languages[0]
    yield from _missing(centre, original)
    for text in centre.texts.values():
        yield from _wrong(centre, text, original)


def untranslated(centre: Centre) -> Iterator[Finding]:
    """Texts that a language of the pages lacks."""
    original, *others = centre.house.languages
    for language in others:
        yield from _untranslated(centre, original, language)


def uneven(centre: Centre) -> Iterator[Finding]:
    """Translations of a topic's papers that name more or fewer of them than the original: it is shown instead."""
    original = centre.house.languages[0]
    for topic in centre.topics:
        source = centre.texts.get(f"{original}/topic/{topic}/papers")
        for language in centre.languages if source else ():
            own = centre.texts.get(f"{language}/topic/{topic}/papers")
            if source and own and (lines := len(own.text.splitlines())) != (right := len(source.text.splitlines())):
                yield Finding("text", own.id, (), f"names {lines} papers, the original {right}", "one line for each")


def _missing(centre: Centre, original: str) -> Iterator[Finding]:
    for kind, fields in TEXTS.items():
        for record in centre.tables[kind].values():
            for name in (name for name, needed in fields.items() if needed):
                if f"{_language(record, original)}/{kind}/{record.id}/{name}" not in centre.texts:
                    wrong = f"has no {name} in {_language(record, original)}"
                    yield Finding(kind, record.id, (), wrong, f"texts/{original}.yaml: {kind}: {record.id}: {name}")


def _language(record: object, original: str) -> str:
    """A page that exists in some languages only is complete in the first of them."""
    own: tuple[str, ...] = getattr(record, "languages", ()) if type(record).__name__ == "Page" else ()
    return own[0] if own else original


def _untranslated(centre: Centre, original: str, language: str) -> Iterator[Finding]:
    for name in list(centre.texts):
        code, kind, owner, field = name.split("/")
        own = getattr(centre.tables[kind].get(owner), "languages", ()) if kind == "page" else ()
        if code == original and not own and f"{language}/{kind}/{owner}/{field}" not in centre.texts:
            wrong = f"has no {field} in {language}"
            yield Finding(kind, owner, (), wrong, f"texts/{language}.yaml: {kind}: {owner}: {field}")


def _wrong(centre: Centre, text: Text, original: str) -> Iterator[Finding]:
    _, kind, owner, field = text.id.split("/")
    if field not in TEXTS.get(kind, {}):
        yield Finding("text", text.id, (), f"a {kind} has no text “{field}”", nearest(field, TEXTS.get(kind, {})))
        return
    for pattern, what, better in FACTS:
        if found := pattern.search(text.text):
            wrong = f"spells {what} (“{found.group()}”), which may change"
            yield Finding("text", text.id, (), wrong, f"the variable {better}, or leave it to the record")
    if BROKEN in _variables(text.text):
        yield Finding("text", text.id, (), "its braces do not match", "variables as {date}, and no other braces")
        return
    source = centre.texts.get(f"{original}/{kind}/{owner}/{field}")
    if source and (typed := figures(text.text) - figures(source.text)):
        wrong = f"holds a figure that is not in the original: {', '.join(sorted(typed))}"
        yield Finding("text", text.id, (), wrong, "leave it to the record, or write small numbers as words")
    if source and _variables(source.text) != _variables(text.text):
        wanted = ", ".join(sorted(_variables(source.text))) or "none"
        yield Finding("text", text.id, (), "its variables differ from the original", f"exactly these: {wanted}")


def figures(text: str) -> set[str]:
    """The numbers in a text, in the digits of whatever script, as ordinary ones; variables do not count."""
    return {str(int(number)) for number in FIGURE.findall(re.sub(r"\{[^{}]*\}|:00", "", text))}


def _variables(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {BROKEN}
