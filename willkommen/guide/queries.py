"""Answer a person's own words: the right service, who does it elsewhere, or whom to call at once.

Nothing of what is asked is kept or logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from willkommen import environment
from willkommen.guide import centre, training, understand
from willkommen.guide.hint import language_of
from willkommen.guide.rules import decide
from willkommen.guide.rules.answer import Answer, Elsewhere, Match, Urgent
from willkommen.guide.rules.clauses import clauses
from willkommen.guide.rules.danger import kind_of, signs_in
from willkommen.guide.rules.head import Floats, softmax
from willkommen.guide.rules.helplines import helplines
from willkommen.guide.rules.model import SPELLING, Model
from willkommen.guide.rules.spelling import spelled
from willkommen.guide.rules.terms import bonus

HELP_NOW = "urgent-help"
"""The service that stands first when there is danger."""


@dataclass(frozen=True)
class Guide:
    """A centre's facts and the model trained on its phrases; one for all threads of a process, nothing in it changes."""

    facts: centre.Facts
    model: Model

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Where each label stands in the head's answer."""
        return {label: at for at, label in enumerate(self.model.labels)}

    def answer(self, text: str, language: str | None) -> Answer:
        """See `answer`."""
        spoken = language_of(text, language)
        seen = self._features(text)
        chances = self._chances(text, seen)
        kind = self._danger(text, seen)
        matches = decide.ranked(chances, self.facts.agencies, self.facts.reserved)
        if kind:
            lines = helplines(kind, spoken, self.facts.lines)
            first = Match(HELP_NOW, self.facts.agencies.get(HELP_NOW, ""), 1.0)
            return Answer(spoken, "urgent", Urgent(kind, lines), (first, *matches[: decide.SHOWN - 1]))
        outcome = decide.outcome(chances)
        if outcome == "out_of_scope":
            return Answer(spoken, outcome, None, matches[:2], elsewhere=self._elsewhere(chances))
        return Answer(spoken, outcome, None, matches, self._concerns(text, matches))

    def _features(self, text: str) -> Floats:
        width = len(self.model.centre)
        meaning = understand.vectors([text]) if width else np.zeros((1, 0), dtype=np.float32)
        return self.model.features(meaning, spelled([text], SPELLING))

    def _chances(self, text: str, seen: Floats) -> dict[str, float]:
        logits = self.model.services.logits(seen) + bonus(text, self.facts.terms, self.columns)
        return decide.named(self.model.labels, softmax(logits / np.float32(self.model.services.temperature))[0])

    def _danger(self, text: str, seen: Floats) -> str | None:
        chances = decide.named(self.model.kinds, self.model.danger.probabilities(seen)[0])
        return kind_of(signs_in(text, self.facts.signs), chances, self.model.alarm)

    def _elsewhere(self, chances: Mapping[str, float]) -> Elsewhere | None:
        return self.facts.elsewhere.get(decide.topic(chances) or "")

    def _concerns(self, text: str, matches: tuple[Match, ...]) -> tuple[str, ...]:
        if matches[0].score >= decide.ONE_THING:
            return ()
        parts = []
        for clause in clauses(text):
            chances = self._chances(clause, self._features(clause))
            best = decide.ranked(chances, self.facts.agencies, self.facts.reserved)[0]
            parts.append((best.service, best.score))
        return decide.concerns([match.service for match in matches], parts)


@lru_cache(maxsize=1)
def _guide(folder: Path) -> Guide:
    return Guide(centre.read(folder), training.model_of(folder))


def load() -> Guide:
    """The guide of the centre in WILLKOMMEN_CENTRE, made once per process; trains first (seconds) after an edit."""
    folder = Path(environment.value("WILLKOMMEN_CENTRE"))
    return _guide(folder)


def forget() -> None:
    """Read the centre anew at the next question: its phrases or help lines have changed."""
    _guide.cache_clear()


def answer(text: str, language: str | None = None) -> Answer:
    """What `text` asks for. `language`: the code the person chose, which wins over what the words look like."""
    return load().answer(text, language)
