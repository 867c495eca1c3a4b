"""Whether the house can listen, and whether it answers."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.ground.house import PORTS
from willkommen.management.household import web


class ToTls(BaseHTTPRequestHandler):
    """Sends everybody to an address where nobody speaks TLS, as a house behind a proxy does."""

    def do_GET(self) -> None:
        """Redirect."""
        self.send_response(301)
        self.send_header("Location", "https://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_it_takes_a_redirection_for_an_answer() -> None:
    port = next(port for port in PORTS if not web.obstacle("127.0.0.1", port))
    with HTTPServer(("127.0.0.1", port), ToTls) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert web.answers(f"http://127.0.0.1:{port}/desk/login/", within=10)
        server.shutdown()
    assert not web.answers(f"http://127.0.0.1:{port}/desk/login/", within=0.2)


def test_it_says_why_nobody_can_listen() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "taken by another program" in web.obstacle("127.0.0.1", taken.getsockname()[1])
    assert "has no address" in web.obstacle("192.0.2.1", 20000)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_it_finds_nothing_in_the_way_of_a_free_port(host: str) -> None:
    assert any(web.obstacle(host, port) == "" for port in PORTS[:50])
