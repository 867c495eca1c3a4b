"""Records as the editors' lists show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from willkommen.catalogue.centre import dump
from willkommen.catalogue.rules.upkeep import due
from willkommen.doors.office.editors.access import Editor

KINDS = {
    "service": "Leistungen",
    "paper": "Unterlagen",
    "helpline": "Hilfsnummern",
    "situation": "Lebenslagen",
    "condition": "Regeln: Bedingungen",
    "deadline": "Regeln: Fristen",
    "outside": "Andere Stellen",
    "agency": "Stellen im Haus",
    "page": "Seiten",
}
"""What can be edited here, in the words of the lists."""


@dataclass(frozen=True)
class Row:
    """`review_by` as it is written, "" when there is none; `due`: somebody should look; `note`: what else matters."""

    kind: str
    key: str
    name: str
    review_by: date | None
    sourced: bool
    due: bool
    note: str


def rows_of(me: Editor, kind: str, today: date) -> Iterator[Row]:
    """The records of a kind that are theirs, those to look at first."""
    found = (_row(me, kind, key, today) for key in me.house.tables[kind] if me.may(kind, key))
    yield from sorted(found, key=lambda row: (not row.due, str(row.review_by or ""), row.name.casefold()))


def name_of(me: Editor, kind: str, key: str) -> str:
    """The German name of a record; its id where it has none."""
    field = "title" if kind == "page" else "name"
    has = kind in me.house.tables and me.house.words.has(kind, key, field)
    return str(me.house.words.get("de", kind, key, field)) if has else key


def _row(me: Editor, kind: str, key: str, today: date) -> Row:
    model = me.house.tables[kind][key]
    data = dump(model)
    origin = getattr(model, "origin", None)
    unconfirmed = getattr(model, "status", "") == "unverified"
    return Row(
        kind, key, name_of(me, kind, key), origin.review_by if origin else None, origin is not None, due(data, today),
        "noch nicht bestätigt" if unconfirmed else "",
    )  # fmt: skip
