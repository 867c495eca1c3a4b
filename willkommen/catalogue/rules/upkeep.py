"""What an editor does to a record: say it anew in some language, or say that it still holds."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

Data = Mapping[str, Any]
AGAIN = timedelta(days=365)
"""After how long somebody should look again at what still holds."""
BY = "Redaktion"


def retold(old: Data | None, text: str, *, today: date, original: bool, meaning: bool) -> Data | None:
    """The record of a text that was written anew; None for an emptied translation. The same words change nothing.

    `meaning`: what the original says has changed, so that older translations are replaced until they follow.
    """
    words = text.replace("\r\n", "\n").strip()
    if old is not None and words == str(old["text"]).strip():
        return old
    if not words:
        return old if original else None
    kept = {name: value for name, value in (old or {}).items() if name == "meaning_since"}
    said = {**kept, "text": words, "state": "human", "by": BY, "dated": today.isoformat()}
    return {**said, "meaning_since": today.isoformat()} if original and (meaning or old is None) else said


def outlived(old: Data, *, today: date) -> Data:
    """The record of a translation whose original means something else since today: it was written before that."""
    return {**old, "dated": (today - timedelta(days=1)).isoformat()} if str(old["dated"]) >= today.isoformat() else old


def still_valid(data: Data, *, today: date) -> Data:
    """The record, looked at today; to be looked at again after a year."""
    origin = {**data["origin"], "checked_on": today.isoformat(), "review_by": (today + AGAIN).isoformat()}
    return {**data, "origin": origin}


def due(data: Data, today: date) -> bool:
    """Whether somebody should look at the record: its day has come, or it never had one."""
    origin = data.get("origin")
    return origin is not None and str(origin.get("review_by", "")) <= today.isoformat()
