"""What may be kept of a sentence that nobody understood, and such sentences again, grouped by likeness."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import numpy as np

from willkommen.guide import understand
from willkommen.guide.models import Unheard
from willkommen.guide.phrasebook import phrases
from willkommen.guide.queries import Guide
from willkommen.guide.rules.likeness import groups, packed, unpacked
from willkommen.guide.rules.scrub import scrubbed
from willkommen.guide.rules.spelling import normalised

MOST = 1000
"""Sentences looked at: the newest."""


@dataclass(frozen=True)
class Heard:
    """A sentence without names and numbers; `guessed`: the service the guide thought of first."""

    id: UUID
    day: date
    language: str
    text: str
    guessed: str


def worth_keeping(guide: Guide, folder: Path, text: str) -> tuple[str, bytes]:
    """The sentence without names and numbers, and its meaning; ("", b"") when nothing may or need be kept.

    Whatever points to danger, however faintly, is never kept.
    """
    if not guide.is_calm(text):
        return "", b""
    bare = scrubbed(text, _words(folder))
    if not bare or not understand.available():
        return bare, b""
    return bare, packed(understand.vectors([bare])[0])


def unheard(guide: Guide) -> list[list[Heard]]:
    """What nobody understood, like sentences together, the most frequent first."""
    rows = list(Unheard.objects.values_list("id", "day", "language", "text", "guessed", "meaning")[:MOST])
    middle = guide.model.centre
    width = len(middle)
    vectors = np.zeros((len(rows), max(width, 1)), dtype=np.float32)
    for at, row in enumerate(rows):
        kept = unpacked(bytes(row[5]))
        if len(kept) == width and width:
            vectors[at] = kept / max(float(np.linalg.norm(kept)), 1e-9) - middle
    return [[Heard(*rows[at][:5]) for at in group] for group in groups(vectors)]


@lru_cache(maxsize=1)
def _words(folder: Path) -> frozenset[str]:
    """Every word of the phrase book in its one spelling: none of them is anybody's name."""
    return frozenset(word for phrase in phrases(folder) for word in normalised(phrase.text).split())
