"""Print the pass and the ticket: typst makes PDF/UA in two languages side by side, with the house's own fonts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import typst
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from willkommen.post import qr
from willkommen.post.pieces import Both, PassSheet, Station, Ticket

HERE = Path(__file__).resolve().parent / "typst"
ZONE = ZoneInfo("Europe/Berlin")
LOCALES = {"prs": "fa_AF", "kmr": "ku", "sr": "sr_Latn"}
"""Languages that CLDR knows by another name."""
LABELS = {
    "visit": _("Ihr Besuch"),
    "show": _("Zeigen Sie diesen Teil am Empfang."),
    "code": _("Ihr Code"),
    "number": _("Ihre Nummer"),
    "time": _("Zeit"),
    "room": _("Raum"),
    "private": _("Ab hier nur für Sie. Diesen Teil müssen Sie niemandem zeigen."),
    "way": _("Ihr Weg"),
    "bring": _("Das bringen Sie mit"),
    "arrival": _("So kommen Sie zu uns"),
    "manage": _("Ansehen, verschieben oder absagen"),
    "call": _("Bitte warten Sie, bis Ihre Nummer auf der Anzeige steht."),
}


def pass_pdf(sheet: PassSheet, *, made: datetime) -> bytes:
    """The pass on A4 as PDF/UA-1. `made` (aware) is written into the file and nowhere on the paper."""
    return typeset("pass.typ", _pass_values(sheet), made)


def ticket_pdf(ticket: Ticket) -> bytes:
    """The slip for an 80 mm printer, as long as it needs to be, as PDF/UA-1."""
    return typeset("ticket.typ", _ticket_values(ticket), ticket.issued)


def pass_png(sheet: PassSheet, *, made: datetime) -> bytes:
    """The first page of the pass as a picture of 144 dots an inch."""
    return typeset("pass.typ", _pass_values(sheet), made, kind="png")


def ticket_png(ticket: Ticket) -> bytes:
    """The slip as a picture of 144 dots an inch."""
    return typeset("ticket.typ", _ticket_values(ticket), ticket.issued, kind="png")


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def typeset(template: str, values: Mapping[str, Any], made: datetime, kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """A template of this folder with its values, as PDF/UA-1 or as a picture of its first page."""
    compiler = typst.Compiler(
        HERE / template,
        root=HERE,
        font_paths=_fonts(),
        sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
    )
    pages = compiler.compile(
        format=kind, ppi=144, pdf_standards="ua-1" if kind == "pdf" else None, timestamp=made.replace(microsecond=0)
    )
    return b"".join(pages[:1]) if isinstance(pages, list) else pages or b""


def _pass_values(sheet: PassSheet) -> dict[str, Any]:
    stations = [stop.station for stop in sheet.stops]
    days = _days(stations, sheet.language)
    return {
        **asdict(sheet),
        "language": sheet.language.split("-")[0],
        "labels": labels_in(sheet.language, LABELS),
        "qr": qr.svg(sheet.code).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1),
        "stops": [
            {**asdict(stop), **_times(stop.station), "day": day} for stop, day in zip(sheet.stops, days, strict=True)
        ],
    }


def _ticket_values(ticket: Ticket) -> dict[str, Any]:
    days = _days(ticket.stations, ticket.language)
    issued = ticket.issued.astimezone(ZONE)
    return {
        **asdict(ticket),
        "language": ticket.language.split("-")[0],
        "labels": labels_in(ticket.language, LABELS),
        "issued": issued.strftime("%d.%m.%Y %H:%M"),
        "qr": qr.svg(ticket.code).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        if ticket.code
        else "",
        "stations": [{**_times(station), "day": day} for station, day in zip(ticket.stations, days, strict=True)],
    }


def labels_in(language: str, labels: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """German sentences by name, each with its translation."""
    with override(language):
        return {name: asdict(Both(gettext(german), german)) for name, german in labels.items()}


def _times(station: Station) -> dict[str, str]:
    starts, ends = station.starts.astimezone(ZONE), station.ends.astimezone(ZONE)
    return {"starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "room": station.room, "station": ""}


def _days(stations: Sequence[Station], language: str) -> list[dict[str, str] | None]:
    """The day of each stop in both languages, None where it is that of the stop before."""
    dates = [station.starts.astimezone(ZONE).date() for station in stations]
    named = [asdict(Both(format_date(day, "full", _locale(language)), format_date(day, "full", "de"))) for day in dates]
    return [None if number and day == dates[number - 1] else named[number] for number, day in enumerate(dates)]


@cache
def _locale(language: str) -> Locale:
    """The CLDR locale of a visitor's language; German where CLDR has none."""
    try:
        return Locale.parse(LOCALES.get(language, language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("de")
