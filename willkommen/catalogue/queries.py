"""Read the centre as it was loaded: a copy in memory, made anew when the edition changes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.models import Edition, Recording, Revision
from willkommen.catalogue.models import Record as Row
from willkommen.catalogue.rules.records import Record
from willkommen.catalogue.speaking import speak
from willkommen.core.acting import current
from willkommen.core.errors import NotLoaded

FRESH = 2.0
"""Seconds for which a process trusts its copy before it asks for the edition again."""


@dataclass
class _Copy:
    edition: int
    centre: Centre
    asked: float


_copies: dict[str, _Copy] = {}
_tried: ContextVar[Centre | None] = ContextVar("tried", default=None)


def centre() -> Centre:
    """The centre that holds now, at most two seconds old. Raises NotLoaded before the first `willkommen load`."""
    if tried := _tried.get():
        return tried
    database = str(connections[alias_of(current())].settings_dict["NAME"])
    copy = _copies.get(database)
    now = time.monotonic()
    if copy and now - copy.asked < FRESH:
        return copy.centre
    edition = edition_now()
    if edition is None:
        raise NotLoaded
    if copy is None or copy.edition != edition:
        copy = _Copy(edition, Centre.from_records(records()), now)
        speak(copy.centre.sentences.values(), copy.centre.house.languages[0])
    copy.asked = now
    _copies[database] = copy
    return copy.centre


@contextmanager
def trying(house: Centre) -> Iterator[None]:
    """Inside it this centre holds for whoever asks here: the preview of a page. Nothing is written."""
    token = _tried.set(house)
    try:
        yield
    finally:
        _tried.reset(token)


def is_tried() -> bool:
    """Whether a centre is only being tried here: what was read of it is not to be kept."""
    return _tried.get() is not None


def forget_copy() -> None:
    """Read the centre anew at the next question: it was just loaded."""
    _copies.clear()


def edition_now() -> int | None:
    """The number of the edition that holds, None before the first load."""
    return Edition.objects.order_by("-id").values_list("id", flat=True).first()


def digest_now() -> str:
    """The digest of the files that were loaded last; empty before the first load."""
    return Edition.objects.order_by("-id").values_list("digest", flat=True).first() or ""


def records() -> list[Record]:
    """Every record as it was loaded."""
    rows = Row.objects.order_by("kind", "position").values_list("kind", "key", "data", "position")
    return [Record(*row) for row in rows]


@dataclass(frozen=True)
class Changed:
    """One change of one record; `staff` None: a load that took the files' version. `at` is aware."""

    id: UUID
    at: datetime
    staff: UUID | None
    kind: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def history(*, kind: str = "", key: str = "", most: int = 100) -> list[Changed]:
    """The last changes, the newest first; of one record when it is named."""
    rows = Revision.objects.all()
    if kind:
        rows = rows.filter(kind=kind, key=key)
    return [Changed(*row) for row in rows.values_list("id", "at", "staff", "kind", "key", "before", "after")[:most]]


def together(revision: UUID) -> list[Changed]:
    """A change and all others that were published in the same act; empty when there is none."""
    one = Revision.objects.filter(id=revision).values_list("at", "staff").first()
    rows = Revision.objects.filter(at=one[0], staff=one[1]) if one else Revision.objects.none()
    return [Changed(*row) for row in rows.values_list("id", "at", "staff", "kind", "key", "before", "after")]


def edited() -> set[tuple[str, str]]:
    """Kind and id of every record whose last change was an editor's and not a load's."""
    last = Revision.objects.order_by("kind", "key", "-at", "-id").distinct("kind", "key")
    return {(kind, key) for kind, key, staff in last.values_list("kind", "key", "staff") if staff is not None}


@dataclass(frozen=True)
class Recorded:
    """An uploaded recording without its sound. `place`: the id of its text; `at` is aware."""

    id: UUID
    place: str
    at: datetime
    published: bool


def recordings(language: str) -> list[Recorded]:
    """What was uploaded in this language, the newest first."""
    rows = Recording.objects.filter(place__startswith=f"{language}/").values_list("id", "place", "at", "published_at")
    return [Recorded(*row[:3], row[3] is not None) for row in rows]


def sound_of(recording: UUID) -> tuple[str, bytes] | None:
    """Its media type and its sound; None when it is gone, or not published and not for who asks."""
    row = Recording.objects.filter(id=recording).order_by().values_list("kind", "sound").first()
    return (row[0], bytes(row[1])) if row else None
