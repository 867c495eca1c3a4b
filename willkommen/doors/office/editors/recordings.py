"""Recordings for languages that devices do not speak: upload, listen, publish, take away, erase."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from willkommen.catalogue import recording
from willkommen.catalogue.queries import Recorded, recordings, sound_of
from willkommen.catalogue.rules.sound import MOST_BYTES, UPLOADED, named
from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import Editor, editor, frame, not_yours
from willkommen.doors.sound import sounding

SPOKEN = {"situation": "Bilder der ersten Seite", "spoken": "Was auf jeder Seite gesagt wird"}
"""The texts for which there can be a recording."""
FIRST = "ti"
"""The page language for which the fewest devices have a voice."""


@require_http_methods(["GET", "HEAD", "POST"])
def recordings_page(request: HttpRequest) -> HttpResponse:
    """`?language=ti`: every text that can be heard, and its recordings; POST uploads one."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    language = _language(me, request)
    error, status = "", 200
    if request.method == "POST":
        try:
            _upload(me, language, request)
            messages.success(request, "Die Aufnahme ist da. Hören Sie sie an, dann veröffentlichen Sie sie.")
            return redirect(_here(language))
        except Refusal as refusal:
            error, status = str(refusal), refusal.status
    groups = [(title, _rows(me, language, kind)) for kind, title in SPOKEN.items()]
    choices = [(code, str(me.house.languages[code].endonym)) for code in me.house.house.languages]
    context = {"groups": groups, "language": language, "languages": choices, "error": error}
    return render(request, "editors/recordings.html", frame(me, "recordings") | context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def recording_page(request: HttpRequest, one: UUID) -> HttpResponse:
    """The sound itself, for the editors; POST publishes it (`what=publish`) or erases it (`what=erase`)."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    if request.method == "POST":
        act = recording.erase if request.POST.get("what") == "erase" else recording.publish
        said = "Gelöscht." if act is recording.erase else "Veröffentlicht. Besucherinnen und Besucher hören sie jetzt."
        return _done(request, me, said, lambda: act(recording=one, staff=me.staff, agency=me.agency, now=now()))
    found = sound_of(one)
    if found is None:
        raise Http404
    return sounding(request, found[1], found[0], kept="no-store, private")


@require_POST
def silence(request: HttpRequest) -> HttpResponse:
    """Let visitors hear the recording of a text no more."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    place = request.POST.get("place", "")
    said = "Wird nicht mehr abgespielt. Sie können die Aufnahme wieder veröffentlichen oder löschen."
    return _done(request, me, said, lambda: recording.silence(place=place, staff=me.staff, agency=me.agency, now=now()))


def _done(request: HttpRequest, me: Editor, said: str, act: Any) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(_here(_language(me, request)))


def _upload(me: Editor, language: str, request: HttpRequest) -> None:
    file = request.FILES.get("sound")
    if file is None or not file.size:
        raise BadValue("Bitte wählen Sie zuerst eine Datei aus.")
    place = request.POST.get("place", "")
    if place not in _places(me, language):
        raise BadValue
    sound = file.read(MOST_BYTES + 1)
    recording.upload(place=place, sound=sound, staff=me.staff, agency=me.agency, now=now())


def _places(me: Editor, language: str) -> dict[str, str]:
    """The ids of the texts with their kind."""
    return {f"{language}/{kind}/{key}/name": kind for kind in SPOKEN for key in me.house.tables[kind]}


def _rows(me: Editor, language: str, kind: str) -> list[dict[str, Any]]:
    known: dict[str, list[Recorded]] = {}
    for one in recordings(language):
        known.setdefault(one.place, []).append(one)
    return [_row(me, place, known.get(place, [])) for place, own in _places(me, language).items() if own == kind]


def _row(me: Editor, place: str, recorded: list[Recorded]) -> dict[str, Any]:
    _, kind, key, _ = place.split("/")
    text = me.house.texts.get(place)
    clip = text.clip if text else None
    playing = next((one for one in recorded if named(one.id) == clip), None)
    return {
        "place": place,
        "german": str(me.house.words.get("de", kind, key)),
        "text": text.text if text else "",
        "playing": playing,
        "shipped": bool(clip) and not str(clip).startswith(UPLOADED),
        "others": [one for one in recorded if one is not playing],
    }


def _language(me: Editor, request: HttpRequest) -> str:
    wanted = request.POST.get("language") or request.GET.get("language", FIRST)
    return wanted if wanted in me.house.house.languages else me.house.house.languages[0]


def _here(language: str) -> str:
    return f"{reverse('editors:recordings')}?{urlencode({'language': language})}"
