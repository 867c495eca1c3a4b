"""What the fields of a record are, read from its model, so that every kind of record has a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from willkommen.catalogue.schema.parts import OfFees, Ref

Kind = Literal[
    "text", "number", "amount", "day", "yes", "choice", "choices", "record", "records", "lines", "group", "list", "kept"
]
NOT_ASKED = {"id", "number", "assumed", "picture", "form", "case", "languages_note"}
"""Fields that stay as they are: what other rooms rely on, and what only the files' keepers write."""


ONLY = {"House": ("contact", "amounts", "reliefs", "origin"), "Opening": ("services", "origin")}
"""Of these records nothing else is asked: the rest is for those who run the house."""
LAST = ("note", "valid_from", "valid_until", "origin")
"""Fields that stand below what the record is about."""


@dataclass(frozen=True)
class Shape:
    """One field. `options`: the words of a choice; `kinds`: of the records that are named; `fields`: of a group;
    `inner`: what a list holds; `optional`: may be left empty; `usual`: what holds when nothing is said; `kept`: not asked for."""

    kind: Kind
    optional: bool = False
    options: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    inner: "Shape | None" = None
    usual: object = None


PLAIN: Mapping[Any, Kind] = {bool: "yes", int: "number", Decimal: "amount", date: "day", str: "text"}


@cache
def shape_of(model: type[BaseModel], *, optional: bool = False) -> Shape:
    """The fields of a model in their order."""
    hints = get_type_hints(model, include_extras=True)
    fields = {
        name: Shape("kept")
        if name in NOT_ASKED or name not in ONLY.get(model.__name__, model.model_fields)
        else replace(
            _shape(hints[name], optional=not info.is_required()), usual=None if info.is_required() else info.default
        )
        for name, info in model.model_fields.items()
    }
    last = {name: fields.pop(name) for name in LAST if name in fields}
    return Shape("group", optional, fields=fields | last)


def _shape(hint: Any, *, optional: bool) -> Shape:
    bare, kinds, may_be_none = _bare(hint)
    optional = optional or may_be_none
    if kinds:
        return Shape("record", optional, kinds=kinds)
    if bare in PLAIN:
        return Shape(PLAIN[bare], optional)
    if get_origin(bare) is Literal:
        return Shape("choice", optional, options=get_args(bare))
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return shape_of(bare, optional=may_be_none)
    if get_origin(bare) is tuple:
        return _several(_shape(get_args(bare)[0], optional=False), optional=optional)
    return Shape("kept")


def _several(inner: Shape, *, optional: bool) -> Shape:
    if inner.kind == "choice":
        return Shape("choices", optional, options=inner.options)
    if inner.kind == "record":
        return Shape("records", optional, kinds=inner.kinds)
    if inner.kind == "text":
        return Shape("lines", optional)
    return Shape("list", optional, inner=inner)


def _bare(hint: Any) -> tuple[Any, tuple[str, ...], bool]:
    """The type without its marks, the kinds of records it names, and whether it may be None."""
    kinds: tuple[str, ...] = ()
    may_be_none = False
    while True:
        if get_origin(hint) is Annotated:
            hint, *marks = get_args(hint)
            kinds = next((mark.kinds for mark in marks if isinstance(mark, Ref)), kinds)
            kinds = next(((mark.what,) for mark in marks if isinstance(mark, OfFees)), kinds)
        elif get_origin(hint) in (Union, UnionType):
            may_be_none = may_be_none or NoneType in get_args(hint)
            hint = next(part for part in get_args(hint) if part is not NoneType)
        else:
            return hint, kinds, may_be_none
