"""Read what may flow (`allowed.yaml`): the leak matrix compares it with what the database really lets through."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("allowed.yaml")
TOLD = {
    "visitor": ("secret", "visit"),
    "messaged": ("secret", "key"),
    "arriving": ("code", "code"),
    "naming": ("word", "word"),
    "retrying": ("key", "reply"),
    "scanning": ("form", "form"),
    "erasing": ("erased", "erased"),
    "offered": ("offer", "offer"),
    "returning": ("receipt", "receipt"),
}
"""Somebody who was told something: the policies' setting, and the tag of the rows that it opens."""
TOLD_AS = {"scanning": "reception", "erasing": "worker"}
"""Whose login is told it; the public door's where nothing stands here."""
VERBS = ("read", "add", "change", "delete")
PER_AGENCY = ("asked", "standing", "open_to", "sitting", "finished")
"""Words of the exchange and of the day that mean something else for each agency."""
NARROWED = ("read", "change")
"""Verbs that a grant may narrow to columns; every other is for whole rows."""


@dataclass(frozen=True)
class Actor:
    """Somebody who asks the database: a login, and for the public door what it was told (`fact` = (setting, value))."""

    name: str
    login: str
    fact: tuple[str, str] | None = None

    @property
    def kind(self) -> str:
        """How the allowed data calls the actor."""
        return "agency" if self.login.startswith("a_") else self.name


@dataclass(frozen=True)
class Cell:
    """What one actor may do with one relation: rows by verb (no entry: nothing), columns where they are not all."""

    rows: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    writes: str = ""


@cache
def allowed() -> dict[str, dict[str, Cell]]:
    """Relation → kind of actor → cell, as written; who was told a fact may do what its login may, and more."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Cell]] = {}
    for relation, cells in written.items():
        found[relation] = {kind: _cell(cell) for kind, cell in cells.items()}
        for kind in TOLD:
            untold = cells.get(TOLD_AS.get(kind, "door"), {})
            if untold or kind in cells:
                found[relation][kind] = _cell({**untold, **cells.get(kind, {})})
    return found


def cell(relation: str, actor: Actor) -> Cell:
    """What this actor may do here; nothing when nothing is written."""
    return allowed().get(relation, {}).get(actor.kind, Cell({}, {}))


def tags(rows: tuple[str, ...], actor: Actor, told: int) -> set[str]:
    """The tags of world.py that these words mean for this actor; `told` is the number of the visit that was told."""
    agency = actor.login.removeprefix("a_")
    mean = {
        "to": f"to:{agency}",
        "open": f"open:{agency}",
        "answerable": f"answerable:{agency}",
        "accepted": f"accepted:{agency}",
        "form": f"form:{told}",
        "erased": f"erased:{told}",
        "given": f"given:{told}" if actor.kind in TOLD else "nothing",
        "sent": f"sent:{told}" if actor.kind in TOLD else "nothing",
        "own": f"agency:{agency}",
        "beside": f"beside:{agency}",
        "mine": f"by:{actor.login}",
        **{word: f"{word}:{actor.login.removeprefix('a_')}" for word in PER_AGENCY},
        "visit": f"{TOLD[actor.kind][1]}:{told}" if actor.kind in TOLD else "nothing",
        "none": "nothing",
    }
    return {mean.get(word, word) for word in rows}


def _cell(written: dict[str, Any]) -> Cell:
    return Cell(
        rows={verb: _words(written[verb]) for verb in VERBS if verb in written},
        columns={verb: tuple(written[f"{verb}_columns"]) for verb in NARROWED if f"{verb}_columns" in written},
        writes=written.get("set", ""),
    )


def _words(rows: str | list[str]) -> tuple[str, ...]:
    return (rows,) if isinstance(rows, str) else tuple(rows)
