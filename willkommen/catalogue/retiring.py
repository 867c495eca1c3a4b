"""What has to change so that a record is no longer offered: itself, its texts, and every record that names it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from willkommen.catalogue.actions import Wanted
from willkommen.catalogue.centre import Centre, dump
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.faults.references import references
from willkommen.catalogue.rules.stripping import without

STAYING: Mapping[str, Mapping[str, Any]] = {
    "service": {"retired": True, "booking": "never"},
    "paper": {"retired": True},
}
"""Kinds whose records stay, marked, because visits and copies of papers go on naming them."""
ALONE = {"opening": "services"}
"""Lists of a kind of record that mean "all" when they are empty: the record goes with the last entry."""


def retirement(house: Centre, kind: str, key: str) -> Wanted:
    """By kind and id what each record shall be; None takes it out."""
    own = house.tables[kind][key]
    marked = STAYING.get(kind)
    wanted: dict[tuple[str, str], Any] = {(kind, key): {**dump(own), **marked} if marked else None}
    if not marked:
        wanted |= {("text", name): None for name in house.texts if name.split("/")[1:3] == [kind, key]}
    for (other, name), paths in _naming(house, kind, key).items():
        if (other, name) not in wanted:
            wanted[other, name] = _without(house, other, name, paths)
    return wanted


def _without(house: Centre, kind: str, key: str, paths: list[tuple[int | str, ...]]) -> Any:
    left = without(dump(house.tables[kind][key]), paths)
    return None if kind in ALONE and ALONE[kind] not in left else left


def _naming(house: Centre, kind: str, key: str) -> dict[tuple[str, str], list[tuple[int | str, ...]]]:
    """The records that name it, and where."""
    known = {name: one for name, one in house.tables[kind].items() if name != key}
    without_it = replace(house, tables=MappingProxyType({**house.tables, kind: known}))
    found: dict[tuple[str, str], list[tuple[int | str, ...]]] = {}
    for one in _of_records(references(without_it)):
        found.setdefault((one.kind, one.id), []).append(one.path)
    return found


def _of_records(found: Iterator[Finding]) -> Iterator[Finding]:
    return (one for one in found if one.kind != "text")
