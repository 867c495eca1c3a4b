"""The wire to the house: one kept connection, a session for each agency's clerks, and what each answer said."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.factories.people import PASSWORD
from tests.ground.house import House

HIRE = """
INSERT INTO staff SELECT (jsonb_populate_record(known, %s::jsonb || jsonb_build_object('id', gen_random_uuid()))).*
FROM staff AS known WHERE username = 'clerk.who.may' AND NOT EXISTS (SELECT FROM staff WHERE username = %s)
"""
"""One more like the known clerk, with another name and agency."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Wire:
    """Talks to the house as visitors and as clerks. `clock` is the file that says what time it is in the house."""

    url: str
    clock: Path
    chance: Random
    sessions: dict[str, dict[str, str]] = field(default_factory=dict)
    requests: int = 0

    def __post_init__(self) -> None:
        self.http = HTTPConnection(urlsplit(self.url).netloc, timeout=30)

    def at(self, moment: datetime) -> None:
        """Let it be this time in the house; the file changes at once or not at all, since the house reads it all the time."""
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(str(moment.timestamp()))
        fresh.replace(self.clock)

    def key(self) -> str:
        """A fresh idempotency key that the seed decides."""
        return f"{self.chance.getrandbits(128):032x}"

    def say(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """One call of the API; its status and body."""
        content = None if body is None else json.dumps(body)
        said = {"Content-Type": "application/json", **(headers or {})}
        answer, text = self._ask(method, f"/api/v1{path}", content, said)
        self.requests += 1
        assert answer.status < 500, text
        return answer.status, json.loads(text) if text else None

    def _ask(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> tuple[HTTPResponse, bytes]:
        """One request; a connection that the server has closed meanwhile is made anew, once."""
        try:
            return self._ask_once(method, address, body, headers)
        except (HTTPException, OSError):
            self.http.close()
            return self._ask_once(method, address, body, headers)

    def _ask_once(
        self, method: str, address: str, body: str | None, headers: dict[str, str]
    ) -> tuple[HTTPResponse, bytes]:
        self.http.request(method, address, body, headers)
        answer = self.http.getresponse()
        return answer, answer.read()

    def clerk(self, agency: str, path: str, body: object) -> tuple[int, Any]:
        """A call of a clerk of this agency."""
        return self._at_desk(agency, "POST", path, body)

    def queue(self, agency: str) -> list[dict[str, Any]]:
        """The agency's stops of today as its clerks see them."""
        status, stops = self._at_desk(agency, "GET", "/queue", None)
        assert status == 200, stops
        found: list[dict[str, Any]] = stops
        return found

    def _at_desk(self, agency: str, method: str, path: str, body: object) -> tuple[int, Any]:
        """With the agency's session; one that was locked while nobody touched it is opened again by signing in."""
        for _ in range(2):
            session = self.sessions[agency]
            cookies = "; ".join(f"{name}={value}" for name, value in session.items())
            said = {"Cookie": cookies, "X-CSRFToken": session["csrftoken"]}
            status, answer = self.say(method, f"/desk{path}", body, said)
            if status != 403 or answer["title"] != "Locked":
                break
            self.sign_in(agency)
        return status, answer

    def hire(self, house: House, agency: str) -> None:
        """Let a clerk of this agency work in the house, and sign in."""
        username = f"day.{agency}"
        house.sql(HIRE, json.dumps({"username": username, "agency": agency}), username)
        self.sign_in(agency)

    def sign_in(self, agency: str) -> None:
        """Through the page, as every morning and after every break."""
        cookies = self._page("GET", "/desk/login/", "", {})
        form = {"login": f"day.{agency}", "password": PASSWORD, "csrfmiddlewaretoken": cookies.pop("form")}
        self.sessions[agency] = cookies | self._page("POST", "/desk/login/", urlencode(form), cookies)
        assert "desk" in self.sessions[agency], f"the clerk of {agency} could not sign in"

    def _page(self, method: str, path: str, body: str, cookies: dict[str, str]) -> dict[str, str]:
        said = {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url, "Origin": self.url}
        said["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        answer, content = self._ask(method, path, body, said)
        text = content.decode()
        found = dict(
            line.split(";")[0].split("=", 1) for name, line in answer.getheaders() if name.lower() == "set-cookie"
        )
        if token := TOKEN.search(text):
            found["form"] = token[1]
        return found
