"""The translations page in a test: the texts that hold some words, and another wording of one of them."""

from typing import Any

from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in


def shown(language: str, words: str, **more: str) -> Any:
    """The page with the texts that hold these words."""
    page = reverse("editors:translations")
    return signed_in(EDITOR).get(page, {"language": language, "show": "all", "words": words, **more})


def one_of(page: Any, german: str) -> Any:
    """The text with this German as the page shows it."""
    (one,) = [each for each in page.context["texts"] if each["german"] == german]
    return one


def typed(page: Any, german: str, text: str, **more: str) -> Any:
    """Publish another wording of one text, in a form as the browser shows it."""
    name = one_of(page, german)["name"]
    return signed_in(EDITOR).post(reverse("editors:translations"), {**filled(page), f"text-{name}": text, **more})
