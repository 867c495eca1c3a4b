"""The lead's programs: give one a token, shown this once, and end it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from willkommen.agencies.actions.tokens import end_token, make_token
from willkommen.core.acting import acting_as
from willkommen.core.errors import Refusal
from willkommen.doors.moment import now
from willkommen.doors.who import frame, who


@require_POST
def token_page(request: HttpRequest) -> HttpResponse:
    """A new token, to be copied into the program; nobody can show it again."""
    me, days = who(request), request.POST.get("days", "")
    try:
        with acting_as("gate"):
            token = make_token(
                agency=me.agency, name=request.POST.get("name", ""), days=int(days) if days.isdigit() else 0,
                lead=me.staff, now=now(),
            )  # fmt: skip
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("office:team")
    answer = render(request, "office/token.html", frame(me, "team") | {"token": token})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def end_page(request: HttpRequest, token: UUID) -> HttpResponse:
    """The program is let in no longer, from the next call on."""
    me = who(request)
    try:
        with acting_as("gate"):
            end_token(token=token, agency=me.agency, lead=me.staff, now=now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("office:team")
