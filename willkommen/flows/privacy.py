"""Gather what the papers of data protection are written from: activities, tables, flows, periods, agencies."""

from dataclasses import dataclass
from datetime import date

from willkommen.agencies.rules.processing import ACTIVITIES, Activity, unassigned
from willkommen.agencies.tables import classes
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.flow_matrix import Row, rows
from willkommen.catalogue.queries import centre
from willkommen.papers.rules.periods import KEPT_WORDS

HOW = {"own": "eigener Vorgang", "consent": "mit Einwilligung", "statutory": "nach Gesetz", "counts": "nur Zahlen"}
KINDS = {"resident": "Stelle im Haus", "guest": "Gast mit Sprechstunden", "house": "das Haus selbst"}
AFTER = {
    "begun": "dem Beginn des Sendens", "last_day": "dem letzten Tag des Besuchs", "ended": "dem Ende",
    "given_back": "der Rückgabe", "lifted": "der Aufhebung", "day": "dem Tag", "asked": "der Frage", "closed": "dem Abschluss",
}  # fmt: skip
CLASSES = {
    "public": "öffentlich", "house": "vom Haus, jeder Login nur seinen Teil", "agency": "nur die eigene Stelle",
    "sealed": "nur mit dem Schlüssel der Stelle", "audit": "von allen ergänzt, vom Datenschutz gelesen",
    "framework": "nur die Anmeldung",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One activity as the record shows it: who may see its tables (in words), and for how long it is kept."""

    activity: Activity
    seen_by: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Flowing:
    """One row of the matrix in words; `basis` is empty while it is closed."""

    title: str
    to: tuple[tuple[str, str], ...]
    basis: str
    since: date | None


@dataclass(frozen=True)
class Controller:
    """An agency as a controller: what it gets, by kind of information and in which way."""

    id: str
    name: str
    kind: str
    shielded: bool
    contact: str
    services: tuple[str, ...]
    gets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Facts:
    """Everything that the papers say. `missing` are tables that no activity names."""

    house: str
    contact: str
    day: date
    entries: tuple[Entry, ...]
    flows: tuple[Flowing, ...]
    controllers: tuple[Controller, ...]
    missing: tuple[str, ...]


def facts(*, day: date) -> Facts:
    """What holds on a local day, read as the login that acts."""
    house, tables, matrix = centre(), classes(), rows(day=day)
    return Facts(
        house=str(house.words.get("de", "house", house.house.id)), contact=_contact(house, ""), day=day,
        entries=tuple(_entry(activity, tables, house) for activity in ACTIVITIES),
        flows=tuple(_flow(row, house) for row in matrix),
        controllers=tuple(_controller(agency, matrix, house) for agency in house.agencies),
        missing=tuple(unassigned(tables)),
    )  # fmt: skip


def _entry(activity: Activity, tables: dict[str, str], house: Centre) -> Entry:
    seen = dict.fromkeys(CLASSES[tables[table]] for table in activity.tables if tables.get(table) in CLASSES)
    kept = [
        f"{KEPT_WORDS[period.of]}{_at(house, period.agency)}: {period.days} Tage nach {AFTER[period.after]}"
        for period in house.retention.values()
        if period.of in activity.kept
    ]
    return Entry(activity, tuple(seen), (*kept, activity.otherwise) if activity.otherwise else tuple(kept))


def _flow(row: Row, house: Centre) -> Flowing:
    to = tuple(
        (_name(house, one.agency), "; ".join(filter(None, (_ways(one.how), one.paragraph, one.only))))
        for one in row.flow.to
    )
    signed = row.signature
    return Flowing(row.flow.title, to, signed.basis if signed else "", signed.opens_on if signed else None)


def _controller(agency: str, matrix: list[Row], house: Centre) -> Controller:
    known = house.agencies[agency]
    gets = tuple(
        (row.flow.title, _ways(one.how) + ("" if row.signature else ", noch nicht freigegeben"))
        for row in matrix for one in row.flow.to if one.agency == agency
    )  # fmt: skip
    services = tuple(str(house.words.get("de", "service", service.id)) for service in house.services_of(agency))
    return Controller(
        agency, _name(house, agency), KINDS[known.kind], known.shielded, _contact(house, agency), services, gets
    )


def _ways(how: tuple[str, ...]) -> str:
    return ", ".join(HOW[way] for way in how)


def _at(house: Centre, agency: str | None) -> str:
    return f" bei {_name(house, agency)}" if agency else ""


def _name(house: Centre, agency: str) -> str:
    return str(house.words.get("de", "agency", agency))


def _contact(house: Centre, agency: str) -> str:
    contact = house.agencies[agency].contact if agency else house.house.contact
    return ", ".join(filter(None, (*contact.phones, contact.mail))) or "über das Haus"
