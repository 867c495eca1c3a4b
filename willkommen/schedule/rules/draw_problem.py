"""A draw as plain data, in and out: what `willkommen draw` reads and answers, with a sentence for each fault."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from willkommen.schedule.rules.draw import Application, Draw, commitment, draw

HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")
CLASSES = (0, 1, 2)
PROBLEM = {"seed", "slots", "applications"}
APPLICATION = {"id", "person_key", "class", "wishes"}


class MalformedDraw(ValueError):
    """The problem of a draw does not say what it must say."""


def answer(problem: Any) -> dict[str, Any]:
    """The answer of `willkommen draw` (its format: docs/commands.md); refuses a malformed problem."""
    _refuse_other_keys(problem, PROBLEM, "the problem")
    seed = _seed(problem["seed"])
    slots = _names(problem["slots"], "slots")
    _refuse_twice(slots, "slot")
    applications = _applications(problem["applications"], frozenset(slots))
    return {"commitment": commitment(seed), **_plain(draw(seed, slots, applications))}


def _plain(result: Draw) -> dict[str, Any]:
    return {
        "assigned": result.assigned,
        "unassigned": list(result.unassigned),
        "order": list(result.order),
        "repeated": list(result.repeated),
    }


def _seed(raw: Any) -> bytes:
    if not isinstance(raw, str) or not HEX.fullmatch(raw):
        raise MalformedDraw('"seed" must be hexadecimal digits, two for each byte.')
    return bytes.fromhex(raw)


def _applications(raw: Any, slots: frozenset[str]) -> list[Application]:
    if not isinstance(raw, list):
        raise MalformedDraw('"applications" must be a list.')
    applications = [_application(entry, position, slots) for position, entry in enumerate(raw, start=1)]
    _refuse_twice([application.id for application in applications], "application")
    _refuse_look_alikes({application.person_key for application in applications})
    return applications


def _application(raw: Any, position: int, slots: frozenset[str]) -> Application:
    _refuse_other_keys(raw, APPLICATION, f"application {position}")
    name, key, need = raw["id"], raw["person_key"], raw["class"]
    if not isinstance(name, str) or not name:
        raise MalformedDraw(f'Application {position}: "id" must be a text.')
    if not isinstance(key, str) or not key or not key.isascii():
        raise MalformedDraw(f'Application "{name}": "person_key" must be hexadecimal digits.')
    if isinstance(need, bool) or need not in CLASSES:
        raise MalformedDraw(f'Application "{name}": "class" must be 0, 1 or 2, not {need!r}.')
    wishes = _names(raw["wishes"], f'"wishes" of application "{name}"')
    unknown = [wish for wish in wishes if wish not in slots]
    if unknown:
        raise MalformedDraw(f'Application "{name}" wishes for "{unknown[0]}", which is not among the slots.')
    return Application(name, key, need, tuple(wishes))


def _names(raw: Any, what: str) -> list[str]:
    if not isinstance(raw, list) or not all(isinstance(name, str) and name for name in raw):
        raise MalformedDraw(f"{what} must be a list of texts.")
    return raw


def _refuse_other_keys(raw: Any, keys: set[str], what: str) -> None:
    if not isinstance(raw, Mapping):
        raise MalformedDraw(f"{what} must be a JSON object.")
    missing, other = sorted(keys - set(raw)), sorted(set(raw) - keys)
    if missing:
        raise MalformedDraw(f'{what} has no "{missing[0]}".')
    if other:
        raise MalformedDraw(f'{what} has "{other[0]}", which a draw does not know; known: {", ".join(sorted(keys))}.')


def _refuse_twice(names: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise MalformedDraw(f'The {what} "{name}" is there twice: give each an id of its own.')
        seen.add(name)


def _refuse_look_alikes(keys: set[str]) -> None:
    """One person must not enter twice by writing the same digits in capitals."""
    folded: dict[str, str] = {}
    for key in sorted(keys):
        if folded.setdefault(key.lower(), key) != key:
            raise MalformedDraw(f'The person keys "{folded[key.lower()]}" and "{key}" differ only in capitals.')
