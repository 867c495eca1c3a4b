"""How good the words of a page are: a machine's draft is said to be one, and what stands in German is marked as German."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_info

from willkommen.catalogue import sentences
from willkommen.catalogue.words import Wording

PLACES = re.compile(r"%\\\(\w+\\\)[sd]")
TEXT = re.compile(r"(<(?P<tag>/?[a-z0-9]+)\b[^>]*>\s*)(?P<text>[^<>]*[^<>\s])(?=\s*<)")
NO_SPAN = {"title", "option", "textarea", "script", "style"}
"""Elements that hold text alone: nothing can be marked inside."""


@dataclass
class Notes:
    """What a page has said: `foreign` are texts in another language than the page, by their words."""

    draft: bool = False
    stale: bool = False
    foreign: dict[str, str] = field(default_factory=dict)


_notes: ContextVar[Notes | None] = ContextVar("notes", default=None)


def noted(text: str, wording: Wording) -> str:
    """The text, remembered for the page that is being made when it is not as good as the original."""
    notes = _notes.get()
    if notes is not None:
        notes.draft |= wording.quality == "draft"
        notes.stale |= wording.quality == "stale"
        if wording.quality == "fallback":
            notes.foreign[text] = wording.language
    return text


@contextmanager
def taking_notes() -> Iterator[Notes]:
    """Notes of one page."""
    notes = Notes()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def told() -> dict[str, bool]:
    """What the page should say about itself: `draft`, `stale`, `foreign`; nothing in German."""
    notes, language = _notes.get(), get_language() or settings.LANGUAGE_CODE
    if notes is None or language == settings.LANGUAGE_CODE:
        return {}
    said = {
        "draft": notes.draft or _state(language) == "draft",
        "stale": notes.stale,
        "foreign": bool(notes.foreign) or _lacking(language) is not None,
    }
    return said if any(said.values()) else {}


class OwnTongue:
    """Mark on every page of a visitor what is not in the page's language, for eyes and for screen readers."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with taking_notes() as notes:
            answer = self.answer(request)
        language = answer.headers.get("Content-Language") or get_language() or settings.LANGUAGE_CODE
        is_page = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
        if is_page and language != settings.LANGUAGE_CODE and (notes.foreign or _lacking(language)):
            answer.content = marked(answer.content.decode(), notes.foreign, _lacking(language)).encode()
        return answer


def marked(page: str, foreign: dict[str, str], lacking: re.Pattern[str] | None) -> str:
    """The page with a `lang` around each text that is foreign, or that `lacking` recognises as German."""

    def mark(found: re.Match[str]) -> str:
        text = html.unescape(found["text"])
        language = foreign.get(text) or ("de" if lacking and lacking.fullmatch(text) else "")
        if not language or found["tag"] in NO_SPAN:
            return found[0]
        known = get_language_info(language)
        direction = "rtl" if known["bidi"] else "ltr"
        return f'{found[1]}<span class="foreign" lang="{known["bcp47"]}" dir="{direction}">{found["text"]}</span>'

    return TEXT.sub(mark, page)


@cache
def _state(language: str) -> sentences.State:
    return sentences.state(language) if language in sentences.languages() else "human"


@cache
def _lacking(language: str) -> re.Pattern[str] | None:
    """Recognises the sentences of the pages that this language lacks, with whatever stands in their places."""
    if language not in sentences.languages():
        return None
    texts = [text for message in sentences.missing(language) for text in sentences.forms(message.id)]
    return re.compile("|".join(PLACES.sub(".+", re.escape(text)) for text in texts)) if texts else None
