"""Values of a record as editors read them: names instead of ids, words instead of codes, only what differs of a list."""

from collections.abc import Mapping
from typing import Any

from willkommen.catalogue.schema import KINDS as MODELS
from willkommen.doors.office.editors.fields.german import label_of, word_of
from willkommen.doors.office.editors.fields.shape import Shape, shape_of
from willkommen.doors.office.editors.rows import Names

NOTHING = "nichts"
LONGEST = 300
PLAIN = Shape("text")


def said(names: Names, kind: str, name: str, pair: tuple[Any, Any]) -> tuple[str, str]:
    """A field before and after, in words; of two lists what stands in one of them alone."""
    shape = shape_of(MODELS[kind]).fields.get(name, PLAIN)
    before, after = pair
    if isinstance(before, list) and isinstance(after, list):
        before, after = [one for one in before if one not in after], [one for one in after if one not in before]
    return _short(_in_words(names, shape, name, before)), _short(_in_words(names, shape, name, after))


def _in_words(names: Names, shape: Shape, name: str, value: Any) -> str:
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        inner = shape.inner or Shape("record" if shape.kind == "records" else "choice", kinds=shape.kinds)
        return "; ".join(_in_words(names, inner, name, one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(
            f"{label_of(f'{name}.{part}')}: {_in_words(names, shape.fields.get(part, PLAIN), part, one)}"
            for part, one in value.items()
        )
    return names.said(shape.kinds, str(value)) if shape.kinds else word_of(name, str(value))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
