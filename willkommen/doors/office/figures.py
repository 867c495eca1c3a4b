"""The figures of the house for its management: what it saved people together, nothing that tells of one of them or of one colleague."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from willkommen.core.acting import acting_as
from willkommen.doors.who import frame, who
from willkommen.reception.queries.trips import trips_by_month
from willkommen.reception.rules.trips import SMALLEST


@require_safe
def figures_page(request: HttpRequest) -> HttpResponse:
    """Ways saved in all and by month, the newest first."""
    me = who(request)
    with acting_as("figures"):
        months = trips_by_month()
    context = {"months": months, "total": sum(trips for _, trips in months), "smallest": SMALLEST}
    return render(request, "office/figures.html", frame(me, "figures") | context)
