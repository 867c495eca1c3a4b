"""The exchange in words: agencies by name, states and urgencies as staff say them, the pages of the exchange."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from willkommen.doors.desk.who import Who
from willkommen.flows.exchange.ask import Asker

URGENCIES = {
    "week": "innerhalb einer Woche",
    "today": "heute noch (nach 16 Uhr: am nächsten Werktag)",
    "waiting": "jetzt, die Person wartet (15 Minuten)",
}
STATES = {
    "open": "offen",
    "answered": "beantwortet",
    "withdrawn": "zurückgezogen",
    "accepted": "angenommen",
    "declined": "abgelehnt",
    "over": "beendet, der Termin hat sich geändert",
}
RELEASES = {
    "asked": "wartet auf die Freigabe der Person",
    "given": "von der Person freigegeben",
    "refused": "von der Person nicht freigegeben",
    "withdrawn": "Freigabe zurückgenommen",
}
NOT_FOUND = "desk/not_found.html"


def asker(me: Who) -> Asker:
    """Who acts, for the flows."""
    return Asker(me.agency, me.staff)


def name_of(me: Who, agency: str) -> str:
    """An agency's name in German; its id when the centre no longer knows it."""
    return str(me.house.words.get("de", "agency", agency)) if agency in me.house.agencies else agency


def others(me: Who, *, about_a_person: bool = False) -> list[tuple[str, str]]:
    """The other agencies as choices (id, name): all but the reception, about a person without the shielded ones."""
    known = me.house.agencies.values()
    shown = [
        one for one in known if one.id != me.agency and one.kind != "house" and not (about_a_person and one.shielded)
    ]
    return sorted(((one.id, name_of(me, one.id)) for one in shown), key=lambda pair: pair[1])


def choices(pairs: Iterable[tuple[str, str]], first: str) -> list[tuple[str, str]]:
    """Choices with an empty one before them that says what to choose."""
    return [("", first), *pairs]


def moment_text(me: Who, moment: datetime | None) -> str:
    """A day and a time in the house's zone, for example "10.03. 9:00"; empty without a moment."""
    return f"{moment.astimezone(me.zone):%d.%m. %H:%M}" if moment else ""


def ways(current: str) -> list[dict[str, object]]:
    """The pages of the exchange, for their own line of links."""
    pages = {
        "exchange": "Übersicht",
        "exchange-ask": "Frage stellen",
        "exchange-away": "Begleitung",
        "exchange-conference": "Fallkonferenzen",
        "exchange-knowledge": "Eigenes Wissen",
    }
    return [
        {"label": label, "href": reverse(f"desk:{page}"), "current": page == current} for page, label in pages.items()
    ]
