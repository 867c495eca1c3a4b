"""What can be sent or handed in today, to print: the letter that keeps a deadline, and sheets for others."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.catalogue.schema.parts import Contact
from willkommen.catalogue.schema.terms import Deadline
from willkommen.doors.said import Words, house_values, isolated
from willkommen.doors.visitor.ask_back import after_answers
from willkommen.doors.visitor.centre_page import blocks
from willkommen.doors.visitor.errand import Errand, read_errand
from willkommen.doors.visitor.page import language, page, posted_only
from willkommen.doors.visitor.sorting import office_outside

GERMAN = "de"
Pair = tuple[str, str]
"""One text in the visitor's language and in German."""


@posted_only
def letter(request: HttpRequest) -> HttpResponse:
    """A letter for each application that has a deadline, ready to be signed; the German is what counts."""
    house = centre()
    errand = read_errand(request.POST, house)
    found = letters(house, errand)
    if not found:
        raise Http404
    return page(request, "letter.html", {"letters": found, "fields": errand.fields()}, kept=not errand.private)


def letters(house: Centre, errand: Errand) -> list[dict[str, Any]]:
    """One letter for each deadline that has a sentence to send and each office that is to read it."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for service in after_answers(house, errand):
        office = office_outside(house, service, errand.residence)
        for name in house.services[service].deadlines:
            if house.words.has("deadline", name, "letter"):
                found.setdefault((name, office), _letter(house, house.deadlines[name], service, office))
    return list(found.values())


def _letter(house: Centre, deadline: Deadline, service: str, office: str | None) -> dict[str, Any]:
    claim = deadline.act == "claim"
    return {
        "to": _both(house, lambda said: _recipient(said, service, office, claim=claim)),
        "subject": _both(house, lambda said: said("service", service)),
        "sentence": _both(house, lambda said: said("deadline", deadline.id, "letter")),
        "mail": "" if claim or office is not None else house.agencies[house.services[service].agency].contact.mail,
        "here": not claim and office is None,
        "lines": {
            "sender": _both(house, lambda _said: _("Name, Geburtsdatum, Adresse, Telefon")),
            "day": _both(house, lambda _said: _("Datum")),
            "about": _both(house, lambda _said: _("Es geht um")),
            "receipt": _both(house, lambda _said: _("Bitte bestätigen Sie mir schriftlich, wann dieses Schreiben eingegangen ist.")),
            "signature": _both(house, lambda _said: _("Unterschrift")),
        },
    }  # fmt: skip


def _recipient(said: Words, service: str, office: str | None, *, claim: bool) -> str:
    """Who is to read it, with the address where it is known."""
    if claim:
        return _("Name und Adresse der Person oder Firma, die Sie benachteiligt hat")
    if office is None:
        agency, contact = said.centre.services[service].agency, said.centre.house.address
        return f"{said('agency', agency)}, {isolated(f'{contact.street}, {contact.postcode} {contact.city}')}"
    if not office:
        return _("Das Amt an Ihrem Wohnort")
    return ", ".join(part for part in (said("outside", office), _address(said.centre.outside[office].contact)) if part)


def _address(contact: Contact) -> str:
    place = contact.address
    return isolated(f"{place.street}, {place.postcode} {place.city}") if place else ""


def _both(house: Centre, say: Callable[[Words], str]) -> Pair:
    own = say(Words(house, language()))
    with override(GERMAN):
        return own, say(Words(house, GERMAN))


def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A page that somebody else is to read, for example an employer: German first, then the visitor's language."""
    house = centre()
    if name not in {sheet for deadline in house.deadlines.values() for sheet in deadline.sheets}:
        raise Http404
    codes = dict.fromkeys((GERMAN, language()))
    shown = [_sheet_in(house, name, code) for code in codes]
    return page(request, "sheet.html", {"texts": shown, "back": reverse("visitor:start")}, kept=True)


def _sheet_in(house: Centre, name: str, code: str) -> dict[str, Any]:
    title, body = (house.words.get(code, "page", name, part) for part in ("title", "body"))
    values = house_values(house, title.language)
    written = house.languages[title.language]
    return {
        "title": title.filled(**values),
        "blocks": blocks(body.filled(**values)),
        "language": written.bcp47,
        "direction": written.direction,
    }
