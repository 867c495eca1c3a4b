"""Records as the editors' lists show them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from willkommen.catalogue.centre import dump
from willkommen.catalogue.fees import tariff_of_the_house
from willkommen.catalogue.rules.upkeep import due
from willkommen.doors.office.editors.access import Editor

KINDS = {
    "service": "Leistungen",
    "paper": "Unterlagen",
    "helpline": "Hilfsnummern",
    "situation": "Lebenslagen",
    "condition": "Regeln: Bedingungen",
    "deadline": "Regeln: Fristen",
    "question": "Regeln: Rückfragen",
    "reply": "Regeln: Antworten",
    "municipality": "Gemeinden",
    "house": "Gebühren und Haus",
    "outside": "Andere Stellen",
    "topic": "Was andere Stellen machen",
    "agency": "Stellen im Haus",
    "opening": "Öffnungszeiten: was angeboten wird",
    "page": "Seiten",
    "spoken": "Gesprochene Sätze",
    "source": "Quellen",
}
"""What can be edited here, in the words of the lists."""
NEW = {
    "service": "Neue Leistung", "paper": "Neue Unterlage", "helpline": "Neue Hilfsnummer", "situation": "Neue Lebenslage",
    "condition": "Neue Bedingung", "deadline": "Neue Frist", "question": "Neue Rückfrage", "reply": "Neue Antwort",
    "outside": "Neue andere Stelle", "topic": "Neues Thema anderer Stellen", "source": "Neue Quelle",
}  # fmt: skip
"""What can be added and taken out here; the rest belongs to those who run the house."""

DAYS = {"mo": "Mo", "tu": "Di", "we": "Mi", "th": "Do", "fr": "Fr", "sa": "Sa", "su": "So"}


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
    if kind == "opening" and key in me.house.openings:
        one = me.house.openings[key]
        days = ", ".join(DAYS[day] for day in one.days)
        return (
            f"{me.house.words.get('de', 'agency', one.agency, 'short')}: {days} {one.opens}–{one.closes}, {one.counter}"
        )
    plain = {"municipality": "name", "source": "title"}.get(kind)
    if plain and key in me.house.tables[kind]:
        return str(getattr(me.house.tables[kind][key], plain))
    has = kind in me.house.tables and me.house.words.has(kind, key, field)
    return str(me.house.words.get("de", kind, key, field)) if has else key


def _row(me: Editor, kind: str, key: str, today: date) -> Row:
    model = me.house.tables[kind][key]
    data = dump(model)
    origin = getattr(model, "origin", None)
    note = "wird nicht mehr angeboten" if data.get("retired") else ""
    note = "noch nicht bestätigt" if data.get("status") == "unverified" else note
    looked_at = due(data, today) and not data.get("retired")
    return Row(
        kind, key, name_of(me, kind, key), origin.review_by if origin else None, origin is not None, looked_at, note
    )


def acts() -> list[tuple[str, str]]:
    """The acts of the table of fees, with their paragraph."""
    return [
        (act.id, f"{act.what['de']} ({act.paragraph or 'ohne Paragraph'})")
        for act in reversed(tariff_of_the_house().acts)
    ]


def reliefs() -> list[tuple[str, str]]:
    """The rules of the table of fees about who pays less, with their first paragraph."""
    rules = {one.id: f"{one.who['de']} ({next(iter(one.acts.values()))})" for one in tariff_of_the_house().changes}
    return list(rules.items())


OF_FEES = {"act": acts, "relief": reliefs}
"""What stands in the table of fees and can be named."""


class Names:
    """What the records of each kind are called, for the fields that name some."""

    def __init__(self, me: Editor) -> None:
        self._me = me
        self._known: dict[str, list[tuple[str, str]]] = {}

    def of(self, kind: str) -> list[tuple[str, str]]:
        """(id, name in German) of each, by name."""
        if kind not in self._known:
            pairs = (
                OF_FEES[kind]()
                if kind in OF_FEES
                else [(key, self._name(kind, key)) for key in self._me.house.tables[kind]]
            )
            often = Counter(name for _, name in pairs)
            apart = [(key, f"{name} ({key})" if often[name] > 1 else name) for key, name in pairs]
            self._known[kind] = sorted(apart, key=lambda pair: pair[1].casefold())
        return self._known[kind]

    def said(self, kinds: Iterable[str], key: str) -> str:
        """The name of a record of one of the kinds, as its field shows it; an unknown id as it stands."""
        return next((name for kind in kinds for one, name in self.of(kind) if one == key), key)

    def meant(self, kinds: Iterable[str], typed: str) -> str:
        """The id of the record that is called so; what nobody is called stays as it was typed."""
        plain = typed.strip().casefold()
        return next(
            (key for kind in kinds for key, name in self.of(kind) if plain in (name.casefold(), key)), typed.strip()
        )

    def _name(self, kind: str, key: str) -> str:
        model = self._me.house.tables[kind][key]
        own = getattr(model, "german", "") or getattr(model, "title", "") or getattr(model, "name", "")
        return str(own or name_of(self._me, kind, key))
