"""A visitor's way from page to page in a test client: fill in what a page shows, send its form, look at the answer."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PLAN = re.compile(r'<button[^>]* name="plan" value="([^"]+)"')
DETAILS = {"name": "Amina", "birth_date": "1990-02-03"}
LICH = {"residence": "lich", "photo": "no"}


class Page:
    """An answer with its text."""

    def __init__(self, answer: Any) -> None:
        self.answer, self.status, self.text = answer, answer.status_code, answer.content.decode(errors="replace")

    def form(self, action: str) -> dict[str, list[str]]:
        """The hidden fields of the first form that goes to this step."""
        pieces = re.findall(rf'<form[^>]*action="/[a-z]+/{action}/"[^>]*>(.*?)</form>', self.text, re.DOTALL)
        fields: dict[str, list[str]] = {}
        for name, value in HIDDEN.findall(pieces[0] if pieces else ""):
            fields.setdefault(unescape(name), []).append(unescape(value))
        fields.pop("csrfmiddlewaretoken", None)
        return fields

    def plans(self) -> list[str]:
        """The plans to choose from."""
        return PLAN.findall(self.text)


class Visitor:
    """Somebody with a browser in one language."""

    def __init__(self, language: str = "de") -> None:
        self.language, self.client = language, Client()

    def send(self, step: str, **fields: object) -> Page:
        """Send a form to a step, for example `papers`."""
        return Page(self.client.post(f"/{self.language}/{step}/", fields))

    def papers(self, **fields: object) -> Page:
        """The papers, past the questions before them: answered by `fields`, else left open."""
        page, asked = self.send("papers", **fields), 0
        while len((known := page.form("papers")).get("asked", ())) > asked:
            asked = len(known["asked"])
            page = self.send("papers", **{**known, **fields})
        return page

    def open(self, address: str) -> Page:
        """Follow a link."""
        return Page(self.client.get(address))

    def plans(self, services: Iterable[str], **more: object) -> Page:
        """As far as the plans."""
        return self.send("plans", service=list(services), **LICH, **more)

    def confirm(self, services: Iterable[str], **more: object) -> Page:
        """As far as the last look, with the first plan held."""
        shown = self.plans(services, **more)
        return self.send("confirm", plan=shown.plans()[0], **shown.form("confirm"))

    def book(self, services: Iterable[str] = ("sprachkurs-suche",), **more: object) -> str:
        """Book; the address of the pass."""
        fields: dict[str, object] = {**self.confirm(services, **more).form("book"), **DETAILS}
        return str(self.send("book", **fields).answer["Location"])
