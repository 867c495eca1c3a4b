"""Case conferences: who took part, what was agreed, and nothing more."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import BadValue, Refusal
from willkommen.doors.desk.exchange.words import asker, name_of, others, ways
from willkommen.doors.desk.who import frame, who
from willkommen.doors.moment import now
from willkommen.exchange.queries.shared import conferences
from willkommen.flows.exchange.ask import any_shielded
from willkommen.flows.exchange.meet import Held, keep


@require_http_methods(["GET", "HEAD", "POST"])
def conference_page(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was kept."""
    me, error, moment = who(request), "", now()
    chosen = request.POST.getlist("agencies")
    typed = {name: request.POST.get(name, "") for name in ("held_on", "took_part", "agreed", "consented")}
    typed["held_on"] = typed["held_on"] or f"{moment.astimezone(me.zone):%Y-%m-%d}"
    if request.method == "POST":
        try:
            keep(by=asker(me), held=_held(typed, chosen), now=moment)
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, "Die Vereinbarung ist festgehalten.")
            return redirect("desk:exchange-conference")
    kept = [
        {"on": one.held_on, "agencies": [name_of(me, agency) for agency in one.agencies], "took_part": one.took_part,
         "agreed": one.agreed}
        for one in conferences()
    ]  # fmt: skip
    options = [
        {"value": agency, "label": name, "checked": agency in chosen}
        for agency, name in others(me, about_a_person=True)
    ]
    context = {
        "typed": typed, "error": error, "options": options, "kept": kept, "shielded": any_shielded(me.agency),
        "consent": [{"value": "yes", "label": "Die Person war dabei oder hat eingewilligt.", "checked": bool(typed["consented"])}],
        "ways": ways("exchange-conference"),
    }  # fmt: skip
    return render(
        request, "desk/exchange/conference.html", frame(me, "exchange") | context, status=422 if error else 200
    )  # fmt: skip


def _held(typed: dict[str, str], agencies: list[str]) -> Held:
    try:
        held_on = date.fromisoformat(typed["held_on"])
    except ValueError as error:
        raise BadValue("Bitte geben Sie den Tag an.") from error
    return Held(agencies, held_on, typed["took_part"][:300], typed["agreed"][:2000], bool(typed["consented"]))
