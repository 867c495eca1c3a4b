"""Walk the addresses of the house: every route with its name, a real address for it, and its owner."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

FILE = Path(__file__).with_name("routes.yaml")
SAMPLES = {
    "uuid": "00000000-0000-4000-8000-000000000007",
    "uuidstr": "00000000-0000-4000-8000-000000000007",
    "code": "CANARY-CODE",
    "slug": "canary",
    "int": "7",
    "str": "canary",
    "path": "canary",
}
"""What stands for a part of an address when a test brings nothing better, by its converter."""


@cache
def owners() -> dict[str, str]:
    """Name of a route → its owner, as written."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: owner for owner, names in written.items() for name in names}


def routes() -> dict[str, str]:
    """Name of a route (its pattern, where nobody named it) → its pattern from the root, in German."""
    return dict(_walk(get_resolver(), "", ""))


def address(pattern: str, **values: str) -> str:
    """A pattern with its parts filled in, by name or with a sample."""
    filled = re.sub(r"<(?:(\w+):)?(\w+)>", lambda part: values.get(part[2], SAMPLES[part[1] or "str"]), _plain(pattern))
    return f"/{filled}"


def _plain(pattern: str) -> str:
    """A pattern that is a regular expression, written as one that is not."""
    return re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", pattern).replace("^", "").replace("$", "")


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield (f"{space}{entry.name}" if entry.name else pattern), pattern
        else:
            yield from _walk(entry, pattern, f"{space}{entry.namespace}:" if entry.namespace else space)
