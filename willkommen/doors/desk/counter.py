"""Choose the counter one works at: remembered until one signs out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.building.counters import room_of
from willkommen.doors.desk.who import COUNTER, frame, who
from willkommen.doors.moment import now
from willkommen.reception.queries.queue import queue


@require_http_methods(["GET", "HEAD", "POST"])
def counter_page(request: HttpRequest) -> HttpResponse:
    """The agency's counters as buttons; those with a visitor say so."""
    me = who(request)
    chosen = request.POST.get("counter", "")
    if request.method == "POST" and chosen in me.counters:
        request.session[COUNTER] = chosen
        return redirect("desk:queue")
    taken = {stop.counter for stop in queue(agency=me.agency, day=now().astimezone(me.zone).date()) if stop.at_counter}
    places = [
        {"id": counter, "room": room_of(me.house, counter), "taken": counter in taken,
         "chosen": counter == request.session.get(COUNTER)}
        for counter in me.counters
    ]  # fmt: skip
    return render(request, "desk/counter.html", frame(me, "counter") | {"places": places})
