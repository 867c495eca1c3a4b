"""Many visitors at once, over HTTP, as a crowd does it: each with a connection and keys of its own."""

import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

SERVICES = ("ae-schutz", "jc-antrag", "sprachkurs-suche", "asylblg-leistungen", "eat-abholung", "erstorientierung")
Said = tuple[int, dict[str, Any]]


class Client:
    """One visitor's browser, on one kept connection. Answers are (status, body)."""

    def __init__(self, url: str) -> None:
        self.http = HTTPConnection(urlsplit(url).netloc, timeout=30)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *error: object) -> None:
        self.http.close()

    def plans(self, services: Sequence[str], **more: Any) -> list[dict[str, Any]]:
        """The plans proposed now."""
        status, body = self._say("POST", "/plans", {"services": list(services), **more})
        assert status == 200, body
        plans: list[dict[str, Any]] = body["plans"]
        return plans

    def book(self, token: str, key: str = "") -> Said:
        """Try to book."""
        return self._say("POST", "/visits", {"plan": token}, {"Idempotency-Key": key or uuid4().hex})

    def cancel(self, code: str, secret: str) -> Said:
        """Cancel the whole visit."""
        return self._say("DELETE", f"/visits/{code}", None, {"Authorization": f"Visit {secret}"})

    def move(self, code: str, secret: str, token: str) -> Said:
        """Move to another plan."""
        return self._say("POST", f"/visits/{code}/move", {"plan": token}, {"Authorization": f"Visit {secret}"})

    def _say(self, method: str, path: str, body: object, headers: dict[str, str] | None = None) -> Said:
        content = None if body is None else json.dumps(body)
        self.http.request(method, f"/api/v1{path}", content, {"Content-Type": "application/json", **(headers or {})})
        answer = self.http.getresponse()
        text = answer.read()
        assert answer.status < 500 or answer.status == 503, text
        return answer.status, json.loads(text)


def all_at_once(url: str, count: int, act: Callable[[Client], int]) -> list[int]:
    """Let `count` clients act in the same moment; what each of them got."""
    gate = threading.Barrier(count)

    def one(_: int) -> int:
        with Client(url) as client:
            gate.wait()
            return act(client)

    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(one, range(count)))
