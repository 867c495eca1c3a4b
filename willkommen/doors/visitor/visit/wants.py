"""What to do for this visit, and the word to arrive with: the visitor says it, changes it and takes it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from willkommen.doors.moment import now
from willkommen.doors.visitor.page import page
from willkommen.doors.visitor.visit.opening import opened
from willkommen.flows.wants import OWN_FLAGS, change_flags
from willkommen.flows.watchword import change_word, own_word
from willkommen.visits.queries.own import VisitSeen


@require_http_methods(["GET", "HEAD", "POST"])
@opened
def wants(request: HttpRequest, seen: VisitSeen, secret: str) -> HttpResponse:
    """Both as they are, to be changed; afterwards the own page again."""
    if request.method != "POST":
        word = own_word(code=seen.code, secret=secret)
        return page(request, "wants.html", {"code": seen.code, "word": word, "flags": _flags(seen)})
    if "word" in request.POST:
        change_word(code=seen.code, secret=secret, word=request.POST["word"], now=now())
    else:
        change_flags(code=seen.code, secret=secret, wanted=request.POST.getlist("need"), now=now())
    messages.success(request, _("Das ist geändert."))
    return redirect("visitor:visit", seen.code)


def _flags(seen: VisitSeen) -> list[dict[str, object]]:
    words = {
        "step_free": (_("Ohne Stufen"), _("Rollstuhl, Gehhilfe oder Kinderwagen")),
        "hearing": (_("Gut hören können"), _("Schalter mit Höranlage")),
        "sight": (_("Hilfe beim Sehen"), _("Man liest Ihnen vor und begleitet Sie.")),
        "escort": (_("Abholen am Eingang"), _("Jemand begleitet Sie zum Raum.")),
        "quiet": (_("Ruhiger Raum"), ""),
        "priority": (_("Ich kann nicht lange warten"), ""),
        "do_not_announce": (_("Bitte nicht auf der Tafel aufrufen, holen Sie mich ab"), ""),
    }
    return [
        {"value": flag, "label": words[flag][0], "hint": words[flag][1], "checked": bool(seen.needs.get(flag))}
        for flag in OWN_FLAGS
    ]
