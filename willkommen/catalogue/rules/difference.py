"""What changes when one centre replaces another: the dry run of a load, an editor's history, an export's check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from willkommen.catalogue.rules.records import Record

NOTHING = "nothing"


@dataclass(frozen=True)
class Change:
    """One record that is added, changed or removed; `fields` maps a changed field to (before, after)."""

    what: Literal["added", "changed", "removed"]
    record: Record
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def words(self) -> list[str]:
        """The change as lines for a terminal, the record first, then one line a field."""
        lines = [f"{self.what} {self.record.kind} {self.record.id}"]
        return lines + [f"  {name}: {_short(a)} → {_short(b)}" for name, (a, b) in sorted(self.fields.items())]


def difference(before: Iterable[Record], after: Iterable[Record]) -> list[Change]:
    """Changes that turn `before` into `after`: removed first, then added and changed in the order of `after`.

    A record that only moved within its kind counts as unchanged.
    """
    old = {record.key: record for record in before}
    new = {record.key: record for record in after}
    changes = [Change("removed", record) for key, record in old.items() if key not in new]
    for key, record in new.items():
        if key not in old:
            changes.append(Change("added", record))
        elif fields := _fields(old[key].data, record.data):
            changes.append(Change("changed", record, fields))
    return changes


def summary(changes: Iterable[Change]) -> str:
    """`"2 added, 1 changed, 0 removed"`."""
    counts = {"added": 0, "changed": 0, "removed": 0}
    for change in changes:
        counts[change.what] += 1
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    names = old.keys() | new.keys()
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


def _short(value: Any) -> str:
    text = NOTHING if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
