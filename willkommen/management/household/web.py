"""The web server: how granian is started, whether its port is free, and when it answers."""

import errno
import socket
import sys
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

STEP = 0.05
"""Seconds between two looks at a server that starts."""
REASONS = {
    errno.EADDRINUSE: "port {port} is taken by another program: stop that, or choose another with PORT={other}",
    errno.EACCES: "this user may not open port {port}: choose one above 1023, for example PORT={other}",
    errno.EADDRNOTAVAIL: "this machine has no address {host}: correct HOST",
}


def command(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command line of the web server. A worker process that dies is started again."""
    words = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    words += ["--blocking-threads", str(threads), "--no-ws", "--respawn-failed-workers", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *words, "willkommen.wsgi:application"]


def obstacle(host: str, port: int) -> str:
    """Why nobody can listen there, as the rest of a sentence; empty when it is possible."""
    try:
        kind = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind[0], kind[1]) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(kind[4])
    except socket.gaierror:
        return f"there is no machine called {host}: correct HOST"
    except OSError as fault:
        reason = REASONS.get(fault.errno or 0, f"nobody can listen at {{host}}:{{port}} ({fault.strerror})")
        return reason.format(host=host, port=port, other=8000 + (port + 1) % 1000)
    return ""


def reachable(host: str) -> str:
    """Where this machine itself reaches a server that listens at `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104 -- only compared with


def answers(url: str, *, within: float) -> bool:
    """Whether the house at `url` gives any answer (also a refusal or a redirection to TLS) within so many seconds."""
    parts = urlsplit(url)
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=within)
        try:
            connection.request("GET", parts.path)
            connection.getresponse()
        except (HTTPException, OSError):
            time.sleep(STEP)
        else:
            return True
        finally:
            connection.close()
    return False
