"""The reception scans a signed consent form, or takes a consent back for whoever brings the form again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from willkommen.core.errors import Refusal
from willkommen.doors.desk.who import frame, who
from willkommen.doors.moment import now
from willkommen.flows.papers.release import scan, withdraw_form


@require_http_methods(["GET", "HEAD", "POST"])
def consent_page(request: HttpRequest) -> HttpResponse:
    """The field for the form's code; the page names neither agency nor concern."""
    me = who(request)
    if request.method != "POST":
        return render(request, "desk/consent.html", frame(me, "consent"))
    form = request.POST.get("form", "")
    try:
        if request.POST.get("act") == "withdraw":
            receipt = withdraw_form(form=form, staff=me.staff, now=now())
            messages.success(request, f"Beleg {receipt}: Die Einwilligung ist zurückgenommen.")
        else:
            receipt = scan(form=form, staff=me.staff, now=now())
            messages.success(
                request, f"Beleg {receipt}: Die Unterlagen sind angeboten. Bitte geben Sie das Blatt zurück."
            )
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect("desk:consent")
