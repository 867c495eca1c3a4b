"""Ask another agency a general question, or follow one up: to its desk, never to one person, and without data."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.exchange.words import URGENCIES, asker, choices, others, ways
from willkommen.doors.desk.who import frame, who
from willkommen.doors.ids import read_id
from willkommen.doors.moment import now
from willkommen.exchange.queries.questions import QuestionSeen, question
from willkommen.flows.exchange.ask import Wording, ask


@require_http_methods(["GET", "HEAD", "POST"])
def ask_page(request: HttpRequest) -> HttpResponse:
    """The form; what was wrong stands above it, with everything as it was typed."""
    me, error = who(request), ""
    typed = {name: request.POST.get(name, "") for name in ("asked_of", "subject", "words", "urgency", "follows")}
    if request.method == "POST":
        wording = Wording(
            typed["asked_of"],
            typed["subject"][:120],
            typed["words"][:2000],
            typed["urgency"],
            read_id(typed["follows"]),
        )
        try:
            asked = ask(by=asker(me), wording=wording, now=now(), zone=me.zone)
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Die Frage ist gestellt.")
            return redirect("desk:exchange-question", asked)
    elif before := _before(request, me.agency):
        typed |= {"follows": str(before.id), "subject": before.subject, "asked_of": before.asked_of}
        if before.asked_of == me.agency:
            typed["asked_of"] = before.asked_by
    context = {
        "typed": typed, "error": error, "agencies": choices(others(me), "Bitte wählen"), "urgencies": list(URGENCIES.items()),
        "ways": ways("exchange-ask"),
    }  # fmt: skip
    return render(
        request, "desk/exchange/ask.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _before(request: HttpRequest, agency: str) -> QuestionSeen | None:
    which = read_id(request.GET.get("follows", ""))
    return question(agency=agency, which=which) if which else None
