"""A record of the centre as plain data: what files, database rows and exports have in common."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Record:
    """`data` is JSON without its id and without defaults; `position` counts from 0 and keeps the order of a kind."""

    kind: str
    id: str
    data: Mapping[str, Any]
    position: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What makes a record one of its own."""
        return self.kind, self.id


def by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each kind in their order."""
    sorted_out: dict[str, list[Record]] = {}
    for record in records:
        sorted_out.setdefault(record.kind, []).append(record)
    return {kind: sorted(group, key=lambda record: record.position) for kind, group in sorted_out.items()}


def mark_of(records: Iterable[Record], kind: str, key: str) -> str:
    """Of a record with all its texts: another mark once anybody changed one of them. "" while it is not there."""
    own = [r for r in records if r.key == (kind, key) or (r.kind == "text" and r.id.split("/")[1:3] == [kind, key])]
    held = sorted((r.kind, r.id, json.dumps(r.data, sort_keys=True)) for r in own)
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:32] if held else ""
