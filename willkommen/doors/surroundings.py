"""What every page shows around its content: the house's name, its languages, and a kind word when a form expired."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi


def house(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    return {"language": get_language(), "bidi": get_language_bidi()}


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lost its protection (an old tab, cookies off): say what to do, keep the person calm."""
    return render(request, "form_expired.html", status=403)
