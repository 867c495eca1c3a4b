"""Every id that a record names must exist."""

from collections.abc import Iterator, Set
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.schema.parts import Ref

Path = tuple[int | str, ...]


def references(centre: Centre, broken: Set[tuple[str, str]] = frozenset()) -> Iterator[Finding]:
    """Unknown ids, and those of what is retired, each with the nearest known one."""
    for kind, table in centre.tables.items():
        for model in table.values():
            for path, kinds, named in _named(model, ()):
                known = {name for k in kinds for name, one in centre.tables[k].items() if not _retired(one)}
                if named not in known and not any((k, named) in broken for k in kinds):
                    wrong = f"{_where(path)} names the unknown {' or '.join(kinds)} “{named}”"
                    yield Finding(kind, model.id, path, wrong, nearest(named, known))
    yield from _texts(centre, broken)


def _texts(centre: Centre, broken: Set[tuple[str, str]]) -> Iterator[Finding]:
    for name in centre.texts:
        language, kind, owner, _ = name.split("/")
        if language not in centre.languages and ("language", language) not in broken:
            yield Finding("text", name, (), "its language is unknown", nearest(language, centre.languages))
        table = centre.tables.get(kind, {})
        if owner not in table and (kind, owner) not in broken:
            wrong = f"there is no {kind} “{owner}”"
            yield Finding("text", name, (), wrong, nearest(owner, table) if table else nearest(kind, centre.tables))


def _retired(model: BaseModel) -> bool:
    return getattr(model, "retired", False) is True


def _where(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _named(model: BaseModel, path: Path) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    for name, shape in _shapes(type(model)).items():
        yield from _follow(getattr(model, name), shape, (*path, name))


def _follow(value: Any, shape: Any, path: Path) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    if isinstance(value, BaseModel):
        yield from _named(value, path)
    elif isinstance(value, tuple):
        inner = _inner(shape)
        for index, item in enumerate(value):
            yield from _follow(item, inner, (*path, index))
    elif isinstance(value, str) and (kinds := _kinds(shape)):
        yield path, kinds, value


@cache
def _shapes(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _inner(shape: Any) -> Any:
    """What a tuple, perhaps annotated, holds."""
    while get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    return get_args(shape)[0] if get_args(shape) else None


def _kinds(shape: Any) -> tuple[str, ...]:
    """The kinds a field refers to: the mark may sit inside an Optional."""
    if get_origin(shape) is Annotated:
        marks = [mark for mark in get_args(shape)[1:] if isinstance(mark, Ref)]
        return marks[0].kinds if marks else _kinds(get_args(shape)[0])
    return next((kinds for part in get_args(shape) if (kinds := _kinds(part))), ())
