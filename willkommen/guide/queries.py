"""Answer a person's own words: the right service, who does it elsewhere, or whom to call at once.

Nothing of what is asked is kept or logged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from willkommen import environment
from willkommen.guide import centre, training, understand
from willkommen.guide.hint import language_of
from willkommen.guide.rules import decide
from willkommen.guide.rules.answer import HELP_NOW, Answer, Elsewhere, Match, Urgent
from willkommen.guide.rules.clauses import clauses
from willkommen.guide.rules.danger import CALM, WATCHFUL, fear, signs_in
from willkommen.guide.rules.head import Floats, softmax
from willkommen.guide.rules.helplines import helplines
from willkommen.guide.rules.model import SPELLING, Model, danger_logits, features, services_logits
from willkommen.guide.rules.neighbours import Neighbours
from willkommen.guide.rules.pieces import spelled
from willkommen.guide.rules.scrub import without_introduction
from willkommen.guide.rules.terms import bonus

CALM_ENOUGH = 0.7
"""How calm words must be found of which something may be kept."""


@dataclass(frozen=True)
class _Heard:
    """The logits of one text: of the services, and of the kinds of danger; whether it can be read, and was ever heard."""

    services: Floats
    danger: Floats
    readable: bool
    familiar: bool


@dataclass(frozen=True)
class Guide:
    """A centre's facts and the model trained on its phrases; one for all threads of a process, nothing in it changes."""

    facts: centre.Facts
    model: Model
    near: Neighbours

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Where each label stands in the head's answer."""
        return {label: at for at, label in enumerate(self.model.labels)}

    def answer(self, text: str, language: str | None) -> Answer:
        """See `answer`."""
        found = self.judged(text, language)
        if found.urgent or found.outcome == "out_of_scope":
            return found
        concerns = self._concerns(text, found.matches, sure=found.outcome == "match")
        return replace(found, concerns=concerns, outcome="match" if concerns else found.outcome)

    def is_calm(self, text: str) -> bool:
        """Whether nothing at all points to danger: only then may anything of the words be kept."""
        chances = self._fears(self._heard(text))
        return not signs_in(text, self.facts.signs) and chances[CALM] >= CALM_ENOUGH

    def judged(self, text: str, language: str | None, meaning: Floats | None = None) -> Answer:
        """The answer to the message as a whole. `meaning`: its vector, when it is known already."""
        spoken = language_of(text, language)
        heard = self._heard(text, meaning)
        chances = self._chances(text, heard)
        matches = decide.ranked(chances, self.facts.agencies, self.facts.reserved)
        danger = fear(signs_in(text, self.facts.signs), self._fears(heard))
        lines = Urgent(danger.kind, helplines(danger.kind, spoken, self.facts.lines))
        if danger.chance >= self.model.alarm and heard.readable:
            first = Match(HELP_NOW, self.facts.agencies.get(HELP_NOW, ""), 1.0)
            return Answer(spoken, "urgent", lines, (first, *matches[: decide.SHOWN - 1]))
        perhaps = lines if danger.chance >= WATCHFUL or matches[0].service == HELP_NOW else None
        outcome = decide.outcome(chances, familiar=heard.familiar)
        if outcome == "out_of_scope":
            return Answer(spoken, outcome, None, matches[:2], elsewhere=self._elsewhere(chances), perhaps=perhaps)
        return Answer(spoken, outcome, None, matches, perhaps=perhaps)

    def _heard(self, text: str, meaning: Floats | None = None) -> _Heard:
        width = len(self.model.centre)
        if (bare := without_introduction(text)) != text:
            text, meaning = bare, None
        if meaning is None:
            meaning = understand.vectors([text])[0] if width else np.zeros(0, dtype=np.float32)
        near = self.model.unit(meaning[None])
        row = self.model.head.logits(features(near, spelled([text], SPELLING)))[0]
        like = self.near.likeness(near[0], text)
        readable = decide.readable(text, like.wording, like.nearest)
        services, danger = services_logits(row, like.services), danger_logits(row, like.danger)
        return _Heard(services, danger, readable, readable and like.nearest >= decide.FAMILIAR)

    def _chances(self, text: str, heard: _Heard) -> dict[str, float]:
        logits = heard.services + bonus(text, self.facts.terms, self.columns)
        return decide.named(self.model.labels, softmax(logits[None] / np.float32(self.model.head.temperature))[0])

    def _fears(self, heard: _Heard) -> dict[str, float]:
        return decide.named((*self.model.kinds, CALM), softmax(heard.danger[None])[0])

    def _elsewhere(self, chances: Mapping[str, float]) -> Elsewhere | None:
        return self.facts.elsewhere.get(decide.topic(chances) or "")

    def _concerns(self, text: str, matches: tuple[Match, ...], *, sure: bool) -> tuple[str, ...]:
        """Of its clauses; where the message as a whole says nothing sure, each must for itself."""
        if matches[0].score >= decide.ONE_THING:
            return ()
        parts = []
        for clause in clauses(text):
            chances = self._chances(clause, self._heard(clause))
            best = decide.ranked(chances, self.facts.agencies, self.facts.reserved)[0]
            parts.append((best.service, best.score))
        return decide.concerns([match.service for match in matches] if sure else (), parts)


@lru_cache(maxsize=1)
def _guide(folder: Path) -> Guide:
    return Guide(centre.read(folder), *training.learned(folder))


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
