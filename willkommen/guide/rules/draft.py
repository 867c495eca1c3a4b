"""What a draft of the phrase book holds: each change once, and nothing that takes itself back."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
"""A change: language, section, label, text, and whether it was added or taken away."""


def with_change(rows: Sequence[Row], row: Row) -> list[Row]:
    """The changes with one more; said twice it counts once, and its opposite only takes the earlier one out."""
    opposite = {**row, "added": not row["added"]}
    if opposite in rows:
        return [one for one in rows if one != opposite]
    return [*rows, *([] if row in rows else [row])]


def difference(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """(new, no longer there): what a draft changes against the edition that holds."""
    return [one for one in after if one not in before], [one for one in before if one not in after]
