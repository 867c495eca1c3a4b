"""The guide as the editors last published it: read from the database, at most two seconds old."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import connections

from willkommen import environment
from willkommen.agencies.walls import alias_of
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre as house_now
from willkommen.catalogue.queries import is_tried
from willkommen.catalogue.schema import TEXTS
from willkommen.core.acting import current
from willkommen.core.errors import NotLoaded
from willkommen.guide import centre, store, training
from willkommen.guide.asking import reaches
from willkommen.guide.models import PhraseEdition
from willkommen.guide.phrasebook import Change, Phrase
from willkommen.guide.queries import Guide, load
from willkommen.guide.rules.answer import Answer, Elsewhere
from willkommen.guide.rules.exact import Exact, with_changes
from willkommen.guide.rules.helplines import Line

FRESH = 2.0
"""Seconds for which a process trusts its copy before it asks for the edition again."""
Row = Mapping[str, Any]


@dataclass
class _Copy:
    """`files`: with the facts as they stand in the files; `guide`: with those of the `house`."""

    edition: int
    files: Guide
    guide: Guide
    house: Centre | None
    asked: float


_copies: dict[str, _Copy] = {}


def folder() -> Path:
    """The folder of the centre."""
    return Path(environment.value("WILLKOMMEN_CENTRE"))


def guide() -> Guide:
    """The guide with the phrases and facts that hold now: the files' with the editors' changes, as the house is now."""
    database = str(connections[alias_of(current())].settings_dict["NAME"])
    copy = _copies.get(database)
    now = time.monotonic()
    if copy is None or now - copy.asked >= FRESH:
        edition = _published().values_list("id", flat=True).first() or 0
        if copy is None or copy.edition != edition:
            files = _guide_of(edition)
            copy = _Copy(edition, files, files, None, now)
        copy.asked = now
        _copies[database] = copy
    return _as_the_house_is(copy)


def of_house(facts: centre.Facts, house: Centre) -> centre.Facts:
    """The same with the services, topics, help lines and questions that the house has now, whoever changed them since its files."""
    offered = [one for one in house.services.values() if not one.retired]
    return replace(
        facts,
        agencies={one.id: one.agency for one in offered},
        reserved=frozenset(one.id for one in offered if one.only_if_asked),
        lines=tuple(Line(one.id, one.kinds, one.languages) for one in house.helplines.values()),
        elsewhere={name: _elsewhere(house, name) for name in house.topics},
        reach=reaches(house),
    )


def _elsewhere(house: Centre, topic: str) -> Elsewhere:
    original, one = house.house.languages[0], house.topics[topic]
    fields = [field for field in TEXTS["topic"] if house.words.has("topic", topic, field)]
    words = {field: str(house.words.get(original, "topic", topic, field)) for field in fields}
    return centre.elsewhere(topic, words, one.outside, one.house_may)


def _as_the_house_is(copy: _Copy) -> Guide:
    try:
        house = house_now()
    except NotLoaded:
        return copy.files
    if house is copy.house:
        return copy.guide
    found = replace(copy.files, facts=of_house(copy.files.facts, house))
    if not is_tried():
        copy.guide, copy.house = found, house
    return found


def forget_copy() -> None:
    """Ask for the edition anew at the next question: one was just published."""
    _copies.clear()


def answer(text: str, language: str | None = None) -> Answer:
    """What `text` asks for, as `queries.answer`, with what the editors published."""
    return guide().answer(text, language)


def changes_of(rows: Iterable[Row]) -> list[Change]:
    """The changes of an edition as its row keeps them."""
    return [Change(Phrase(r["text"], r["language"], r["section"], r["label"]), r["added"]) for r in rows]


def changes_now() -> list[Change]:
    """The editors' changes that hold now."""
    return changes_of(_published().values_list("changes", flat=True).first() or ())


def exact_with(lines: Iterable[Exact], changes: Iterable[Change]) -> list[Exact]:
    """The files' exact words with the editors' changes."""
    return with_changes(lines, (found for change in changes if (found := change.exact)))


def _published() -> Any:
    return PhraseEdition.objects.filter(state=PhraseEdition.State.PUBLISHED).order_by("-id")


def _guide_of(edition: int) -> Guide:
    if not edition:
        return load()
    row = PhraseEdition.objects.filter(id=edition).values("changes", "mark", "model").get()
    changes = changes_of(row["changes"])
    mark = training.mark_of(folder(), changes)
    kept = bytes(row["model"] or b"")
    model = store.unpacked(kept, mark) if row["mark"] == mark else None
    facts = centre.with_exact(centre.read(folder()), exact_with(centre.exact(folder()), changes))
    return Guide(facts, *training.learned(folder(), changes, model))
