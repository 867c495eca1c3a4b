"""The line to the server: bring home what was done, copy the house anew, and know since when nobody answers."""

import json
import logging
import threading
from contextlib import suppress
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from willkommen.doors.moment import now as own_clock
from willkommen.node.moment import now, set_by
from willkommen.node.refusals import NotWritten
from willkommen.node.store import Store
from willkommen.standby.rules.acts import BATCH

LOG = logging.getLogger("willkommen.node")
PATIENCE = 2.0
"""Seconds for each answer: a line that is cut says nothing at all."""
PAUSE = 1.0
"""Seconds between two looks."""
ENOUGH = 2
"""Looks without an answer after which the server is away, whatever the clock says."""
KEPT = timedelta(days=1)
"""Acts of yesterday and today stay, as long as the copy reaches."""


class Line:
    """Speaks to the server at `url` with the node's key; every call is a connection of its own."""

    def __init__(self, url: str, key: str, memory: Store) -> None:
        self._url, self._key, self._memory = urlsplit(url), key, memory
        self._copy = ""
        """The last copy: what has not changed is not written to the disk anew."""

    def once(self) -> bool:
        """Bring home what is not confirmed, then copy; False when the server does not answer (or not as it should)."""
        try:
            while (held := self._held()) < self._memory.last():
                if self._bring(held) <= held:
                    return False
            asked = own_clock()
            copy = self._say("GET", f"/api/v1/node/copy/{self._memory.fact('store')}")
            if int(copy["settled"]) > self._memory.last():
                self._note(refused="split-memory")
                return False
            facts = set_by(asked, copy.pop("made"))
            if (text := json.dumps(copy)) != self._copy:
                facts |= {"copy": text, "copied": facts["heard"]}
            self._memory.remember(silent="", refused="", **facts)
            self._copy = text
            self._tidy(int(copy["settled"]))
        except (OSError, HTTPException, ValueError, KeyError, NotWritten) as fault:
            LOG.info("the server does not answer (%s)", type(fault).__name__)
            return False
        return True

    def keep(self, stop: threading.Event) -> None:
        """Do so again and again until `stop`; say once when the server goes and comes."""
        there: bool | None = None
        failed = 0
        while not stop.is_set():
            answered = self.once()
            failed = 0 if answered else failed + 1
            if failed == ENOUGH:
                self._note(silent="1")
            if answered is not there:
                LOG.warning("the server answers" if answered else "the server does not answer: going on alone")
                there = answered
            stop.wait(PAUSE)

    def _tidy(self, settled: int) -> None:
        """Once a day."""
        day = now(self._memory).date() - KEPT
        if self._memory.fact("forgot") != str(day):
            self._memory.forget(day, min(settled, self._held()))

    def _note(self, **facts: str) -> None:
        """Remember why nobody answers, if the disk takes it."""
        with suppress(NotWritten):
            self._memory.remember(**facts)

    def _held(self) -> int:
        return int(self._memory.fact("held") or 0)

    def _bring(self, held: int) -> int:
        acts = [done.written() for done in self._memory.after(held, BATCH)]
        sent = [{name: value for name, value in act.items() if name != "store" and value != ""} for act in acts]
        answer = self._say("POST", "/api/v1/node/acts", {"store": self._memory.fact("store"), "acts": sent})
        confirmed = int(answer["held"])
        self._memory.remember(held=str(confirmed), heard=now(self._memory).isoformat())
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
            self._note(refused=_word(text) if answer.status < 500 else "")
            raise ValueError(answer.status)
        found: dict[str, Any] = json.loads(text)
        return found


def _word(text: bytes) -> str:
    """Why the server refuses, in its own word; whatever else answers there is a stranger."""
    try:
        return str(json.loads(text)["title"])
    except (ValueError, KeyError, TypeError):
        return "stranger"
