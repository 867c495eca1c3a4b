"""Somebody at the house's pages without a browser: cookies are kept, forms are sent as a browser without a script sends them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener
from uuid import uuid4

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Sent = tuple[str, bytes]
"""A file's name and content."""


@dataclass
class Pages:
    """One person at `url`; `secret` opens the own visit, as a program says it. `said` is the page that came last."""

    url: str
    secret: str = ""
    said: bytes = b""
    status: int = 0
    token: str = ""
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def get(self, path: str) -> str:
        """Open a page; its text."""
        return self._ask(path)

    def post(self, path: str, fields: Mapping[str, str], files: Sequence[Sent] = (), *, form: str = "") -> str:
        """Send the form that stands on the page `form` (the same address when it is not said); the text that comes."""
        self.get(form or path)
        return self.call(path, fields, files)

    def call(self, path: str, fields: Mapping[str, str], files: Sequence[Sent] = ()) -> str:
        """Send a form of a page that was opened before, or speak for its script."""
        typed = {"csrfmiddlewaretoken": self.token, **fields}
        if not files:
            return self._ask(path, urlencode(typed).encode())
        border = uuid4().hex
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
                 for name, text in typed.items()]  # fmt: skip
        for name, content in files:
            head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
            parts.append(head.encode() + content + b"\r\n")
        body = b"".join([*parts, f"--{border}--\r\n".encode()])
        return self._ask(path, body, {"Content-Type": f"multipart/form-data; boundary={border}"})

    def piece(self, path: str, content: bytes, offset: int) -> None:
        """Send a piece of a file as the script of the page does."""
        said = {"Upload-Offset": str(offset), "X-CSRFToken": self.token, "Content-Type": "application/octet-stream"}
        self._ask(path, content, said)

    def sign_in(self, username: str, password: str) -> None:
        """As a member of staff."""
        self.post("/desk/login/", {"login": username, "password": password})
        assert "logout" in self.get("/desk/"), self.said[:300]

    def api(self, path: str, body: object) -> dict[str, object]:
        """A call of the API; its answer, empty when the house has broken down."""
        said = {"Content-Type": "application/json", "Idempotency-Key": uuid4().hex}
        self._ask(f"/api/v1{path}", json.dumps(body).encode(), said)
        answer: dict[str, object] = json.loads(self.said) if self.status < 500 else {}
        return answer

    def _ask(self, path: str, body: bytes | None = None, said: Mapping[str, str] | None = None) -> str:
        request = Request(f"{self.url}{path}", body, dict(said or {}))  # noqa: S310 -- the address of our own house
        request.add_header("Referer", self.url)
        if self.secret:
            request.add_header("Authorization", f"Visit {self.secret}")
        try:
            with self.opener.open(request, timeout=60) as answer:
                self.status, self.said = answer.status, answer.read()
        except HTTPError as refused:
            self.status, self.said = refused.code, refused.read()
        text = self.said.decode(errors="replace")
        if token := TOKEN.search(text):
            self.token = token[1]
        return text
