"""Canary rows of the editors' room: what nobody understood, editions of phrases, the history, calls for help, recordings."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4


def fill(put: Callable[..., Any]) -> None:
    """Three rows of each table, some of them past their period."""
    for number, (tags, age) in enumerate(((set(), 0), (set(), 0), ({"past"}, 40))):
        past = (f"(now() - interval '{age} days')",)
        put(
            "unheard", tags, day=(f"{past[0]}::date",), language="de", text=f"canary {number}", guessed="termin",
            meaning=b"canary",
        )  # fmt: skip
        answered = past if number == 1 else None
        put(
            "help_call",
            tags | ({"waiting"} if answered is None else set()),
            number=10 + number,
            at=past,
            answered_at=answered,
        )
        put(
            "centre_revision", set(), at=past, staff=uuid4(), kind="paper", key=f"canary-{number}", after=json.dumps({})
        )
        kept = None if number == 2 else past
        put(
            "recording", {"unpublished"} if kept is None else {"published"}, place=f"ti/situation/canary-{number}", kind="audio/mpeg",
            sound=b"canary", at=past, staff=uuid4(), published_at=kept,
        )  # fmt: skip
        state = "draft" if number == 2 else "published"
        put(
            "phrase_edition", {state}, id=number + 1, state=state, at=past, staff=uuid4(), changes=json.dumps([]),
            mark="canary", model=b"canary",
        )  # fmt: skip
