"""Parts of pages that are asked for every two seconds: answered with 304 while nothing has changed."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified


def etag_of(*facts: object) -> str:
    """The mark of what a part shows. Facts are values with a stable repr; a CSRF token is none of them."""
    return f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:24]}"'


def unless_unchanged(request: HttpRequest, etag: str, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """The part, or 304 when the asker has it already."""
    known = request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if etag in known else draw()
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache, private"
    return response
