"""The helper's view: two languages side by side for a volunteer or an interpreter, and nothing kept between families."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from willkommen.doors.visitor.beside import COOKIE, helper_language
from willkommen.doors.visitor.cookies import FAMILIES, forget, held_in
from willkommen.doors.visitor.page import language, page
from willkommen.flows.hold import release
from willkommen.visits.tokens import PlanToken

KEPT = "desk"
"""The only cookie that stays: a member of staff's own login."""


def together(request: HttpRequest) -> HttpResponse:
    """Choose the two languages, or see which ones they are."""
    spoken = dict(settings.LANGUAGES)
    own, theirs = request.POST.get("own", language()), request.POST.get("theirs", "")
    error = ""
    if request.method == "POST" and own in spoken and theirs in spoken:
        if own != theirs:
            return _opened(own, theirs)
        error = _("Wählen Sie zwei verschiedene Sprachen.")
    context = {
        "languages": settings.LANGUAGES, "own": own, "theirs": theirs or _another(own), "error": error,
        "on": bool(helper_language(request)),
    }  # fmt: skip
    return page(request, "together.html", context, status=422 if error else 200)


def _opened(own: str, theirs: str) -> HttpResponse:
    """The first page in the family's language, with the helper's beside it until the browser is closed."""
    with override(theirs):
        answer = redirect("visitor:start")
    answer.set_cookie(COOKIE, own, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return answer


def _another(own: str) -> str:
    return next(code for code, _name in settings.LANGUAGES if code != own)


@require_POST
def together_forget(request: HttpRequest) -> HttpResponse:
    """Forget everything this device knows of the family: visits, held times, the languages."""
    release(plan=PlanToken((), held_in(request)))
    messages.success(request, _("Alles ist vergessen. Das Gerät ist bereit für die nächste Familie."))
    with override(helper_language(request) or language()):
        answer = _next_to_forget(request, reverse("visitor:together"))
    for name in request.COOKIES:
        if name not in (KEPT, FAMILIES, settings.CSRF_COOKIE_NAME):
            answer.delete_cookie(name, samesite="Lax")
    answer["Clear-Site-Data"] = '"cache"'
    return answer


def together_forgotten(request: HttpRequest) -> HttpResponse:
    """One visit after the other, since one answer can take back only one visit's key."""
    return _next_to_forget(request, reverse("visitor:together"))


def _next_to_forget(request: HttpRequest, then: str) -> HttpResponse:
    codes = request.COOKIES.get(FAMILIES, "").split()
    answer = redirect("visitor:together_forgotten" if codes[1:] else then)
    if codes:
        forget(answer, codes[0])
        answer.set_cookie(FAMILIES, " ".join(codes[1:]), httponly=True, samesite="Lax", secure=settings.HTTPS)
    return answer
