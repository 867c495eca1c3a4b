"""The line to the server: bring home what was done, copy the house anew, and know since when nobody answers."""

import json
import logging
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from willkommen.doors.moment import now
from willkommen.node.store import Store
from willkommen.standby.rules.acts import BATCH

LOG = logging.getLogger("willkommen.node")
PATIENCE = 2.0
"""Seconds for each answer: a line that is cut says nothing at all."""
PAUSE = 1.0
"""Seconds between two looks."""


class Line:
    """Speaks to the server at `url` with the node's key; every call is a connection of its own."""

    def __init__(self, url: str, key: str, memory: Store) -> None:
        self._url, self._key, self._memory = urlsplit(url), key, memory

    def once(self) -> bool:
        """Bring home what is not confirmed, then copy; False when the server does not answer (or not as it should)."""
        try:
            while (held := self._held()) < self._memory.last():
                if self._bring(held) <= held:
                    return False
            copy = self._say("GET", f"/api/v1/node/copy/{self._memory.fact('store')}")
        except (OSError, HTTPException, ValueError, KeyError) as fault:
            LOG.info("the server does not answer (%s)", type(fault).__name__)
            return False
        moment = now().isoformat()
        self._memory.remember(copy=json.dumps(copy), copied=moment, heard=moment)
        return True

    def keep(self, stop: threading.Event) -> None:
        """Do so again and again until `stop`; say once when the server goes and comes."""
        there: bool | None = None
        while not stop.is_set():
            answered = self.once()
            if answered is not there:
                LOG.warning("the server answers" if answered else "the server does not answer: going on alone")
                there = answered
            stop.wait(PAUSE)

    def _held(self) -> int:
        return int(self._memory.fact("held") or 0)

    def _bring(self, held: int) -> int:
        acts = [done.written() for done in self._memory.after(held, BATCH)]
        sent = [{name: value for name, value in act.items() if name != "store" and value != ""} for act in acts]
        answer = self._say("POST", "/api/v1/node/acts", {"store": self._memory.fact("store"), "acts": sent})
        confirmed = int(answer["held"])
        self._memory.remember(held=str(confirmed), heard=now().isoformat())
        return confirmed

    def _say(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        kind = HTTPSConnection if self._url.scheme == "https" else HTTPConnection
        connection = kind(self._url.netloc, timeout=PATIENCE)
        headers = {"Authorization": f"Node {self._key}", "Content-Type": "application/json"}
        try:
            connection.request(method, f"{self._url.path}{path}", json.dumps(body) if body else None, headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            LOG.warning("the server refuses %s (%s)", path.rpartition("/")[0], answer.status)
            raise ValueError(answer.status)
        found: dict[str, Any] = json.loads(text)
        return found
