"""Try a draft of the phrases, see what it does to the accuracy, publish it, or go back to an earlier edition."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.office.editors.access import editor, frame, not_yours
from willkommen.doors.office.editors.accuracy import table
from willkommen.doors.office.editors.labels import may_label
from willkommen.doors.office.editors.weighing import CUT
from willkommen.guide import editions
from willkommen.guide.actions import drop_draft, go_back, keep_trial, publish
from willkommen.guide.drafts import Edition, draft
from willkommen.guide.queries import Guide
from willkommen.guide.trial import Result
from willkommen.guide.trial import trial as learn_and_measure


@require_POST
def trial(request: HttpRequest) -> HttpResponseBase:
    """Learn the draft while the page grows by a line at each step; no script is needed for that."""
    me = editor(request)
    waiting = draft()
    if waiting is None:
        messages.warning(request, "Es gibt keinen Entwurf.")
        return redirect("editors:phrases")
    context = {"cut": CUT, "title": "Entwurf ausprobieren", "back": reverse("editors:phrases")}
    page = render_to_string("editors/trial.html", frame(me, "phrases") | context, request)
    answer = StreamingHttpResponse(_growing(request, page, waiting, editions.guide()))
    answer["X-Accel-Buffering"] = "no"
    answer["Cache-Control"] = "no-store, private"
    return answer


def _growing(request: HttpRequest, page: str, waiting: Edition, held: Guide) -> Iterator[str]:
    """Runs after the view has returned: what asks the database says as whom."""
    head, tail = page.split(CUT)
    yield head
    for step in learn_and_measure(waiting.changes, held, waiting.moved):
        if isinstance(step, Result):
            with acting_as("editor"):
                yield _kept(request, waiting, step)
        else:
            yield format_html("<p>{}</p>", step)
    yield tail


def _kept(request: HttpRequest, waiting: Edition, result: Result) -> str:
    shown = {"edition": waiting, **table(result.before, result.after)}
    if shown["danger"]:
        return render_to_string("editors/result.html", shown, request)
    try:
        keep_trial(
            edition=waiting.id, changes=waiting.changes, model=result.model, mark=result.mark, measured=result.after
        )
    except Refusal as refusal:
        return render_to_string("parts/alert.html", {"kind": "warning", "title": str(refusal)})
    return render_to_string("editors/result.html", shown, request)


@require_POST
def publish_page(request: HttpRequest) -> HttpResponse:
    """Let the draft answer visitors."""
    me = editor(request)
    waiting = draft()
    rows = [*waiting.new, *waiting.gone] if waiting else []
    if any(not may_label(me, row["section"], row["label"]) for row in rows):
        return not_yours(request)
    return _done(
        request, lambda: publish(edition=waiting.id if waiting else 0, staff=me.staff, agency=me.agency, now=now()),
        "Veröffentlicht. Der Wegweiser antwortet in wenigen Sekunden mit den neuen Sätzen.",
    )  # fmt: skip


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Let the draft go."""
    return _done(request, drop_draft, "Der Entwurf ist verworfen.")


@require_POST
def back(request: HttpRequest, edition: int) -> HttpResponse:
    """Let an earlier edition answer again."""
    me = editor(request)
    if not me.edits_all:
        return not_yours(request)
    return _done(
        request, lambda: go_back(edition=edition, staff=me.staff, agency=me.agency, now=now()),
        "Die frühere Fassung gilt wieder.",
    )  # fmt: skip


def _done(request: HttpRequest, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("editors:phrases")
