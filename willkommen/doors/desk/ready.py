"""Finished cards: mark what has come by scanner, by a pasted list or by ticking; people who asked are told, neutrally."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.desk.words import labelled
from willkommen.doors.moment import now
from willkommen.flows.open_details import open_details
from willkommen.flows.pickup import WEEKS, Found, tell_ready
from willkommen.post.qr import svg
from willkommen.visits.queries.pickup import awaited

MOST_SIGNS = 20_000
"""Of a pasted list: some thousand marks."""


@require_http_methods(["GET", "HEAD", "POST"])
def ready_page(request: HttpRequest) -> HttpResponse:
    """Who waits to be told; with `?print` their marks as labels for the files. Looking at the list is written down."""
    me = who(request)
    if request.method == "POST":
        return _told(request, me)
    waiting = awaited(me.agency)
    known = open_details(
        agency=me.agency, staff=me.staff, stops=[one.stop for one in waiting], subject="pickup",
        purpose="Fertige Karten zuordnen", now=now(),
    )  # fmt: skip
    rows = [
        {
            "one": one,
            "service": _service(me, one.service),
            "facts": labelled(known.get(one.stop, {})),
            "qr": svg(one.mark),
        }
        for one in waiting
    ]
    template = "desk/ready_print.html" if "print" in request.GET else "desk/ready.html"
    return render(request, template, frame(me, "ready") | {"rows": rows, "weeks": WEEKS, "back": "/desk/ready/"})


def _told(request: HttpRequest, me: Who) -> HttpResponse:
    text = "\n".join([request.POST.get("marks", "")[:MOST_SIGNS], *request.POST.getlist("mark")])
    weeks = request.POST.get("weeks", "")
    try:
        found = tell_ready(
            house=me.house,
            agency=me.agency,
            staff=me.staff,
            text=text,
            weeks=int(weeks) if weeks.isdigit() else 0,
            now=now(),
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:ready")
    for level, sentence in _sentences(found):
        messages.add_message(request, level, sentence)
    return redirect("desk:ready")


def _sentences(found: Found) -> list[tuple[int, str]]:
    """What became of the list, in the words of the page."""
    told = f"{len(found.told)} fertig gemeldet." if found.told else "Nichts wurde neu gemeldet."
    said = [(messages.SUCCESS if found.told else messages.INFO, told)]
    if found.before:
        said.append((messages.INFO, f"Schon früher gemeldet: {', '.join(found.before)}."))
    if found.unknown:
        said.append((messages.WARNING, f"Darauf wartet bei Ihrer Stelle niemand: {', '.join(found.unknown)}."))
    if found.unreadable:
        said.append((messages.WARNING, f"Das ist kein Zeichen: {', '.join(found.unreadable)}."))
    return said


def _service(me: Who, service: str) -> str:
    return str(me.house.words.get("de", "service", service)) if service in me.house.services else service
