"""What is wrong with a form, in German, beside the field it concerns."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from willkommen.catalogue.actions import new_findings
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults import Finding
from willkommen.catalogue.rules.records import Record
from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.doors.office.editors.fields.german import label_of

Faults = Mapping[str, str]
"""By the name of the field (dots between the steps); "" is the record as a whole."""
SAID: Mapping[str, str] = {
    "missing": "Bitte ausfüllen.",
    "too_short": "Bitte mindestens eines angeben.",
    "too_long": "Das sind zu viele.",
    "int_type": "Bitte eine ganze Zahl eingeben.",
    "decimal_type": "Bitte einen Betrag eingeben, zum Beispiel 46,50.",
    "decimal_parsing": "Bitte einen Betrag eingeben, zum Beispiel 46,50.",
    "decimal_max_places": "Ein Betrag hat höchstens zwei Stellen nach dem Komma.",
    "date_parsing": "Bitte ein Datum eingeben, zum Beispiel 01.12.2026.",
    "date_from_datetime_parsing": "Bitte ein Datum eingeben, zum Beispiel 01.12.2026.",
    "greater_than_equal": "Diese Zahl ist zu klein.",
    "less_than_equal": "Diese Zahl ist zu groß.",
    "string_too_short": "Das ist zu kurz.",
    "string_too_long": "Das ist zu lang.",
    "literal_error": "Bitte eines davon auswählen.",
}
PATTERNS: Mapping[str, str] = {
    r"^([01]\d|2[0-4]):[0-5]\d$": "Bitte eine Uhrzeit eingeben, zum Beispiel 08:00.",
    r"^(\+[1-9]|0|1)[0-9]*([ -][0-9]+)*$": "Bitte eine Telefonnummer eingeben, wie man sie wählt: 0641 9390-1790.",
    r"^\d{5}$": "Eine Postleitzahl hat fünf Ziffern.",
    r"^https://\S+$": "Eine Internetadresse beginnt mit https://.",
    r"^[^@\s]+@[^@\s]+\.[a-z]+$": "Bitte eine Mailadresse eingeben: name@example.org.",
}
SENTENCES: tuple[tuple[str, str], ...] = (
    (r"a confirmed help line needs a number", "Eine bestätigte Hilfsnummer braucht eine Nummer."),
    (r"name at least one source.*", "Bitte mindestens eine Quelle angeben."),
    (r"valid_until (\S+) lies before valid_from (\S+)", r"Das Ende (\1) liegt vor dem Beginn (\2)."),
    (r"min \S+, typ \S+, max \S+ must not fall", "Bitte aufsteigend: kürzeste, übliche, längste Dauer."),
    (r"count and unit belong to the kinds.*", "Anzahl und Einheit gehören zu „innerhalb von“ und „gilt für“, und nur dazu."),
    (r"closes (\S+) must come after opens (\S+)", r"Das Ende (\1) muss nach dem Beginn (\2) liegen."),
    (r"event belongs to the kind day.*", "Das Ereignis gehört zu Fragen nach einem Tag, und nur dazu."),
    (r"services and at least two replies.*", "Eine Auswahl braucht Leistungen und mindestens zwei Antworten; andere Fragen haben keine."),
    (r"(.*)is not on the five.minute grid(.*)", "Bitte eine Uhrzeit im Raster von fünf Minuten eingeben."),
    (r"waits for itself: (.*)", r"Das wartet auf sich selbst: \1. Bitte den Kreis auflösen."),
    (r"has a service twice", "Eine Leistung steht hier zweimal."),
    (r"(\S+) comes after (\S+), which is no step here", r"„\1“ kommt nach „\2“, das hier kein Schritt ist."),
    (r"its braces do not match", "Die geschweiften Klammern passen nicht zusammen. Platzhalter sehen so aus: {date}."),
    (r"its variables differ from the original", "Die Platzhalter in geschweiften Klammern müssen dieselben sein wie im deutschen Text."),
    (r"its language is unknown", "Diese Sprache kennt das Haus nicht."),
    (r"\S+ names the unknown .* “(.+)”", r"„\1“ gibt es nicht (mehr)."),
    (r"(\S+) is a service of (\S+), not of (\S+)", r"„\1“ ist keine Leistung dieser Stelle."),
    (r"would suggest (\S+) to people.*", r"„\1“ wird nur auf Nachfrage gezeigt: bitte den Haken bei „Von sich aus zeigen“ wegnehmen."),
    (r"(\S+) is a step and must not be suggested", r"„\1“ ist ein Schritt und darf zugleich nie gezeigt werden: bitte eines herausnehmen."),
    (r"only advises and names nobody.*", "Wo nur beraten wird, muss stehen, wer draußen vertritt."),
    (r"110 must never be shown.*", "Die 110 darf bei drohender Abschiebung nie gezeigt werden."),
    (r"a relief either ends or says what is paid", "Bitte entweder einen Betrag eingeben oder ankreuzen, dass sie endet."),
    (r"a service is charged as an act, or has a fee.*", "Bitte nur eines: wie eine Amtshandlung, ein fester Betrag oder kostenlos."),
    (r"a retired service is booked never", "Was nicht mehr angeboten wird, ist auch nicht buchbar."),
    (r"no confirmed help line for (\S+)", r"Danach gäbe es für „\1“ keine bestätigte Hilfsnummer mehr."),
    (r"only \S+ uses it: its number would tell.*", "Den Raum nutzte dann nur eine geschützte Stelle: bitte erst Öffnungszeiten ändern."),
    (r"can be booked, but no opening offers it", "Keine Öffnungszeit bietet das an: erst „nicht buchbar“, dann dort eintragen."),
    (r"has no (\S+) in (\S+)", "Dieser Text fehlt."),
    (r"spells (.+) \(“(.+)”\), which may change", r"„\2“ gehört nicht in den Text: bitte den Platzhalter nehmen oder weglassen."),
    (r"holds a figure that is not in the original: (.+)", r"Diese Zahl steht nicht im deutschen Text: \1."),
    (r"(.*)there is no \w+ “(.+)”(.*)", r"„\2“ gibt es nicht (mehr)."),
)  # fmt: skip
"""What models and `willkommen check` say, and how it is said to editors."""


def of_model(error: ValidationError) -> dict[str, str]:
    """For each field that its model refuses, a sentence."""
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        where = ".".join(str(step) for step in detail["loc"] if isinstance(step, int) or "[" not in step)
        context = detail.get("ctx", {})
        if detail["type"] == "string_pattern_mismatch":
            said = PATTERNS.get(str(context.get("pattern")), "Das ist so nicht richtig geschrieben.")
        elif detail["type"] == "value_error":
            said = german(str(context.get("error", detail["msg"])))
        else:
            said = SAID.get(detail["type"], "Das ist so nicht richtig.")
        found.setdefault(where, said)
    return found


def of_check(found: Iterable[Finding], kind: str, key: str) -> dict[str, str]:
    """For each finding about this record or its texts a sentence at its field; about others, one for the whole."""
    faults: dict[str, str] = {}
    for one in found:
        said, where = german(one.wrong, one.right), ""
        if (one.kind, one.id) == (kind, key):
            where = ".".join(map(str, one.path))
        elif one.kind == "text" and one.id.split("/")[1:3] == [kind, key]:
            where = f"{one.id.split('/')[0]}-{one.id.split('/')[3]}"
        else:
            said = f"{one.kind} {one.id}: {said}"
        faults[where] = f"{faults[where]} {said}" if where in faults else said
    return faults


def german(wrong: str, right: str = "") -> str:
    """A sentence of the check in German; one that is not known is shown as the check says it."""
    for pattern, said in SENTENCES:
        if match := re.fullmatch(pattern, wrong):
            return match.expand(said)
    return f"{wrong}. {right}." if right else f"{wrong}."


def in_german(before: Iterable[Record], after: Iterable[Record]) -> list[str]:
    """What a change of several records would bring that is wrong, one sentence each."""
    known, new = list(before), list(after)
    there = {record.key: record for record in known}
    broken = [said for record in new if there.get(record.key) != record for said in _of_record(record)]
    if broken:
        return broken
    return [
        f"{one.kind} {one.id}: {german(one.wrong, one.right)}" for one in new_findings(known, Centre.from_records(new))
    ]


def _of_record(record: Record) -> list[str]:
    try:
        validated(MODELS[record.kind], record.id, record.data)
    except ValidationError as error:
        return [
            f"{record.kind} {record.id}: {label_of(at) + ': ' if at else ''}{said}"
            for at, said in of_model(error).items()
        ]
    return []


def validated(model: type[BaseModel], key: str, data: Mapping[str, Any]) -> BaseModel:
    """The record; raises `ValidationError` naming the fields."""
    return model.model_validate_json(json.dumps({"id": key, **data}))


def at_fields(faults: Faults, names: Iterable[str]) -> dict[str, str]:
    """The faults by the fields that are drawn: one inside a list of ticks stands at the list, an unknown one at ""."""
    known = set(names)
    found: dict[str, str] = {}
    for at, said in faults.items():
        steps = at.split(".")
        nearest = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
        name = next((one for one in nearest if one in known), "")
        found[name] = f"{found[name]} {said}" if name in found else said
    return found


def summary(faults: Faults) -> list[dict[str, str]]:
    """The faults as the error summary links them; what belongs to no field leads to the form."""
    return [{"id": at or "form", "text": f"{label_of(at)}: {said}" if at else said} for at, said in faults.items()]
