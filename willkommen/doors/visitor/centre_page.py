"""Imprint, privacy notice and their like: the centre's own texts, drawn without trusting them."""

from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse

from willkommen.catalogue.queries import centre
from willkommen.doors.said import house_values
from willkommen.doors.visitor.page import language, page

EASY = "de-leicht"


@dataclass
class Block:
    """A piece of a page: `kind` is heading, text or list."""

    kind: str
    lines: list[str] = field(default_factory=list)


def blocks(body: str) -> list[Block]:
    """The pieces of a text: `## ` begins a heading, `- ` an item of a list, an empty line a paragraph."""
    found: list[Block] = []
    fresh = True
    for line in body.splitlines():
        kind, text = _kind(line.strip())
        if not text:
            fresh = True
            continue
        if fresh or kind == "heading" or found[-1].kind != kind:
            found.append(Block(kind))
        found[-1].lines.append(text)
        fresh = kind == "heading"
    return found


def _kind(line: str) -> tuple[str, str]:
    if line.startswith("## "):
        return "heading", line[3:]
    return ("list", line[2:]) if line.startswith("- ") else ("text", line)


def imprint(request: HttpRequest) -> HttpResponse:
    """Who publishes this."""
    return _shown(request, "impressum")


def privacy(request: HttpRequest) -> HttpResponse:
    """What happens with data."""
    return _shown(request, "datenschutz")


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return _shown(request, "barrierefreiheit")


def sign_language(request: HttpRequest) -> HttpResponse:
    """What the house offers in German Sign Language."""
    return _shown(request, "gebaerdensprache")


def easy_language(request: HttpRequest) -> HttpResponse:
    """The page in Leichte Sprache."""
    return _shown(request, "leichte-sprache", EASY)


def _shown(request: HttpRequest, name: str, written_in: str = "") -> HttpResponse:
    house = centre()
    if name not in house.pages:
        raise Http404
    code = written_in or language()
    title, body = (house.words.get(code, "page", name, part) for part in ("title", "body"))
    values = house_values(house, code)
    context = {
        "title": title.filled(**values),
        "blocks": blocks(body.filled(**values)),
        "in_language": house.languages[body.language].bcp47 if body.language != language() else "",
        "direction": house.languages[body.language].direction,
    }
    return page(request, "centre_page.html", context)
