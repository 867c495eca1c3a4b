"""Take out of a record what names another one that is no longer there."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

Path = tuple[int | str, ...]
CARRYING = frozenset({"service", "step", "any"})
"""Fields without which the entry of a list that holds them means nothing: it goes with them."""


def without(data: Mapping[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """The data of a record without what stands at these paths; entries and lists that mean nothing any more go too."""
    left: dict[str, Any] = deepcopy(dict(data))
    for path in sorted(paths, key=_places, reverse=True):
        _take(left, path)
    return left


def _places(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """So that of one list the last entry goes first, and the places of the others stay."""
    return tuple((isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in path)


def _take(data: dict[str, Any], path: Path) -> None:
    if path[-1] in CARRYING and len(path) > 1 and isinstance(path[-2], int):
        return _take(data, path[:-1])
    holder: Any = data
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    if not holder and isinstance(holder, list):
        _take(data, path[:-1])
    return None
