"""What an editor's form asks for: the record and its texts as they shall be, or what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from pydantic import ValidationError

from willkommen.catalogue.actions import Wanted
from willkommen.catalogue.centre import dump
from willkommen.catalogue.fees import tariff_of_the_house
from willkommen.catalogue.rules.upkeep import outlived, retold, still_valid
from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.catalogue.schema import TEXTS
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor
from willkommen.doors.office.editors.fields.faults import of_model, validated
from willkommen.doors.office.editors.fields.reading import Reading
from willkommen.doors.office.editors.fields.shape import Shape, shape_of
from willkommen.doors.office.editors.rows import OF_FEES, Names, acts

FEES = ("charged_as", "fee", "free_of_charge")
"""The fields of a service of which one says what it costs."""
UNKNOWN = "„{}“ steht nicht in der Gebührentabelle."


@dataclass(frozen=True)
class Asked:
    """`data` as it was typed, `wanted` for the catalogue when there are no `faults`; `texts` by their field."""

    data: Mapping[str, Any]
    wanted: Wanted
    texts: Mapping[str, str]
    meaning: bool
    faults: Mapping[str, str] = field(default_factory=dict)


def asked(me: Editor, kind: str, key: str, language: str, sent: QueryDict) -> Asked:
    """Read the form of a record."""
    known = me.house.tables[kind].get(key)
    data = Reading(sent, Names(me)).field(shape_for(kind, key), "", dump(known) if known else blank(me, kind))
    names = [f"{code}-{field}" for field in TEXTS.get(kind, {}) for code in ("de", language)]
    texts = {name: sent.get(name, "") for name in names if name in sent}
    meaning = "meaning" in sent
    if kind == "service" and not (me.edits_all or data.get("agency") == me.agency):
        return Asked(data, {}, texts, meaning, {"agency": "Die Leistung muss bei Ihrer Stelle bleiben."})
    try:
        record = dump(validated(MODELS[kind], key, data))
    except ValidationError as error:
        return Asked(data, {}, texts, meaning, of_model(error))
    if wrong := _unknown_acts(kind, record) | _of_its_fee(kind, key, record):
        return Asked(data, {}, texts, meaning, wrong)
    return Asked(data, {(kind, key): record, **_texts(me, kind, key, texts, meaning=meaning)}, texts, meaning)


def shape_for(kind: str, key: str) -> Shape:
    """The fields of a record; what a service costs is asked for where the table of fees has no row for it."""
    shape = shape_of(MODELS[kind])
    if kind != "service" or key not in tariff_of_the_house().charges:
        return shape
    return replace(shape, fields={**shape.fields, **dict.fromkeys(FEES, Shape("kept"))})


def blank(me: Editor, kind: str) -> Mapping[str, Any]:
    """What a new record holds before anybody typed: looked at today, and again in a year."""
    if "origin" not in MODELS[kind].model_fields:
        return {}
    own = {"agency": me.agency} if kind == "service" and me.agency in me.house.agencies else {}
    return still_valid({**own, "origin": {}}, today=now().astimezone(me.zone).date())


def _unknown_acts(kind: str, record: Mapping[str, Any]) -> dict[str, str]:
    if kind != "house":
        return {}
    known = {what: dict(every()) for what, every in OF_FEES.items()}
    return {
        f"{field}.{place}.{what}": UNKNOWN.format(one[what])
        for field, what in (("amounts", "act"), ("reliefs", "relief"))
        for place, one in enumerate(record.get(field, ()))
        if one[what] not in known[what]
    }


def _of_its_fee(kind: str, key: str, record: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with the fee of a service that the table of fees has no row for."""
    if kind != "service" or key in tariff_of_the_house().charges or record.get("retired"):
        return {}
    if not any(record.get(one) for one in FEES):
        return {"charged_as": "Bitte sagen, was es kostet: wie eine Amtshandlung, ein fester Betrag, oder kostenlos."}
    act = record.get("charged_as")
    return {} if act is None or act in dict(acts()) else {"charged_as": UNKNOWN.format(act)}


def _texts(me: Editor, kind: str, key: str, texts: Mapping[str, str], *, meaning: bool) -> Wanted:
    today = now().astimezone(me.zone).date()
    wanted: dict[tuple[str, str], Any] = {}
    for at, said in texts.items():
        code, _, field_name = at.rpartition("-")
        name = f"{code}/{kind}/{key}/{field_name}"
        old = me.house.texts.get(name)
        new = retold(dump(old) if old else None, said, today=today, original=code == "de", meaning=meaning)
        if old is not None or new is not None:
            wanted["text", name] = new
    return wanted | (_outlived(me, wanted, today) if meaning else {})


def _outlived(me: Editor, wanted: Wanted, today: date) -> dict[tuple[str, str], Any]:
    """Translations of today that are older than a meaning of today, because they are not changed with it."""
    gone: dict[tuple[str, str], Any] = {}
    for (_, name), new in wanted.items():
        source = me.house.texts.get(name)
        if new and source and source.language == "de" and dump(source) != new:
            place = name.partition("/")[2]
            for code in me.house.languages:
                old = me.house.texts.get(f"{code}/{place}")
                if old and code != "de" and dump(old) == wanted.get(("text", old.id), dump(old)):
                    gone["text", old.id] = outlived(dump(old), today=today)
    return gone
