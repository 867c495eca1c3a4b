"""Where somebody belongs after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from willkommen.doors.desk.access import DESKS, RECEPTION
from willkommen.doors.desk.who import frame, who

ELSEWHERE = {"protection": "office:protection", "operator": "office:requests", "editor": "editors:home"}
"""Where those begin who work at no desk."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The queue for desks, the list for the reception; the office for those who guard the house; others have no page."""
    me = who(request)
    if me.role in DESKS:
        return redirect("desk:queue")
    if me.role in RECEPTION:
        return redirect("desk:reception")
    if me.role in ELSEWHERE:
        return redirect(ELSEWHERE[me.role])
    return render(request, "desk/home.html", frame(me, "") | {"nav": []})
