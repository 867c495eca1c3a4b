"""A form as a browser would send it back: every field of the page as it stands there."""

from html.parser import HTMLParser
from typing import Any


class Filled(HTMLParser):
    """`fields` by name, of the form with an id."""

    def __init__(self, page: str, form: str = "form") -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, list[str]] = {}
        self._form, self._inside, self._select, self._area = form, False, "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a form, and take what its fields hold."""
        said = dict(attrs)
        if tag == "form":
            self._inside = said.get("id") == self._form
        if not self._inside:
            return
        name = said.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in said:
            self._add(self._select, said.get("value") or "")
        elif tag == "textarea":
            self._area = name
            self._add(name, "")
        elif tag == "input" and (said.get("type") not in ("checkbox", "radio") or "checked" in said):
            self._add(name, said.get("value") or "on" if said.get("type") == "checkbox" else said.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        """End a form or a text."""
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        """The text of a text area."""
        if self._area and self._inside:
            self.fields[self._area][-1] += data

    def _add(self, name: str, value: str) -> None:
        if name and name != "csrfmiddlewaretoken":
            self.fields.setdefault(name, []).append(value)


def filled(page: Any, **changed: Any) -> dict[str, Any]:
    """What the page's form would send, with some fields changed; None takes a field out."""
    fields: dict[str, Any] = {**Filled(page.content.decode()).fields, **changed}
    return {name: value for name, value in fields.items() if value is not None}
