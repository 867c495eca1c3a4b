"""Change the centre in the database, in one transaction, as the editor: load it from files, edit a record, undo."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections
from pydantic import ValidationError

from willkommen.agencies.walls import alias_of, atomic
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre import load as load_record
from willkommen.catalogue.faults import Finding, findings
from willkommen.catalogue.models import Edition, Revision
from willkommen.catalogue.models import Record as Row
from willkommen.catalogue.queries import digest_now, edited, edition_now, forget_copy, records, together
from willkommen.catalogue.rules.difference import Change, difference
from willkommen.catalogue.rules.kept import after_loading, sorted_out
from willkommen.catalogue.rules.records import Record, mark_of
from willkommen.core.acting import current
from willkommen.core.errors import BadValue, NotNow

Data = Mapping[str, Any]
Wanted = Mapping[tuple[str, str], Data | None]
"""By kind and id what a record shall be; None takes it out."""


TAKEN = "Gerade hat jemand anders einen Eintrag mit diesem Namen angelegt. Bitte sehen Sie ihn an."
OVERTAKEN = (
    "Jemand anders hat diesen Eintrag geändert, während Sie daran gearbeitet haben; was, steht unten im Verlauf. Ihre Eingaben "
    "stehen noch hier. Veröffentlichen Sie noch einmal, dann gelten sie; oder laden Sie die Seite neu, dann gilt die andere Änderung."
)
MEANWHILE = "In diesem Augenblick hat jemand anders dasselbe geändert. Bitte sehen Sie nach und veröffentlichen Sie noch einmal."


@dataclass(frozen=True)
class Loaded:
    """`changes` were made; `kept` would have undone what an editor changed, and were not."""

    changes: list[Change]
    kept: list[Change]


def load(*, centre: Centre, now: datetime, dry_run: bool = False, overwrite: bool = False) -> Loaded:
    """Make the database hold `centre`. Loading the same twice changes nothing.

    What editors changed stays unless `overwrite`. With `dry_run` nothing is written. `now` is aware.
    """
    with atomic():
        _one_at_a_time()
        before = records()
        mine = edited()
        changes, kept = sorted_out(difference(before, centre.records()), mine, overwrite=overwrite)
        if changes and not dry_run:
            theirs = [change for change in changes if change.record.key in mine]
            _remember(before, {c.record.key: after_loading(c) for c in theirs}, staff=None, now=now)
            wanted = _applied(before, {change.record.key: after_loading(change) for change in changes}, centre)
            _write(before, wanted)
            _new_edition(now, digest(centre.records()))
    forget_copy()
    return Loaded(changes, kept)


@dataclass(frozen=True)
class Seen:
    """The record that an editor had before their eyes, and its mark then ("": it was not there yet)."""

    kind: str
    id: str
    mark: str


def edit(
    *, wanted: Wanted, staff: UUID | None, now: datetime, seen: Seen | None = None, read: Centre | None = None
) -> list[Change]:
    """Publish an editor's changes; what changed. Refuses BadValue, naming every fault they would bring.

    `seen`, and `read`, of which the wish was made: refuse NotNow when somebody else was quicker, so that nobody undoes
    what they never saw.
    """
    with atomic():
        _one_at_a_time()
        before = records()
        if seen and mark_of(before, seen.kind, seen.id) != seen.mark:
            raise NotNow(TAKEN if not seen.mark else OVERTAKEN)
        if read and _moved(read, before, wanted):
            raise NotNow(MEANWHILE)
        after = _applied(before, wanted)
        if wrong := faults_of(before, after):
            raise BadValue(" ".join(wrong))
        changes = difference(before, after)
        if changes:
            _remember(
                before, {change.record.key: wanted[change.record.key] for change in changes}, staff=staff, now=now
            )
            _write(before, after)
            _new_edition(now, digest_now())
    forget_copy()
    return changes


def _moved(read: Centre, before: Iterable[Record], wanted: Wanted) -> bool:
    """Whether one of these records is another one now than it was when it was read."""
    there = {record.key: load_record(record) for record in before if record.key in wanted}
    return any(there.get((kind, key)) != read.tables[kind].get(key) for kind, key in wanted)


def undo(*, revision: UUID, staff: UUID, now: datetime) -> list[Change]:
    """Make records what they were before a change and what was published with it. Refuses NotNow after another change."""
    act = together(revision)
    if not act:
        raise NotNow
    there = {record.key: dict(record.data) for record in records()}
    if any(there.get((row.kind, row.key)) != row.after for row in act):
        raise NotNow(
            "Dieser Eintrag ist seitdem noch einmal geändert worden. Bitte nehmen Sie die neuere Änderung zuerst zurück."
        )
    return edit(wanted={(row.kind, row.key): row.before for row in act}, staff=staff, now=now)


def faults_of(before: Iterable[Record], after: Iterable[Record]) -> list[str]:
    """What is wrong with the records after a change and was not before, one sentence each, as `willkommen check` says it."""
    try:
        new = Centre.from_records(after)
    except ValidationError as error:
        return [f"{'.'.join(str(step) for step in each['loc'])}: {each['msg']}." for each in error.errors()]
    return [f"{one.kind} {one.id}: {one.wrong} ({one.right})." for one in new_findings(before, new)]


def new_findings(before: Iterable[Record], new: Centre) -> list[Finding]:
    """What is wrong with a centre and was not before, what must hold before people use it among it."""
    known = {(f.kind, f.id, f.wrong) for f in _wrong(Centre.from_records(before))}
    return [finding for finding in _wrong(new) if (finding.kind, finding.id, finding.wrong) not in known]


def _wrong(centre: Centre) -> Iterator[Finding]:
    """Without the translations that are missing: until they are there, visitors read the original, marked."""
    return findings(centre, live=True, whole=False)


def applied(wanted: Wanted) -> tuple[list[Record], list[Record]]:
    """The records as they are and as they would be: for the preview of a change."""
    before = records()
    return before, _applied(before, wanted)


def digest(wanted: Iterable[Record]) -> str:
    """SHA-256 of all records, in hexadecimal digits: equal centres have equal digests."""
    rows = [[record.kind, record.id, record.position, record.data] for record in wanted]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def _one_at_a_time() -> None:
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(4713)")


def _applied(before: Iterable[Record], wanted: Wanted, order: Centre | None = None) -> list[Record]:
    """The records after the change; a new one stands last of its kind, or where `order` has it."""
    places = {record.key: record.position for record in order.records()} if order else {}
    kept = {record.key: record for record in before}
    for key, data in wanted.items():
        last = 1 + max((record.position for record in kept.values() if record.kind == key[0]), default=-1)
        old = kept.pop(key, None)
        if data is not None:
            kept[key] = Record(*key, dict(data), old.position if old else last)
    moved = (Record(r.kind, r.id, r.data, places.get(r.key, r.position)) for r in kept.values())
    return sorted(moved, key=lambda record: (record.kind, record.position))


def _remember(before: Iterable[Record], after: Wanted, *, staff: UUID | None, now: datetime) -> None:
    old = {record.key: dict(record.data) for record in before}
    Revision.objects.bulk_create(
        Revision(at=now, staff=staff, kind=key[0], key=key[1], before=old.get(key), after=dict(data) if data else None)
        for key, data in after.items()
    )


def _write(before: Iterable[Record], after: Iterable[Record]) -> None:
    wanted = {record.key: record for record in after}
    known = {record.key: record for record in before}
    for kind, key in known.keys() - wanted.keys():
        Row.objects.filter(kind=kind, key=key).delete()
    new = [record for key, record in wanted.items() if known.get(key) != record]
    rows = [Row(kind=r.kind, key=r.id, data=dict(r.data), position=r.position) for r in new]
    Row.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["data", "position"]
    )


def _new_edition(now: datetime, files: str) -> None:
    Edition(id=(edition_now() or 0) + 1, loaded_at=now, digest=files).save(force_insert=True)
