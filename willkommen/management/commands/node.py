"""The node in the building: goes on with numbers when the server is away, and brings home what was done."""

import os
import signal
import sys
import threading
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from willkommen.environment import data_folder, value
from willkommen.management.household import web
from willkommen.management.household.children import Children
from willkommen.management.household.hold import AlreadyOpen, held

SETTINGS = "willkommen.node.settings"
PATIENCE = 60
"""Seconds in which the web server must give its first answer."""


class Command(BaseCommand):
    """Two processes, pages and line; either is started again when it dies, and both begin from what is on the disk."""

    help = "Run the node: pages for kiosk, desks and boards, and the line to the server (SERVER_URL, NODE_KEY)."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """[--line]."""
        parser.add_argument("--line", action="store_true", help="the line alone, as the node starts it itself")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look whether it can be done, and stay until SIGTERM."""
        if not value("SERVER_URL") or not value("NODE_KEY"):
            raise CommandError(
                "The node needs SERVER_URL and NODE_KEY (willkommen device add NAME node, on the server)."
            )
        if options["line"]:
            self._line()
            return
        host, port = value("HOST"), int(value("PORT"))
        if obstacle := web.obstacle(host, port):
            raise CommandError(f"The node cannot open: {obstacle}.")
        signal.signal(signal.SIGTERM, _as_ctrl_c)
        try:
            with held(data_folder()):
                self._live(host, port)
        except AlreadyOpen as refusal:
            raise CommandError(str(refusal)) from refusal

    def _live(self, host: str, port: int) -> None:
        _furnish()
        _begin_alone()
        children = Children(os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS})
        *words, _ = web.command(host=host, port=port, workers=1, threads=int(value("THREADS")))
        try:
            children.start("web", [*words, "willkommen.node.wsgi:application"])
            children.start("line", [sys.executable, "-m", "willkommen", "node", "--line"])
            if web.answers(f"http://{web.reachable(host)}:{port}/state/", within=PATIENCE):
                self.stdout.write(f"The node is open at http://{host}:{port}; its server is {value('SERVER_URL')}.")
                self.stdout.flush()
                ended = children.watch()
            else:
                ended = "web"
        except KeyboardInterrupt:
            ended = ""
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            children.stop()
        if ended:
            raise CommandError(f"The {ended} process does not run; what it said stands above.")

    def _line(self) -> None:
        from willkommen.node.line import Line
        from willkommen.node.store import store

        stop = threading.Event()
        for kind in (signal.SIGINT, signal.SIGTERM):
            signal.signal(kind, lambda *_: stop.set())
        Line(value("SERVER_URL"), value("NODE_KEY"), store()).keep(stop)


def _furnish() -> None:
    """Styles, scripts and sentences of the pages, if one of them changed; nothing of it asks the server."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django
    from django.conf import settings

    from willkommen.catalogue.sentences import compile_into
    from willkommen.management.household.static_files import collect

    django.setup()
    compile_into(settings.LOCALE_PATHS[0])
    collect()


def _begin_alone() -> None:
    """Who begins has heard no server yet, whatever the disk says: no screen is sent to one that may be gone as well."""
    from willkommen.node.refusals import NotWritten
    from willkommen.node.store import store

    with suppress(NotWritten):
        store().remember(silent="1")


def _as_ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt
