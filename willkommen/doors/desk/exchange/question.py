"""One question with its answer: answer it, take it back, follow it up, make something lasting of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.exchange.words import (
    NOT_FOUND,
    RELEASES,
    STATES,
    URGENCIES,
    asker,
    moment_text,
    name_of,
    ways,
)
from willkommen.doors.desk.who import Who, frame, who
from willkommen.doors.moment import now
from willkommen.exchange.queries.questions import QuestionSeen, question, thread
from willkommen.flows.exchange.ask import answer, take_back
from willkommen.flows.exchange.share import keep_note, propose


@require_http_methods(["GET", "HEAD", "POST"])
def question_page(request: HttpRequest, which: UUID) -> HttpResponse:
    """The question and what can be done with it; the same 404 for a foreign and for an invented one."""
    me = who(request)
    seen = question(agency=me.agency, which=which)
    if seen is None:
        return render(request, NOT_FOUND, {"locked": True}, status=404)
    typed = {name: request.POST.get(name, "") for name in ("answer", "title", "words")}
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, _act(me, seen, request.POST.get("act", ""), typed))
        except Refusal as refusal:
            error = str(refusal)
        else:
            return redirect("desk:exchange-question", which)
    to_us = seen.asked_of == me.agency
    context = {
        "one": seen, "to_us": to_us, "typed": typed, "error": error, "other": name_of(me, seen.asked_by if to_us else seen.asked_of),
        "facts": _facts(me, seen), "can_answer": to_us and seen.state == "open" and seen.release in ("", "given"),
        "can_take_back": not to_us and seen.state == "open", "can_share": seen.state == "answered" and not seen.agreement,
        "thread": thread(agency=me.agency, which=which), "ways": ways(""),
    }  # fmt: skip
    return render(
        request, "desk/exchange/question.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _act(me: Who, seen: QuestionSeen, act: str, typed: dict[str, str]) -> str:
    by, moment = asker(me), now()
    if act == "take-back":
        take_back(by=by, asked=seen.id, now=moment)
        return "Die Frage ist zurückgezogen."
    if act == "note":
        keep_note(by=by, title=typed["title"][:120], words=typed["words"][:4000], now=moment)
        return "Die Notiz steht in Ihrem eigenen Wissen."
    if act == "propose":
        propose(by=by, subject=typed["title"][:120], words=typed["words"][:4000], now=moment)
        return "Der Vorschlag liegt bei der Redaktion."
    answer(by=by, asked=seen.id, words=typed["answer"][:4000], now=moment)
    return "Die Antwort ist gesendet."


def _facts(me: Who, seen: QuestionSeen) -> list[tuple[str, str]]:
    facts = [
        ("Gefragt", moment_text(me, seen.asked_at)),
        ("Antwort erbeten", f"{URGENCIES[seen.urgency]}: bis {moment_text(me, seen.due_at)}"),
        ("Stand", STATES[seen.state]),
    ]
    return [*facts, ("Freigabe", RELEASES[seen.release])] if seen.release else facts
