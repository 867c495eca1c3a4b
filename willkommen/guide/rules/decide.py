"""From probabilities to an outcome: sure, not sure, or not done here; and what must never be proposed unasked."""

from collections.abc import Mapping, Sequence

import numpy as np

from willkommen.guide.rules.answer import Match, Outcome
from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.spelling import normalised

SURE = 0.5
"""Probability from which the first service is shown as the answer; below it: "one of these, or ask a person"."""
ELSEWHERE = 0.6
"""Probability of all topics together from which the guide says that the house does not do this."""
ASKED = 0.35
"""Probability below which a service that is never proposed unasked is left out of the list."""
SHOWN = 5
"""Services in a list, at least."""
ONE_THING = 0.999
"""Probability from which a message is about one thing, so that its clauses need no look of their own."""
SEPARATE = 0.45
"""Probability from which a clause of a message counts as a concern of its own."""

FAMILIAR = 0.39
"""Likeness to the nearest phrase below which nothing is known of what was said."""
READABLE = 0.1
"""Likeness of the wording below which somebody may only have hit the keys, unless a phrase means much the same."""
MEANT = 0.45
"""Likeness to the nearest phrase that counts as that."""

ABROAD = "elsewhere/"
"""What the label of a topic done elsewhere begins with; every other label is a service."""


def readable(text: str, wording: float, nearest: float) -> bool:
    """Whether these are words at all: a number, a smiley, a letter held down and "sdkjfh" are not."""
    letters = [letter for letter in normalised(text) if letter.isalpha()]
    return len(letters) > 2 and len(set(letters)) > 1 and (wording >= READABLE or nearest >= MEANT)


def outcome(chances: Mapping[str, float], *, familiar: bool = True) -> Outcome:
    """Danger is decided before this and elsewhere (`danger.fear`). `familiar`: whether anything like it was ever taught."""
    if not familiar:
        return "unsure"
    abroad = sum(chance for label, chance in chances.items() if label.startswith(ABROAD))
    if abroad >= ELSEWHERE:
        return "out_of_scope"
    here = max((chance for label, chance in chances.items() if not label.startswith(ABROAD)), default=0.0)
    return "match" if abroad <= 1 - ELSEWHERE and here / (1 - abroad) >= SURE else "unsure"


def topic(chances: Mapping[str, float]) -> str | None:
    """The likeliest topic done elsewhere, without its prefix."""
    abroad = {label: chance for label, chance in chances.items() if label.startswith(ABROAD)}
    return max(abroad, key=lambda label: abroad[label]).removeprefix(ABROAD) if abroad else None


def ranked(chances: Mapping[str, float], agencies: Mapping[str, str], reserved: frozenset[str]) -> tuple[Match, ...]:
    """The likeliest services, best first; `reserved` ones only when the words ask for them."""
    services = {label: chance for label, chance in chances.items() if label in agencies}
    asked = sum(services.get(label, 0.0) for label in reserved) >= ASKED
    shown = [label for label in sorted(services, key=lambda s: -services[s]) if asked or label not in reserved]
    return tuple(Match(label, agencies[label], round(float(services[label]), 4)) for label in shown[:SHOWN])


def concerns(whole: Sequence[str], parts: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """Services of the clauses that say something of their own; empty unless there are two different ones.

    `whole`: the ranked services of the whole message; `parts`: the first service of each clause and its probability.
    """
    found = list(dict.fromkeys(service for service, chance in parts if chance >= SEPARATE or service in whole[:2]))
    return tuple(found) if len(found) > 1 else ()


def named(labels: Sequence[str], row: Floats) -> dict[str, float]:
    """A row of probabilities by label."""
    return dict(zip(labels, np.asarray(row, dtype=float).tolist(), strict=True))
