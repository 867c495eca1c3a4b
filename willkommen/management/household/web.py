"""The web server: how granian is started, and when it answers."""

import socket
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

STEP = 0.05
"""Seconds between two looks at a server that starts."""


def command(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command line of the web server. A worker process that dies is started again."""
    words = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    words += ["--blocking-threads", str(threads), "--no-ws", "--respawn-failed-workers", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *words, "willkommen.wsgi:application"]


def taken(host: str, port: int) -> bool:
    """Whether somebody listens at this port already, or nobody but an administrator may."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def answers(url: str, *, within: float) -> bool:
    """Whether the house at `url` gives any answer (also a refusal) within so many seconds."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            urlopen(url, timeout=within)  # noqa: S310 -- our own address, made by the caller
        except HTTPError:
            return True
        except (URLError, OSError):
            time.sleep(STEP)
        else:
            return True
    return False
