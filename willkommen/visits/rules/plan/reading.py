"""A problem as people and programs write it down (JSON), read with a sentence for every fault."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from willkommen.visits.rules.plan.problem import (
    Problem,
    Refused,
    ServiceNeed,
    check_days,
    free_from_spans,
    ticks_per_day,
)

Json = Mapping[str, Any]


def problem_from_text(text: str | bytes) -> Problem:
    """Read a problem from JSON text; the format is described in `docs/plan.md`. Raises `Refused`."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise Refused(f"This is not JSON: {error}.") from None
    except RecursionError:
        raise Refused("This is not a problem: its JSON is nested too deeply.") from None
    return problem_from_json(data)


def problem_from_json(data: object) -> Problem:
    """Read a problem from parsed JSON. Unknown fields are left aside; days may come in any order. Raises `Refused`."""
    problem = _object(data, "The problem")
    days = sorted(_date(name, "days") for name in _list(problem.get("days"), "days"))
    check_days(days)
    window = _object(problem.get("window", {}), "window")
    tick_minutes = _whole(problem.get("tick_minutes"), "tick_minutes")
    counters = _object(problem.get("counters"), "counters")
    services = [_service(one, number) for number, one in enumerate(_list(problem.get("services"), "services"))]
    _check_counters(services, counters)
    return Problem(
        days=tuple(days),
        services=tuple(services),
        free=free_from_spans(_spans_of_all(counters, days), ticks_per_day(tick_minutes)),
        walk=_walk(problem.get("walk", [])),
        tick_minutes=tick_minutes,
        earliest=_whole(window.get("earliest", 0), "window.earliest"),
        latest=_whole_or_none(window.get("latest"), "window.latest"),
        max_trips=_whole_or_none(problem.get("max_trips"), "max_trips"),
        max_minutes_per_day=_whole_or_none(problem.get("max_minutes_per_day"), "max_minutes_per_day"),
    )


def _check_counters(services: list[ServiceNeed], counters: Json) -> None:
    for service in services:
        for name in service.counters:
            if name not in counters:
                raise Refused(
                    f"The service {service.id!r} names the counter {name!r}, which is not among the counters."
                )


def _spans_of_all(counters: Json, days: list[date]) -> dict[str, dict[int, list[tuple[int, int]]]]:
    position = {day: index for index, day in enumerate(days)}
    return {name: _spans(name, counter, position) for name, counter in counters.items()}


def _spans(name: str, counter: object, position: Mapping[date, int]) -> dict[int, list[tuple[int, int]]]:
    where = f"counters[{name!r}].free"
    free = _object(_object(counter, f"counters[{name!r}]").get("free", {}), where)
    spans = {}
    for day, pairs in free.items():
        when = _date(day, where)
        if when not in position:
            raise Refused(f"{where} names the day {day}, which is not among the days.")
        spans[position[when]] = [_pair(pair, f"{where}[{day!r}]") for pair in _list(pairs, f"{where}[{day!r}]")]
    return spans


def _pair(pair: object, where: str) -> tuple[int, int]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Refused(f"{where}: a span is a pair of ticks such as [96, 120], not {_short(pair)}.")
    return _whole(pair[0], where), _whole(pair[1], where)


def _service(data: object, number: int) -> ServiceNeed:
    where = f"services[{number}]"
    service = _object(data, where)
    due = service.get("due")
    return ServiceNeed(
        id=_text(service.get("id"), f"{where}.id"),
        ticks=_whole(service.get("ticks"), f"{where}.ticks"),
        counters=tuple(
            _text(name, f"{where}.counters") for name in _list(service.get("counters"), f"{where}.counters")
        ),
        after=frozenset(_text(name, f"{where}.after") for name in _list(service.get("after", []), f"{where}.after")),
        due=None if due is None else _date(due, f"{where}.due"),
    )


def _walk(data: object) -> dict[tuple[str, str], int]:
    walk: dict[tuple[str, str], int] = {}
    for number, way in enumerate(_list(data, "walk")):
        where = f"walk[{number}]"
        if not isinstance(way, list) or len(way) != 3:
            raise Refused(f'{where}: a way is two counters and ticks such as ["b-101", "b-201", 1], not {_short(way)}.')
        pair, ticks = (_text(way[0], where), _text(way[1], where)), _whole(way[2], where)
        if walk.setdefault(pair, ticks) != ticks:
            raise Refused(
                f"Walking between {pair[0]!r} and {pair[1]!r} is given twice with different ticks: give it once."
            )
    return walk


def _object(value: object, where: str) -> Json:
    if not isinstance(value, dict):
        raise Refused(f"{where} must be an object {{…}}, not {_short(value)}.")
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise Refused(f"{where} must be a list […], not {_short(value)}.")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise Refused(f"{where} must be a text, not {_short(value)}.")
    return value


def _whole(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"{where} must be a whole number, not {_short(value)}.")
    return value


def _whole_or_none(value: object, where: str) -> int | None:
    return None if value is None else _whole(value, where)


def _date(value: object, where: str) -> date:
    text = _text(value, where)
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    raise Refused(f"{where} must be a date such as 2026-12-01, not {_short(value)}.")


def _short(value: object) -> str:
    """The value as JSON would show it, cut to what fits into a sentence; "nothing" when the field is missing."""
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"
