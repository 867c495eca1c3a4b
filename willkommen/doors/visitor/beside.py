"""Two languages side by side: every text of a finished page gets the same text in the helper's language beside it."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, get_language_info, gettext, ngettext, override

from willkommen.catalogue import sentences
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre, edition_now
from willkommen.core.errors import NotLoaded
from willkommen.doors.moment import now
from willkommen.doors.said import day_in
from willkommen.doors.tongue import NO_SPAN, TEXT
from willkommen.doors.visitor.cookies import note_family

COOKIE = "beside"
SENTENCE_ENDS = re.compile(r"(?<=[.!?؟።:]) +")
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}|\u2068|\u2069")
DAYS_AHEAD = 100
"""Days whose names are known in both languages: the bookable ones and some more."""
Say = Callable[[Mapping[str, str]], str]


@dataclass(frozen=True)
class Pairs:
    """What the page may say, and the same in the other language: word by word, or with something put into its places."""

    exact: Mapping[str, str]
    shaped: tuple[tuple[re.Pattern[str], Say], ...]

    def of(self, text: str) -> str:
        """The same in the other language; "" where it is not known. Several sentences in one text go one by one."""
        whole = self._one(text)
        if whole:
            return whole
        parts = [self._one(part) for part in SENTENCE_ENDS.split(text)]
        return " ".join(parts) if len(parts) > 1 and all(parts) else ""

    def _one(self, text: str) -> str:
        if text in self.exact:
            return self.exact[text]
        for pattern, say in self.shaped:
            if found := pattern.fullmatch(text):
                return say({name: self.exact.get(value, value) for name, value in found.groupdict().items()})
        return ""


class Beside:
    """Put the helper's language beside the page's own, and remember what has to be forgotten afterwards."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        other, language = helper_language(request), get_language() or settings.LANGUAGE_CODE
        if other:
            note_family(request, answer)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
        if other and other != language and is_page and "Content-Language" not in answer.headers:
            answer.content = with_beside(answer.content.decode(), other, _pairs_now(language, other)).encode()
        return answer


def helper_language(request: HttpRequest) -> str:
    """The language a helper wants to read beside; "" for everybody else."""
    wanted = request.COOKIES.get(COOKIE, "")
    return wanted if wanted in dict(settings.LANGUAGES) else ""


def with_beside(page: str, other: str, pairs: Pairs) -> str:
    """The page with the other language behind each text it knows."""
    known = get_language_info(other)
    direction = "rtl" if known["bidi"] else "ltr"

    def put(found: re.Match[str]) -> str:
        if found["tag"] in NO_SPAN:
            return found[0]
        said = pairs.of(html.unescape(found["text"]).strip())
        if not said or said == html.unescape(found["text"]):
            return found[0]
        return f'{found[0]}<span class="beside" lang="{known["bcp47"]}" dir="{direction}">{html.escape(said)}</span>'

    head, body, rest = page.partition("<body")
    return head + body + TEXT.sub(put, rest)


def _pairs_now(language: str, other: str) -> Pairs:
    try:
        return _pairs(language, other, edition_now() or 0, now().date())
    except NotLoaded:
        return Pairs({}, ())


@lru_cache(maxsize=16)
def _pairs(language: str, other: str, _edition: int, today: date) -> Pairs:
    """Everything both languages can say, as of this edition of the centre's data and this day."""
    exact = dict(_days(language, other, today))
    shaped = []
    for own, say in [*_of_the_pages(language, other), *_of_the_centre(centre(), language, other)]:
        if PLACE.search(own):
            shaped.append((_shape(own), say))
        else:
            exact[own] = say({})
    return Pairs(exact, tuple(shaped))


def _days(language: str, other: str, today: date) -> Iterator[tuple[str, str]]:
    for ahead in range(-1, DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        yield day_in(language, day), day_in(other, day)


def _of_the_pages(language: str, other: str) -> Iterator[tuple[str, Say]]:
    for message in sentences.read(sentences.languages()[0]):
        if isinstance(message.id, tuple | list):
            one, many = message.id
            with override(language):
                forms = {ngettext(one, many, number) for number in range(12)}
            yield from ((form, _counted(one, many, other)) for form in forms)
        elif message.id:
            with override(language):
                own = gettext(message.id)
            yield own, _said(message.id, other)


def _said(german: str, other: str) -> Say:
    def say(places: Mapping[str, str]) -> str:
        with override(other):
            return gettext(german) % places if places else gettext(german)

    return say


def _counted(one: str, many: str, other: str) -> Say:
    def say(places: Mapping[str, str]) -> str:
        number = next((int(value) for value in places.values() if value.isdecimal()), 1)
        with override(other):
            return ngettext(one, many, number) % {**places, "n": number, "count": number}

    return say


def _of_the_centre(house: Centre, language: str, other: str) -> Iterator[tuple[str, Say]]:
    for source in house.texts.values():
        code, kind, record, field = source.id.split("/")
        if code == house.house.languages[0] and kind != "page":
            own = house.words.get(language, kind, record, field)
            there = house.words.get(other, kind, record, field)
            yield str(own), _filled(str(there))


def _filled(text: str) -> Say:
    def say(places: Mapping[str, str]) -> str:
        return text.format_map(places) if places else text

    return say


def _shape(text: str) -> re.Pattern[str]:
    """A pattern for the text with anything in its places; the same place twice says the same twice."""
    seen: set[str] = set()

    def place(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if not name:
            return ".?"
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+?)"

    parts, end = [], 0
    for found in PLACE.finditer(text):
        parts += [re.escape(text[end : found.start()]), place(found)]
        end = found.end()
    return re.compile("".join(parts) + re.escape(text[end:]))
