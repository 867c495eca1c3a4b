"""The guide as the editors last published it: read from the database, at most two seconds old."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

from willkommen import environment
from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.guide import centre, store, training
from willkommen.guide.models import PhraseEdition
from willkommen.guide.phrasebook import Change, Phrase
from willkommen.guide.queries import Guide, load
from willkommen.guide.rules.answer import Answer

FRESH = 2.0
"""Seconds for which a process trusts its copy before it asks for the edition again."""
Row = Mapping[str, Any]


@dataclass
class _Copy:
    edition: int
    guide: Guide
    asked: float


_copies: dict[str, _Copy] = {}


def folder() -> Path:
    """The folder of the centre."""
    return Path(environment.value("WILLKOMMEN_CENTRE"))


def guide() -> Guide:
    """The guide with the phrases that hold now: the files' with the editors' changes."""
    database = str(connections[alias_of(current())].settings_dict["NAME"])
    copy = _copies.get(database)
    now = time.monotonic()
    if copy and now - copy.asked < FRESH:
        return copy.guide
    edition = _published().values_list("id", flat=True).first() or 0
    if copy is None or copy.edition != edition:
        copy = _Copy(edition, _guide_of(edition), now)
    copy.asked = now
    _copies[database] = copy
    return copy.guide


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
    return Guide(centre.read(folder()), *training.learned(folder(), changes, model))
