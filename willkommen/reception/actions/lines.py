"""Write how long the lines are and take a ticket from one."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.db.models import F

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current
from willkommen.core.errors import DayFull
from willkommen.reception.models import PlaceInLine, WalkInLine
from willkommen.reception.queries.forecast import LineNow, PlaceNow

WRITE_LINES = """
INSERT INTO walk_in_line (id, agency, service, day, minutes, tickets, usual, at)
SELECT gen_random_uuid(), %(agency)s, line.service, %(day)s, line.minutes, line.tickets, %(usual)s::jsonb, %(now)s
FROM unnest(%(services)s::text[], %(minutes)s::smallint[], %(tickets)s::smallint[]) AS line(service, minutes, tickets)
ORDER BY line.service
ON CONFLICT (agency, service) DO UPDATE
SET day = excluded.day, minutes = excluded.minutes, tickets = excluded.tickets, usual = excluded.usual, at = excluded.at
"""
CLOSE_OTHERS = """
UPDATE walk_in_line SET minutes = NULL, tickets = 0, at = %(now)s
WHERE agency = %(agency)s AND NOT service = ANY(%(services)s::text[]) AND minutes IS NOT NULL
"""
WRITE_PLACES = """
INSERT INTO place_in_line (id, day, number, ahead, expected_at, by_role)
SELECT gen_random_uuid(), %(day)s, place.number, place.ahead, place.expected, %(me)s
FROM unnest(%(numbers)s::text[], %(ahead)s::smallint[], %(expected)s::timestamptz[]) AS place(number, ahead, expected)
ON CONFLICT (by_role, day, number) DO UPDATE SET ahead = excluded.ahead, expected_at = excluded.expected_at
WHERE (place_in_line.ahead, place_in_line.expected_at) IS DISTINCT FROM (excluded.ahead, excluded.expected_at)
"""
"""Rows that say the same as before are left alone: most do, most of the time."""


def write_lines(*, agency: str, day: date, lines: Iterable[LineNow], usual: Mapping[int, int], now: datetime) -> None:
    """Say for each service how long a newcomer waits; services that are not named take nobody any more."""
    rows = list(lines)
    columns: dict[str, Any] = {
        "agency": agency, "day": day, "now": now, "usual": json.dumps(usual), "services": [row.service for row in rows],
        "minutes": [row.minutes for row in rows], "tickets": [row.tickets for row in rows],
    }  # fmt: skip
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(WRITE_LINES, columns)
        cursor.execute(CLOSE_OTHERS, columns)


def write_places(*, day: date, places: Iterable[PlaceNow]) -> None:
    """Say for each number that waits for the acting agency where it stands; numbers that are not named wait no longer."""
    rows = list(places)
    PlaceInLine.objects.filter(by_role=current()).exclude(day=day, number__in=[row.number for row in rows]).delete()
    columns: dict[str, Any] = {
        "day": day, "me": current(), "numbers": [row.number for row in rows], "ahead": [row.ahead for row in rows],
        "expected": [row.expected_at for row in rows],
    }  # fmt: skip
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(WRITE_PLACES, columns)


def take_a_ticket(*, service: str, day: date, minutes: int, spare_kept: bool = False) -> int:
    """Take one of the tickets left for a service; the wait in minutes until its call. The next one waits `minutes` longer.

    `spare_kept`: those kept for the node are not to be had. Raises DayFull when none is left. Two at once get one after
    the other: the row is locked.
    """
    least = F("kept") if spare_kept else 0
    lines = WalkInLine.objects.select_for_update().filter(service=service, day=day, tickets__gt=least)
    wait = lines.values_list("minutes", flat=True).first()
    if wait is None:
        raise DayFull
    WalkInLine.objects.filter(service=service, day=day).update(tickets=F("tickets") - 1, minutes=F("minutes") + minutes)
    return wait


def count_drawn(*, service: str, day: date) -> None:
    """Somebody drew a ticket at a node meanwhile: one less is left."""
    drawn = WalkInLine.objects.filter(service=service, day=day, tickets__gt=0)
    drawn.update(tickets=F("tickets") - 1)
