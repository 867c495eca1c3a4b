"""Load a centre into the database: only what changed, in one transaction, as the editor."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connections

from willkommen.agencies.walls import alias_of, atomic
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.models import Edition
from willkommen.catalogue.models import Record as Row
from willkommen.catalogue.queries import edition_now, forget_copy, records
from willkommen.catalogue.rules.difference import Change, difference
from willkommen.catalogue.rules.records import Record
from willkommen.core.acting import current


def load(*, centre: Centre, now: datetime, dry_run: bool = False) -> list[Change]:
    """Make the database hold exactly `centre`; what changed. Loading the same twice changes nothing.

    With `dry_run` nothing is written. Two loads at once go one after the other. `now` is aware.
    """
    with atomic():
        with connections[alias_of(current())].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(4713)")
        wanted = list(centre.records())
        changes = difference(records(), wanted)
        if changes and not dry_run:
            _write(changes, wanted)
            edition = Edition(id=(edition_now() or 0) + 1, loaded_at=now, digest=digest(wanted))
            edition.save(force_insert=True)
    forget_copy()
    return changes


def digest(wanted: Iterable[Record]) -> str:
    """SHA-256 of all records, in hexadecimal digits: equal centres have equal digests."""
    rows = [[record.kind, record.id, record.position, record.data] for record in wanted]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def _write(changes: Iterable[Change], wanted: Iterable[Record]) -> None:
    for change in changes:
        if change.what == "removed":
            Row.objects.filter(kind=change.record.kind, key=change.record.id).delete()
    rows = [Row(kind=r.kind, key=r.id, data=dict(r.data), position=r.position) for r in wanted]
    Row.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["kind", "key"], update_fields=["data", "position"]
    )
