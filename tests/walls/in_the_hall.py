"""Canary rows of the hall: lines, places, notes, alarms, notices, marks."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

Put = Callable[..., Any]
"""Writes a row: table, tags, columns; a value that is a tuple is SQL of its own."""
TODAY = "(now() AT TIME ZONE 'Europe/Berlin')::date"


def _past(number: int) -> set[str]:
    """The third of each is past its period."""
    return {"past"} if number == 2 else set()


def _ago(number: int) -> str:
    return "(now() - interval '500 days')" if number == 2 else "now()"


def lines(put: Put, agency: str) -> None:
    """What an agency says of its lines without appointment, what it notes, and its alarms."""
    for number in range(3):
        service = f"canary-{agency}-{number}"
        put(
            "walk_in_line", {f"agency:{agency}"}, agency=agency, service=service, day=(TODAY,), minutes=5,
            tickets=9, usual=json.dumps({}), at=("now()",),
        )  # fmt: skip
        put(
            "place_in_line", {f"by:a_{agency}"}, day=(TODAY,), number=f"P{number:03d}", ahead=2,
            expected_at=("now()",), by_role=f"a_{agency}",
        )  # fmt: skip
        put(
            "stop_note", {f"agency:{agency}"} | _past(number), agency=agency, stop=uuid4(), visit=uuid4(), sealed=b"canary",
            day=(_ago(number),),
        )  # fmt: skip
        put(
            "alarm",
            {f"by:a_{agency}"} | _past(number),
            room=f"canary-{number}",
            at=(_ago(number),),
            by_role=f"a_{agency}",
        )


def told(put: Put) -> None:
    """What the reception tells everybody, an alarm of its own, and what people thought of their day."""
    for mark in (1, 2, 3):
        put(
            "trips_saved",
            {"enough"} if mark > 1 else set(),
            day=(f"{TODAY} - {mark}",),
            visits=3 * mark,
            trips=4 * mark,
        )
        put(
            "message", {"by:worker", "news"}, visit=None, due_at=("now()",), address="canary@example.org", template="closed",
            language="de", facts=json.dumps({}), state="waiting", tries=0, by_role="worker",
        )  # fmt: skip
        put("feedback", _past(mark - 1), day=(_ago(mark - 1),), mark=mark)
        put(
            "notice", _past(mark - 1), kind="text", text="canary", since=("now() - interval '2 years'",),
            until=(f"{_ago(mark - 1)} + interval '1 hour'",),
        )  # fmt: skip
    for number, kind in enumerate(("node", "kiosk", "desk")):
        put(
            "device", {kind}, name=f"canary-{kind}", kind=kind, counter="canary", place=number, key_hash=kind.encode(),
        )  # fmt: skip
        _act(put, number + 1, {"settled", "past"} if number == 2 else {"fresh"} if number else {"settled"})
    put("alarm", {"by:reception"}, room="canary", at=("now()",), by_role="reception")


def _act(put: Put, clock: int, tags: set[str]) -> None:
    """What was done at a device; `fresh` is not settled yet, `past` was long ago."""
    put(
        "node_act", tags, store=UUID(int=1), clock=clock, device=UUID(int=2), seq=clock, kind="call", number="K001",
        at=("now() - interval '40 days'" if "past" in tags else "now()",), line="canary", counter="canary", was="open",
        state="called", outcome="" if "fresh" in tags else "done", settled_at=None if "fresh" in tags else ("now()",),
    )  # fmt: skip


def wish(put: Put, visit: Any, stop: Any, agency: str, tags: set[str], asked_at: tuple[str]) -> None:
    """Somebody wants to be told when what this stop began is ready."""
    mark = str(stop)[:7]
    put(
        "pickup", tags, agency=agency, visit=visit, stop=stop, service="canary", mark=mark, language="de",
        address="canary@example.org", asked_at=asked_at, by_role="door",
    )  # fmt: skip
