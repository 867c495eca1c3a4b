"""Who saw what of me: the visitor's own question, answered from the journal, on the screen and on paper."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from willkommen.catalogue.queries import centre
from willkommen.doors.said import clock
from willkommen.doors.visitor.page import page, words
from willkommen.doors.visitor.visit.opening import opened
from willkommen.doors.visitor.visit.sheet import is_neutral
from willkommen.flows.who_saw import Look, who_saw
from willkommen.post.calendar_file import ZONE
from willkommen.visits.queries.own import VisitSeen

OWN = {
    "visit.book", "visit.word", "visit.flags", "stop.move", "stop.cancel", "document.send", "document.delete", "release.give",
    "release.prepare", "release.refuse", "release.withdraw",
    "pickup.wish", "pickup.unwish",
}  # fmt: skip
"""What the visitor did, or what was done on the visitor's word."""


@opened
def who_saw_page(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """The list; it can be printed as it stands."""
    house, said = centre(), words(centre())
    _visit, looks = who_saw(code=seen.code, secret=secret)
    neutral = is_neutral(house, seen)

    def by(look: Look) -> str:
        if look.action in OWN:
            return _("Sie selbst")
        if look.agency not in house.agencies:
            return _("Empfang")
        return _("die Stelle Ihres Termins") if neutral else said("agency", look.agency)

    rows = [
        {"day": said.day(look.at.astimezone(ZONE).date()), "time": clock(look.at, ZONE), "by": by(look), "what": what(look.action)}
        for look in looks
    ]  # fmt: skip
    context = {
        "rows": [row for at, row in enumerate(rows) if row not in rows[:at]],
        "code": seen.code,
        "back": reverse("visitor:visit", args=[seen.code]),
    }
    return page(request, "who_saw.html", context)


def what(action: str) -> str:
    """What was done, in words."""
    exact = {
        "details.open": _("Ihre Angaben geöffnet"),
        "document.read": _("eine Unterlage angesehen"),
        "document.download": _("eine Unterlage heruntergeladen"),
        "document.scan": _("eine Unterlage eingescannt"),
        "document.send": _("eine Unterlage geschickt"),
        "document.delete": _("eine Unterlage gelöscht"),
        "visit.book": _("den Termin gebucht"),
        "visit.word": _("das Wort für die Anmeldung geändert"),
        "visit.flags": _("die Wünsche geändert"),
        "visit.arrive": _("am Empfang angemeldet"),
        "stop.call": _("Ihre Nummer aufgerufen"),
    }
    begins = {
        "release.": _("eine Freigabe bearbeitet"),
        "stop.": _("an Ihrer Station gearbeitet"),
        "question.": _("eine Frage an eine andere Stelle bearbeitet"),
        "offer.": _("einen Verweis an eine andere Stelle bearbeitet"),
    }
    found = exact.get(action) or next((text for start, text in begins.items() if action.startswith(start)), "")
    return found or _("an Ihrem Besuch gearbeitet")
