"""Take the visit off this device; the visit itself stays booked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from willkommen.core.codes import read_code
from willkommen.doors.visitor import cookies
from willkommen.doors.visitor.page import page, posted_only


@posted_only
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """Forget it and say so."""
    known = read_code(code)
    if known is None:
        return redirect("visitor:start")
    answer = page(request, "visit_forgotten.html")
    cookies.forget(answer, known)
    return answer
