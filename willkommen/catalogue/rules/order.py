"""Finds circles in "this comes after that"."""

from collections.abc import Iterable, Mapping


def circle(after: Mapping[str, Iterable[str]]) -> list[str]:
    """One circle as the list of its members, the first repeated at the end; empty when there is none."""
    done: set[str] = set()
    for start in after:
        found = _walk(start, after, [], done)
        if found:
            return found
    return []


def _walk(node: str, after: Mapping[str, Iterable[str]], path: list[str], done: set[str]) -> list[str]:
    if node in path:
        return [*path[path.index(node) :], node]
    if node in done:
        return []
    for before in after.get(node, ()):
        found = _walk(before, after, [*path, node], done)
        if found:
            return found
    done.add(node)
    return []
