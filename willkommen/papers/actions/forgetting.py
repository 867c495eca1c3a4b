"""Delete what is past its period, acting as the worker: the walls decide which rows that are, the statements name none."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connections

from willkommen.agencies.walls import alias_of, tell
from willkommen.core.acting import current

WITH_KEYS = {
    "upload": "DELETE FROM upload RETURNING id, visit",
    "document": "DELETE FROM document RETURNING id, visit",
    "stop": "DELETE FROM stop RETURNING id, visit_id",
    "visit": "DELETE FROM visit RETURNING id, id",
}
"""Classes to which keys belong: which rows went, and of which visits."""
WITHOUT = (
    "release", "custody", "hold", "call", "presence", "stop_note", "booking", "question", "conference", "complaint", "alarm",
    "notice", "feedback", "unheard", "help_call", "node_act", "pickup",
)  # fmt: skip
ORDER = (
    "upload", "document", "release", "custody", "hold", "call", "presence", "stop_note", "stop", "booking", "visit", "question",
    "conference", "complaint", "alarm", "notice", "feedback", "unheard", "help_call", "node_act", "pickup",
)  # fmt: skip
"""A stop goes before the booking and the visit that it names."""


def delete(kind: str) -> tuple[int, list[tuple[UUID, UUID]]]:
    """Delete everything of one class whose period is over: how many, and (id, visit) of rows that have keys."""
    with connections[alias_of(current())].cursor() as cursor:
        if kind in WITH_KEYS:
            cursor.execute(WITH_KEYS[kind])
            return cursor.rowcount, list(cursor.fetchall())
        if kind not in WITHOUT:
            raise KeyError(kind)
        cursor.execute(f"DELETE FROM {kind}")  # noqa: S608 -- one of the words above
        return cursor.rowcount, []


def delete_again(documents: Sequence[UUID]) -> int:
    """After a restore: delete documents that were erased before; how many had come back."""
    tell("erased", ",".join(map(str, documents)))
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute("DELETE FROM document WHERE id = ANY(%s)", [list(documents)])
        return int(cursor.rowcount)
