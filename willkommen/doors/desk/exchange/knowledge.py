"""The agency's own knowledge: notes that only its own people read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.exchange.words import asker, ways
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.ids import named_id
from willkommen.doors.moment import now
from willkommen.exchange.queries.shared import notes
from willkommen.flows.exchange.share import drop_note, keep_note, propose


@require_http_methods(["GET", "HEAD", "POST"])
def knowledge_page(request: HttpRequest) -> HttpResponse:
    """Find, write, propose, take away; what is looked for is sent in a form and stands in no address."""
    me, error = who(request), ""
    typed = {name: request.POST.get(name, "") for name in ("act", "find", "title", "words", "note")}
    if request.method == "POST" and typed["act"] != "find":
        try:
            messages.success(request, _act(me, typed))
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:exchange-knowledge")
    context = {
        "notes": notes(agency=me.agency, words=typed["find"][:80]), "typed": typed, "error": error, "ways": ways("exchange-knowledge"),
    }  # fmt: skip
    return render(
        request, "desk/exchange/knowledge.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _act(me: Who, typed: dict[str, str]) -> str:
    by, moment = asker(me), now()
    if typed["act"] == "delete":
        drop_note(by=by, which=named_id(typed["note"]), now=moment)
        return "Die Notiz ist gelöscht."
    if typed["act"] == "propose":
        propose(by=by, subject=typed["title"][:120], words=typed["words"][:4000], now=moment)
        return "Der Vorschlag liegt bei der Redaktion."
    keep_note(by=by, title=typed["title"][:120], words=typed["words"][:4000], now=moment)
    return "Die Notiz ist gespeichert."
