"""Forget what is past its period: rows, keys, and what a restore has brought back; killed at any step, the next run ends it."""

# For each class: delete the rows, write their tombstones, destroy their keys, and only then commit. Who is killed before the
# commit has rows left that nobody can read, and the next run deletes them again.

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import IntegrityError

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note
from willkommen.papers import key_store
from willkommen.papers.actions.forgetting import ORDER, delete, delete_again
from willkommen.papers.actions.releases import expire, withdraw_again
from willkommen.papers.queries.forgetting import documents_there, releases_going_on

FRESH = 3600.0
"""Seconds for which a key may be without a row: it is written before its row is."""
AT_ONCE = 500


class OnlyLookingError(Exception):
    """Ends a dry run's transaction, so that everything stays."""


@dataclass
class Forgotten:
    """What went, by class. `keys` had no row any more; `unreadable` are documents without a key; `kept` could not go yet."""

    rows: dict[str, int] = field(default_factory=dict)
    expired: int = 0
    returned: int = 0
    keys: int = 0
    unreadable: int = 0
    kept: list[str] = field(default_factory=list)


def forget(*, now: datetime, dry: bool = False, step: Callable[[str], None] = lambda _: None) -> Forgotten:
    """Forget, acting as the worker; with `dry` only say what would go. `step` is told before each step (tests kill there)."""
    found = Forgotten()
    step("expire")
    found.expired = _tried(lambda: expire(now=now), dry)
    step("again")
    found.returned = sum(_again(names, dry) for names in _batches(key_store.buried("document")))
    found.returned += sum(_end_again(names, now, dry) for names in _batches(key_store.buried("release")))
    for kind in ORDER:
        step(kind)
        try:
            found.rows[kind] = _forget(kind, now, dry, step)
        except IntegrityError:  # something newer still names one of them: it goes with that
            found.kept.append(kind)
    step("keys")
    _sweep(found, now, dry)
    return found


def _forget(kind: str, now: datetime, dry: bool, step: Callable[[str], None]) -> int:
    """One class; how many rows."""

    def act() -> int:
        count, gone = delete(kind)
        if not dry:
            _destroy(kind, gone, now, step)
            if count:
                note(
                    now=now,
                    action="forget",
                    subject=f"{kind}/{count}",
                    purpose="Löschfrist",
                    basis="Art. 5 Abs. 1 e DSGVO",
                )
        return count

    return _tried(act, dry)


def _destroy(kind: str, gone: list[tuple[UUID, UUID]], now: datetime, step: Callable[[str], None]) -> None:
    key_store.bury(kind, [name for name, _ in gone], now)
    step(f"{kind}: buried")
    for name, visit in gone:
        if kind == "visit":
            key_store.drop_visit(visit)
        else:
            key_store.drop(visit, "details" if kind == "stop" else kind, name)
    step(f"{kind}: destroyed")


def _again(documents: list[UUID], dry: bool) -> int:
    return _tried(lambda: delete_again(documents), dry)


def _end_again(releases: list[UUID], now: datetime, dry: bool) -> int:
    return _tried(lambda: withdraw_again(releases=releases, now=now), dry)


def _batches(names: list[UUID]) -> Iterator[list[UUID]]:
    left = iter(names)
    while batch := list(islice(left, AT_ONCE)):
        yield batch


def _tried(act: Callable[[], int], dry: bool) -> int:
    """Do it in a transaction; with `dry` take it back and keep the number."""
    count = 0
    try:
        with atomic():
            count = act()
            if dry:
                raise OnlyLookingError
    except OnlyLookingError:
        pass
    return count


def _sweep(found: Forgotten, now: datetime, dry: bool) -> None:
    """Look both ways: keys without rows are destroyed, rows without keys are counted."""
    with atomic():
        documents, releases = documents_there(), releases_going_on()
    with_key: set[UUID] = set()
    for entry in key_store.entries():
        if entry.kind == "document":
            with_key.add(entry.id)
        there = {"document": documents, "release": releases}.get(entry.kind)
        if there is None or entry.id in there or entry.age < FRESH:
            continue
        found.keys += 1
        if not dry:
            key_store.bury(entry.kind, [entry.id], now)
            key_store.drop(entry.visit, entry.kind, entry.id)
    found.unreadable = len(documents - with_key)
