"""Sealed complaints at the counsellor's desk: the server hands out boxes and takes boxes; keys and words stay in the browser."""

import base64
import json
from typing import Any, cast
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.complaints.queries import ComplaintSeen, KeySeen, complaints, keys
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.ids import named_id
from willkommen.doors.locked import View
from willkommen.doors.moment import now
from willkommen.flows.complain import close, fetch, keep_sealed, make_key, retire_key
from willkommen.flows.exchange.ask import any_shielded

NOT_FOUND = "desk/not_found.html"


def runs_sodium(view: View) -> View:
    """Let this page run libsodium, which is WebAssembly; no other page may."""
    return cast(View, csp_update({"script-src": [SELF, "'wasm-unsafe-eval'"]})(view))


@runs_sodium
@require_http_methods(["GET", "HEAD", "POST"])
def complaints_page(request: HttpRequest) -> HttpResponse:
    """All complaints of the office as boxes, for the script that opens them with the counsellor's key file."""
    me, error = who(request), ""
    if not any_shielded(me.agency):
        return render(request, NOT_FOUND, {"locked": True}, status=404)
    if request.method == "POST":
        try:
            messages.success(request, _act(request, me))
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:complaints")
    found, known = complaints(agency=me.agency), keys(agency=me.agency)
    context = {"complaints": found, "keys": known, "data": _data(found, known), "error": error}
    return render(
        request, "desk/complaints/list.html", frame(me, "complaints") | context, status=422 if error else 200
    )  # fmt: skip


@runs_sodium
@require_http_methods(["GET", "HEAD", "POST"])
def keys_page(request: HttpRequest) -> HttpResponse:
    """The ceremony: a key is made in the browser, its file saved, its public half sent; and keys are ended."""
    me, error = who(request), ""
    if not any_shielded(me.agency):
        return render(request, NOT_FOUND, {"locked": True}, status=404)
    if request.method == "POST":
        try:
            if request.POST.get("end"):
                retire_key(office=me.agency, which=named_id(request.POST["end"]), staff=me.staff, now=now())
                messages.success(request, "Der Schlüssel ist beendet; was für ihn versiegelt war, ist gelöscht.")
            else:
                holder, public = request.POST.get("holder", "")[:60], request.POST.get("public_key", "")
                make_key(office=me.agency, holder=holder, public_key=public, staff=me.staff, now=now())
                messages.success(request, "Der Schlüssel gilt ab jetzt für neue Beschwerden.")
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:complaint-keys")
    context = {"keys": keys(agency=me.agency, ended=True), "error": error}
    return render(
        request, "desk/complaints/keys.html", frame(me, "complaints") | context, status=422 if error else 200
    )  # fmt: skip


def complaint_file(request: HttpRequest, file: UUID) -> HttpResponse:
    """Something attached, locked as it lies here: the page's script opens it with the key in the message."""
    me = who(request)
    try:
        locked = fetch(office=me.agency, which=file, staff=me.staff, now=now())
    except Refusal as refusal:
        return render(request, NOT_FOUND, {"locked": True}, status=refusal.status)
    answer = HttpResponse(locked, content_type="application/octet-stream")
    answer["Cache-Control"] = "no-store, private"
    return answer


def _act(request: HttpRequest, me: Who) -> str:
    if request.POST.get("act") == "close":
        close(office=me.agency, complaint=named_id(request.POST.get("complaint", "")), staff=me.staff, now=now())
        return "Die Beschwerde ist abgeschlossen."
    try:
        sealed: list[dict[str, Any]] = json.loads(request.POST.get("sealed", ""))
        for one in sealed:
            message = UUID(one["message"]) if one.get("message") else None
            keep_sealed(
                office=me.agency,
                complaint=UUID(one["complaint"]),
                message=message,
                boxes=one["boxes"],
                staff=me.staff,
                now=now(),
            )
    except (ValueError, KeyError, TypeError) as error:
        raise BadValue from error
    return "Versiegelt und gespeichert."


def _data(found: list[ComplaintSeen], known: list[KeySeen]) -> dict[str, Any]:
    return {
        "keys": [{"id": str(key.id), "holder": key.holder, "public": _text(key.public_key)} for key in known],
        "complaints": [
            {"id": str(one.id), "reply": _text(one.reply_key), "boxes": [
                {"message": str(box.message), "author": box.author, "on": box.written_on.isoformat(), "key": str(box.key),
                 "box": _text(box.box)}
                for box in one.boxes if box.key
            ]}
            for one in found
        ],
    }  # fmt: skip


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
