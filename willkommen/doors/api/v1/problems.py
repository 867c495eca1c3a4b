"""Refusals as problems by RFC 9457: one word for programs, one sentence for people."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from willkommen.core.errors import Refusal

TYPE = "/api/v1/problems#"


class Problem(JsonResponse):
    """`application/problem+json`."""

    def __init__(self, status: int, word: str, detail: str, **more: Any) -> None:
        body = {"type": TYPE + word, "title": word, "status": status, "detail": detail, **more}
        super().__init__(body, status=status, content_type="application/problem+json")


def answer_with_problems(api: NinjaAPI) -> None:
    """Let every refusal leave as a problem."""

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        return Problem(error.status, error.word, str(error))

    def malformed(request: HttpRequest, error: Any) -> HttpResponse:
        faults = [{"where": ".".join(map(str, fault["loc"])), "what": fault["msg"]} for fault in error.errors]
        return Problem(422, "malformed", "Die Anfrage passt nicht zur Beschreibung der Schnittstelle.", errors=faults)

    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        return Problem(404, "unknown", "Das gibt es hier nicht.")

    def stranger(request: HttpRequest, error: Any) -> HttpResponse:
        return Problem(401, "sign-in", "Bitte melden Sie sich an.")

    def http(request: HttpRequest, error: Any) -> HttpResponse:
        return Problem(error.status_code, "http", str(error))

    api.add_exception_handler(Refusal, refused)
    api.add_exception_handler(ValidationError, malformed)
    api.add_exception_handler(Http404, unknown)
    api.add_exception_handler(AuthenticationError, stranger)
    api.add_exception_handler(HttpError, http)
