"""Which columns a kind of record has, and how a cell becomes a value and back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from willkommen.catalogue.schema import KINDS, TEXTS
from willkommen.catalogue.yaml_text import UnreadableError, compose, plain
from willkommen.catalogue.yaml_text import write as yaml_of

Shape = Literal["text", "number", "yes_no", "list", "lines", "yaml"]
TEXT = "text."
"""What the header of a column with words in the original language begins with."""
YES, NO = ("ja", "yes", "true", "wahr", "x", "1"), ("nein", "no", "false", "falsch", "0")
HOW: Mapping[Shape, str] = {
    "text": "text",
    "number": "a number",
    "yes_no": "ja or nein",
    "list": "words, with commas between them",
    "lines": "sentences, each on a line of its own",
    "yaml": "as in the files of a centre: [{step: anmeldung}]",
}
"""What may stand in a cell, for the sheet that explains."""


class WrongCell(ValueError):
    """What stands in a cell cannot be read; the message says what would be right."""


@dataclass(frozen=True)
class Column:
    """`path` leads to the field in the record; the header is the path with dots."""

    path: tuple[str, ...]
    shape: Shape

    @property
    def header(self) -> str:
        """What stands above it."""
        return ".".join(self.path)


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """The id, the fields of a kind in their order, then its words."""
    words = (Column((TEXT + name,), "text") for name in TEXTS.get(kind, {}))
    return (*sorted(_columns(KINDS[kind], ()), key=lambda column: column.path != ("id",)), *words)


def _columns(model: type[BaseModel], before: tuple[str, ...]) -> Iterator[Column]:
    hints = get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        inner = _bare(hints[name])
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _columns(inner, (*before, name))
        else:
            yield Column((*before, name), _shape(inner))


def _bare(hint: Any) -> Any:
    """The type of a field without its marks and without None."""
    while get_origin(hint) is Annotated or get_origin(hint) in (Union, UnionType):
        options = [part for part in get_args(hint) if part is not NoneType]
        if get_origin(hint) is not Annotated and len(options) > 1:
            return str
        hint = options[0]
    return hint


def _shape(inner: Any) -> Shape:
    if inner is bool:
        return "yes_no"
    if (isinstance(inner, type) and inner is not str and hasattr(inner, "__float__")) or inner in (int, float):
        return "number"
    if get_origin(inner) is Literal:
        return "number" if all(isinstance(word, int) for word in get_args(inner)) else "text"
    if get_origin(inner) is tuple:
        if get_args(inner)[0] is str:
            return "lines"
        part = _bare(get_args(inner)[0])
        simple = get_origin(part) is not tuple and not (isinstance(part, type) and issubclass(part, BaseModel))
        return "list" if simple and _shape(part) != "number" else "yaml"
    return "yaml" if get_origin(inner) is dict else "text"


def to_cell(value: Any, shape: Shape) -> str | int | float | None:
    """A value of a record as it stands in a cell."""
    if value is None:
        return None
    if shape == "yes_no":
        return "ja" if value else "nein"
    if shape == "list":
        return ", ".join(str(part) for part in value) or None
    if shape == "lines":
        return "\n".join(value) or None
    if shape == "yaml":
        return yaml_of(value).strip() if value else None
    return value if isinstance(value, int | float) else str(value)


def from_cell(cell: Any, shape: Shape) -> Any:
    """What a cell says, as a file would have it; None for an empty one. Refuses with WrongCell."""
    if isinstance(cell, datetime | date | time):
        cell = cell.isoformat("minutes")[:5] if isinstance(cell, time) else cell.isoformat()[:10]
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return {"text": _text, "number": _number, "yes_no": _yes_no, "list": _list, "lines": _lines, "yaml": _yaml}[shape](
        text
    )


def _text(text: str) -> str:
    return text


def _number(text: str) -> int | float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise WrongCell("a number like 12 or 46.50") from None
    return int(number) if number.is_integer() else number


def _yes_no(text: str) -> bool:
    if text.lower() in (*YES, *NO):
        return text.lower() in YES
    raise WrongCell("ja or nein")


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()]


def _lines(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]


def _yaml(text: str) -> Any:
    try:
        node = compose(text)
    except UnreadableError as error:
        raise WrongCell(f"{HOW['yaml']} ({error})") from None
    return plain(node) if node is not None else None
