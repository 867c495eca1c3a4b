"""From the data of a record to what the page draws: labels, values, options, and what is wrong beside each field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from willkommen.doors.office.editors.fields.faults import Faults
from willkommen.doors.office.editors.fields.german import hint_of, label_of, word_of
from willkommen.doors.office.editors.fields.shape import Shape
from willkommen.doors.office.editors.rows import Names

INPUTS = {"text": "text", "number": "number", "amount": "text", "day": "date"}
MORE = 2
"""Empty fields below a list of names."""


@dataclass(frozen=True)
class Drawing:
    """`names`: the records that may be named, by kind; `faults` by field; `kind`: of the record that is drawn."""

    names: Names
    faults: Faults
    kind: str

    def fields(self, shape: Shape, name: str, value: Any) -> Iterator[dict[str, Any]]:
        """The fields of a group, one after the other."""
        said = value if isinstance(value, Mapping) else {}
        for part, inner in shape.fields.items():
            if inner.kind != "kept":
                yield self.field(inner, f"{name}.{part}" if name else part, said.get(part))

    def field(self, shape: Shape, name: str, value: Any) -> dict[str, Any]:
        """One field for `editors/field.html`."""
        drawn = {
            "name": name, "label": label_of(name, self.kind), "hint": hint_of(name), "error": self.faults.get(name, ""),
            "optional": shape.optional,
        }  # fmt: skip
        if shape.kind == "group":
            return {**drawn, "draw": "group", "fields": list(self.fields(shape, name, value))}
        if shape.kind == "list":
            return {**drawn, "draw": "list", "items": self._items(shape, name, value or [])}
        if shape.kind == "yes":
            return {**drawn, "draw": "yes", "checked": (shape.usual if value is None else value) is True}
        if shape.kind == "choice":
            value = value or shape.usual
            empty = [] if value in shape.options and shape.usual else [("", "–")]
            options = empty + [(word, word_of(name, word)) for word in shape.options]
            return {**drawn, "draw": "field", "type": "select", "options": options, "value": value or ""}
        if shape.kind == "choices":
            cards = [
                {"value": word, "label": word_of(name, word), "checked": word in (value or [])}
                for word in shape.options
            ]
            return {**drawn, "draw": "ticks", "options": cards}
        if shape.kind in ("record", "records"):
            return {**drawn, **self._names(shape, value)}
        if shape.kind == "lines":
            lines = value if isinstance(value, list) else []
            return {
                **drawn,
                "draw": "field",
                "type": "textarea",
                "value": "\n".join(lines),
                "rows": 1 + max(1, len(lines)),
            }
        text = "" if value is None else str(value).replace(".", ",") if shape.kind == "amount" else str(value)
        long = shape.kind == "text" and len(text) > 80
        return {**drawn, "draw": "field", "type": "textarea" if long else INPUTS[shape.kind], "value": text, "rows": 3}

    def _items(self, shape: Shape, name: str, value: list[Any]) -> list[dict[str, Any]]:
        """What is there, and an empty entry for one more."""
        inner = shape.inner or Shape("text")
        return [
            {"name": f"{name}.{place}", "place": place + 1, "new": place == len(value),
             "error": self.faults.get(f"{name}.{place}", ""),
             "fields": list(self.fields(inner, f"{name}.{place}", one)) if inner.kind == "group"
                       else [self.field(inner, f"{name}.{place}", one)]}
            for place, one in enumerate([*value, None])
        ]  # fmt: skip

    def _names(self, shape: Shape, value: Any) -> dict[str, Any]:
        """Fields with the names of records, and room for more where there may be several."""
        several = shape.kind == "records"
        keys = [str(one) for one in value or []] if several else [str(value)] if value else []
        said = [self.names.said(shape.kinds, key) for key in keys]
        return {
            "draw": "names",
            "list": "-".join(shape.kinds),
            "several": several,
            "values": [*said, *[""] * (MORE if several else not said)],
        }


def lists_of(shape: Shape, names: Names) -> dict[str, list[str]]:
    """For each list of names that the fields of a shape refer to, the names."""
    inside = [*shape.fields.values(), *([shape.inner] if shape.inner else [])]
    found = {"-".join(shape.kinds): [name for kind in shape.kinds for _, name in names.of(kind)]} if shape.kinds else {}
    for one in inside:
        found |= lists_of(one, names)
    return found


def names_in(fields: list[dict[str, Any]]) -> Iterator[str]:
    """The names of all fields that are drawn, those inside too."""
    for one in fields:
        yield one["name"]
        yield from names_in(one.get("fields", []))
        for item in one.get("items", []):
            yield item["name"]
            yield from names_in(item["fields"])
