"""Exact words as editors write them: terms that say a service outright, and signs of danger."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from willkommen.guide.rules.spelling import normalised

Sort = Literal["terms", "certain", "possible"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""Terms; signs of danger after which help lines always stand on the page; signs that make danger likelier."""
WEIGHT = 6.0
"""What a term adds to its label unless its file says otherwise."""
LEAST = 2
"""Letters that every alternative needs: fewer would stand in nearly every sentence."""


@dataclass(frozen=True)
class Exact:
    """A line of words; `label`: a service, `elsewhere/` and a topic, or a kind of danger."""

    text: str
    sort: Sort
    label: str
    weight: float = WEIGHT

    @property
    def mark(self) -> str:
        """Short, for a form that names a long line: 12 hexadecimal digits."""
        return sha256(self.text.encode()).hexdigest()[:12]

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one of its own."""
        return self.text, self.sort, self.label


def wrong_with(line: str, sort: Sort) -> str:
    """A sentence when a line cannot work, "" when it can. `|` = or, `&` = and, ` - ` = unless (signs alone), `*` = any ending."""
    must, dash, never = line.partition(" - ")
    if dash and sort == "terms":
        return "„ - “ (außer wenn) gibt es nur bei Zeichen für Gefahr."
    parts = [*must.split("&"), *([never] if dash else [])]
    words = [normalised(word.replace("*", " ")) for part in parts for word in part.split("|")]
    if any(len(word) < LEAST for word in words):
        return "Zwischen „|“ und „&“ müssen jedes Mal mindestens zwei Buchstaben stehen."
    return ""


def with_changes(lines: Iterable[Exact], changes: Iterable[tuple[Exact, bool]]) -> list[Exact]:
    """The lines with what was added (True) and taken away (False), in their order; what is there keeps its weight."""
    found = {line.key: line for line in lines}
    for line, added in changes:
        if added:
            found.setdefault(line.key, line)
        else:
            found.pop(line.key, None)
    return list(found.values())
