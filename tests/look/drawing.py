"""Draws the parts as a person sees them: a page with all of them, served with its static files on loopback."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import translation

from tests.look.sample import context

HERE = Path(__file__).resolve().parent
STATIC = HERE.parents[1] / "willkommen" / "static"
HOUSE = "willkommen.doors.surroundings.house"
"""Reads the centre from a database; what it gives stands in sample.py instead."""


def _templates_without_the_house() -> list[dict[str, Any]]:
    [engine] = settings.TEMPLATES
    given = engine["OPTIONS"]["context_processors"]
    return [{**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": [one for one in given if one != HOUSE]}}]


SETTINGS = override_settings(
    TEMPLATES=_templates_without_the_house(),
    ROOT_URLCONF="tests.look.addresses",
    STORAGES={"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
)
PAGES = ("look.html", "staff.html", "board.html", "paper.html")


def draw(page: str, language: str, theme: str = "light") -> str:
    """One page of this folder as HTML."""
    source = (HERE / page).read_text(encoding="utf-8")
    with SETTINGS, translation.override(language):
        template = engines["django"].from_string(source)  # type: ignore[attr-defined]  # every engine of Django's own has it
        return str(template.render(context(language, theme), RequestFactory().get("/")))


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
        """Keep silent."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The drawn pages with their static files; gives the address they stand under."""
    if not (folder / "static").exists():
        shutil.copytree(STATIC, folder / "static")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
