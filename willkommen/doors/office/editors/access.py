"""Who may open the editors' room, and what a lead may change there: only what belongs to the own agency."""

from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.locked import View, lock

EDITORS = frozenset({"editor", "lead"})
"""`editor`: the whole catalogue; `lead`: services, their texts and phrases of the own agency."""
OF_THE_HOUSE = ("recordings", "translations")
"""Pages for editors alone."""
OF_AGENCIES = ("service", "opening")
"""Kinds of records that belong to an agency."""
PAGES = {
    "home": "Übersicht",
    "records": "Inhalte",
    "phrases": "Sätze",
    "unheard": "Nicht verstanden",
    "translations": "Übersetzungen",
    "recordings": "Aufnahmen",
    "history": "Verlauf",
}


@dataclass(frozen=True)
class Editor:
    """The member of staff who edits, and the house as it is now."""

    staff: UUID
    name: str
    agency: str
    role: str
    house: Centre

    @property
    def zone(self) -> ZoneInfo:
        """The house's time zone."""
        return ZoneInfo(self.house.house.time_zone)

    @property
    def edits_all(self) -> bool:
        """Whether everything is theirs: an editor of the house itself."""
        own = self.house.agencies.get(self.agency)
        return self.role == "editor" and own is not None and own.kind == "house"

    def may(self, kind: str, key: str) -> bool:
        """Whether this record, or the phrases of this service, are theirs to change."""
        if self.edits_all:
            return True
        if kind == "text":
            _, kind, key, _ = key.split("/")
        one = self.house.tables[kind].get(key) if kind in OF_AGENCIES else None
        return one is not None and one.agency == self.agency

    def may_add(self, kind: str) -> bool:
        """Whether a record of this kind is theirs to add: of the own agency, a service."""
        return self.edits_all or (kind == "service" and self.agency in self.house.agencies)


def editor(request: HttpRequest) -> Editor:
    """Who edits, on a page that `locked` let through."""
    user: Any = request.user
    return Editor(user.id, user.name, user.agency, user.role, centre())


def frame(me: Editor, current: str) -> dict[str, object]:
    """What the frame of the staff's pages shows."""
    nav = [
        {"label": label, "href": reverse(f"editors:{name}"), "current": name == current}
        for name, label in PAGES.items()
        if me.edits_all or name not in OF_THE_HOUSE
    ]
    agency = str(me.house.words.get("de", "agency", me.agency)) if me.agency in me.house.agencies else me.agency
    return {"agency_name": agency, "staff_name": me.name, "nav": nav}


def locked(view: View) -> View:
    """The view, for signed-in editors and leads alone, acting as the login `editor`."""

    @wraps(view)
    def editing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with acting_as("editor"):
            return view(request, *args, **kwargs)

    return lock(EDITORS, editing)


def not_yours(request: HttpRequest) -> HttpResponse:
    """In plain words: this is somebody else's to change."""
    return render(request, "desk/not_yours.html", status=403)
