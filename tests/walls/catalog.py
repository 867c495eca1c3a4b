"""Look through the catalog for what must not be: each rule of `catalog.sql` gives a line for every fault."""

from pathlib import Path
from typing import Any

import psycopg

from willkommen.agencies.walls import logins
from willkommen.settings import AGENCIES

CLASSES = ("public", "house", "agency", "sealed", "audit", "figures", "framework")
"""What a table may be (see docs/walls.md)."""
TOLD = ("secret", "key", "code", "word", "form", "erased", "offer", "receipt")
"""What policies may be told by a session: capabilities that must be known, never an identity."""
DEFINERS: dict[str, str] = {}
"""SECURITY DEFINER functions that may be, with the reason. Each has a search_path of its own."""
FELT = {
    "stop_alone_at_its_booking": "only the door adds stops, and that a time is taken is told by its booking to everybody",
}
"""Unique keys on tables of agencies that are not per agency, with what they tell."""
RUNTIME = logins(AGENCIES)

RULES = Path(__file__).with_name("catalog.sql")


def faults(connection: psycopg.Connection[Any]) -> list[str]:
    """Every fault of the database that this superuser's connection is in, as `object: what is wrong with it`."""
    values = {
        "classes": list(CLASSES),
        "definers": list(DEFINERS),
        "runtime": RUNTIME,
        "told": list(TOLD),
        "felt": list(FELT),
    }
    views, *rules = RULES.read_text(encoding="utf-8").split("\n-- : ")
    connection.execute(views.encode())
    found = []
    for rule in rules:
        wrong, statement = rule.split("\n", 1)
        found += [f"{name}: {wrong}" for (name,) in connection.execute(statement.encode(), values).fetchall()]
    return found
