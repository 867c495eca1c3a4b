"""Where somebody belongs after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from willkommen.doors.desk.access import DESKS, RECEPTION
from willkommen.doors.desk.who import who

ELSEWHERE = {
    "protection": "office:protection",
    "operator": "office:requests",
    "editor": "editors:home",
    "management": "office:figures",
}
"""Where those begin who work at no desk."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The queue for desks, the list for the reception, the office for everybody else."""
    role = who(request).role
    if role in DESKS:
        return redirect("desk:queue")
    return redirect("desk:reception" if role in RECEPTION else ELSEWHERE[role])
