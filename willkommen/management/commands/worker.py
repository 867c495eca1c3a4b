"""Do what happens because time passes: send the post, forget what is over."""

import asyncio
import logging
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

QUEUES = ["house"]
AT_ONCE = 2


class Command(BaseCommand):
    """The worker; any number may run, each task is done by one of them."""

    help = "Send the post and forget what is over, until it is stopped."
    requires_system_checks: list[str] = []  # noqa: RUF012 -- Django's own way to say it

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until Ctrl-C or SIGTERM; the task at hand is finished first (at most 30 s)."""
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
        if not isinstance(app.connector, DjangoConnector):
            raise TypeError(app.connector)
        with app.replace_connector(app.connector.get_worker_connector()):
            asyncio.run(_work())


async def _work() -> None:
    async with app.open_async():
        await app.run_worker_async(
            queues=QUEUES, concurrency=AT_ONCE, delete_jobs="always", install_signal_handlers=True,
            shutdown_graceful_timeout=30, listen_notify=True, fetch_job_polling_interval=5,
        )  # fmt: skip
