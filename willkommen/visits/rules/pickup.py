"""When something is ready to be collected: the marks on a scanned or pasted list, and the times at which it can be had."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from willkommen.core.codes import ALPHABET

SIGNS = 6
"""A mark has 30 bits: it only finds a card, it opens nothing."""
MOST_TIMES = 6
"""Times that one message names."""


@dataclass(frozen=True)
class Times:
    """Half open local ticks of one day at one counter."""

    day: date
    counter: str
    start: int
    end: int


def new_mark() -> str:
    """What stands on the file and on the visitor's page, for example `K7M-2QX`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
    return f"{signs[:3]}-{signs[3:]}"


def marks_in(text: str) -> tuple[list[str], list[str]]:
    """The marks on a list, each once, in their order; and what cannot be one. Blanks, commas, semicolons and lines divide it."""
    marks, others = [], []
    for word in re.split(r"[\s,;]+", text.strip().upper()):
        signs = word.replace("-", "")
        if len(signs) == SIGNS and all(sign in ALPHABET for sign in signs):
            marks.append(f"{signs[:3]}-{signs[3:]}")
        elif signs:
            others.append(word[:20])
    return list(dict.fromkeys(marks)), list(dict.fromkeys(others))


def times_to_collect(open_times: Iterable[Times], until: date) -> list[Times]:
    """Of every day until then (inclusive) its earliest times at one counter, at most MOST_TIMES, in order."""
    found: list[Times] = []
    for times in sorted(open_times, key=lambda one: (one.day, one.start, one.counter)):
        if times.day <= until and times.day not in {one.day for one in found}:
            found.append(times)
    return found[:MOST_TIMES]
