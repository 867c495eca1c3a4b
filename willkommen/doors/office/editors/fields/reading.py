"""From what a form sent to the data of a record; what is not understood stays as it was typed, for the check to refuse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from django.http import QueryDict

from willkommen.doors.office.editors.fields.shape import Shape


class Called(Protocol):
    """Knows what the records are called."""

    def meant(self, kinds: Iterable[str], typed: str) -> str:
        """The id of the record that is called so."""


NOTHING: tuple[object, ...] = (None, "", [], {})
MOST = 60
"""Entries of a list that a form may send."""


@dataclass(frozen=True)
class Reading:
    """A form that was sent, and the names of the records it may name."""

    sent: QueryDict
    names: Called

    def field(self, shape: Shape, name: str, old: Any = None) -> Any:
        """The value of a field, None where it was left empty. `old`: what it was, for fields that are not asked."""
        if shape.kind == "kept":
            return old
        if shape.kind == "group":
            return self._group(shape, name, old if isinstance(old, Mapping) else {})
        if shape.kind == "list":
            return self._list(shape, name, old if isinstance(old, list) else [])
        if shape.kind == "yes":
            return name in self.sent
        if shape.kind in ("choices", "records"):
            return self._several(shape, name, old if isinstance(old, list) else [])
        return self._single(shape, (self.sent.get(name) or "").replace("\r\n", "\n").strip())

    def _single(self, shape: Shape, text: str) -> Any:
        if shape.kind == "lines":
            return [line.strip() for line in text.splitlines() if line.strip()] or None
        if not text:
            return None
        if shape.kind == "record":
            return self.names.meant(shape.kinds, text)
        if shape.kind == "number":
            return int(text) if text.lstrip("-").isdecimal() else text
        return _amount(text) if shape.kind == "amount" else text

    def _several(self, shape: Shape, name: str, old: list[str]) -> list[str] | None:
        typed = [one for one in self.sent.getlist(name) if one.strip()]
        if shape.kind == "records":
            return list(dict.fromkeys(self.names.meant(shape.kinds, one) for one in typed)) or None
        return list(dict.fromkeys([*(one for one in old if one in typed), *typed])) or None

    def _group(self, shape: Shape, name: str, old: Mapping[str, Any]) -> Any:
        found = {
            part: self.field(inner, f"{name}.{part}" if name else part, old.get(part))
            for part, inner in shape.fields.items()
            if part != "id"
        }
        if shape.optional and is_empty(found):
            return None
        return {part: value for part, value in found.items() if value is not None}

    def _list(self, shape: Shape, name: str, old: list[Any]) -> Any:
        inner = shape.inner or Shape("text")
        count = self.sent.get(f"{name}.count") or "0"
        entries = []
        for place in range(min(int(count), MOST) if count.isdecimal() else 0):
            if f"{name}.{place}.drop" not in self.sent:
                entry = self.field(inner, f"{name}.{place}", old[place] if place < len(old) else None)
                if not is_empty(entry):
                    entries.append(entry)
        return entries or None


def is_empty(value: Any) -> bool:
    """Whether nothing was filled in: ticks alone do not count."""
    if isinstance(value, Mapping):
        return all(is_empty(one) for one in value.values())
    return value in NOTHING or isinstance(value, bool)


def _amount(text: str) -> Any:
    try:
        amount = Decimal(text.removesuffix("EUR").removesuffix("€").strip().replace(",", "."))
    except InvalidOperation:
        return text
    return int(amount) if amount == amount.to_integral_value() else float(amount)
