"""Exact terms: a paragraph, a form, a name says the service outright, whatever the sentence around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from willkommen.guide.rules.head import Floats
from willkommen.guide.rules.patterns import Words, any_of, padded, stands_in


@dataclass(frozen=True)
class Term:
    """Where one of each of `words` stands in the text, `labels` get `weight` more logits each."""

    words: tuple[Words, ...]
    labels: tuple[str, ...]
    weight: float


def term(words: str, labels: Sequence[str], weight: float) -> Term:
    """`words`: `fiktion*|fixion* & verlänger*`, as in `patterns.any_of`, with `&` between what must stand together."""
    return Term(tuple(any_of(part) for part in words.split("&")), tuple(labels), weight)


def bonus(text: str, terms: Sequence[Term], columns: Mapping[str, int]) -> Floats:
    """(classes,): what the exact terms in `text` add to the logits."""
    said = padded(text)
    added = np.zeros(len(columns), dtype=np.float32)
    for one in terms:
        if all(stands_in(said, words) for words in one.words):
            for label in one.labels:
                if label in columns:
                    added[columns[label]] += one.weight
    return added
