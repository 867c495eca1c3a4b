"""Answer from the journal whom a breach touched, and write the question into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.agencies.queries import id_of
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue
from willkommen.doors.moment import now
from willkommen.doors.who import Who, frame, who
from willkommen.journal.actions import note
from willkommen.journal.queries import Act, acts_between

SHOWN = 500
"""Objects on the page; who sees so many narrows the question."""


@dataclass
class Touched:
    """One object (a visit or a station, by its id), and what was done with it in the span."""

    agency: str
    object: str
    first: datetime
    last: datetime
    acts: dict[str, int]

    @property
    def cells(self) -> list[str]:
        """As a row of the table."""
        acts = ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in self.acts.items())
        return [self.object, self.agency, f"{self.first:%d.%m.%Y %H:%M}", f"{self.last:%d.%m.%Y %H:%M}", acts]


@require_http_methods(["GET", "HEAD", "POST"])
def touched_page(request: HttpRequest) -> HttpResponse:
    """The form, and below it the answer."""
    me = who(request)
    agencies = [
        ("", _("alle Stellen")),
        *((one, str(me.house.words.get("de", "agency", one))) for one in me.house.agencies),
    ]
    asked = {name: request.POST.get(name, "").strip() for name in ("since", "until", "agency", "person")}
    shown: dict[str, object] = {"agencies": agencies, "asked": asked}
    if request.method == "POST":
        try:
            found = _found(me, asked)
        except BadValue as refusal:
            shown["error"] = str(refusal)
            return render(request, "office/touched.html", frame(me, "touched") | shown, status=422)
        shown |= {
            "found": True,
            "count": len(found),
            "rows": [one.cells for one in found[:SHOWN]],
            "more": len(found) > SHOWN,
        }
    return render(request, "office/touched.html", frame(me, "touched") | shown)


def _found(me: Who, asked: dict[str, str]) -> list[Touched]:
    since, until = (_moment(asked[name], me.zone) for name in ("since", "until"))
    if since >= until:
        raise BadValue(_("Das Ende muss nach dem Anfang liegen."))
    staff = None
    if asked["person"]:
        with acting_as("gate"):
            staff = id_of(asked["person"], also_gone=True)
        if staff is None:
            raise BadValue(_("Diesen Anmeldenamen gibt es nicht."))
    with atomic():
        found = acts_between(since, until, agency=asked["agency"], staff=staff)
        note(
            now=now(), action="journal.ask", subject=str(staff or asked["agency"] or "all"), agency=me.agency, staff=me.staff,
            purpose="Frage nach Betroffenen", basis="Art. 33 und 34 DSGVO",
        )  # fmt: skip
    return _by_object(found, me.zone)


def _by_object(acts: Iterable[Act], zone: ZoneInfo) -> list[Touched]:
    """What was touched, each once, in the order of the first act."""
    found: dict[tuple[str, str], Touched] = {}
    for act in acts:
        at = act.at.astimezone(zone)
        one = found.setdefault((act.agency, act.object), Touched(act.agency, act.object, at, at, {}))
        one.last = at
        one.acts[act.action] = one.acts.get(act.action, 0) + 1
    return list(found.values())


def _moment(text: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError:
        raise BadValue(_("Bitte geben Sie Anfang und Ende mit Tag und Uhrzeit an.")) from None
