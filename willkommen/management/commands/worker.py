"""Do what happens because time passes: send the post, forget what is over."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from willkommen.doors.clock.beat import keep_going
from willkommen.doors.clock.tasks import TASKS


class Command(BaseCommand):
    """The worker; any number may run, one works and the others stand by."""

    help = "Send the post and forget what is over, until it is stopped."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until Ctrl-C or SIGTERM; the tasks at hand are finished first."""
        stop = threading.Event()
        for kind in (signal.SIGINT, signal.SIGTERM):
            signal.signal(kind, lambda *_: stop.set())
        keep_going(TASKS, stop)
