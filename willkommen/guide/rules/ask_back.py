"""What the guide asks back: two questions at most, only where an answer decides, never nationality or status."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

MOST = 2
"""Questions that are asked of one person for one errand."""


class QuestionFacts(Protocol):
    """A question as the centre's data has it."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def event(self) -> str | None: ...
    @property
    def services(self) -> Sequence[str]: ...


class EffectFacts(Protocol):
    """What an answer changes about one service."""

    @property
    def service(self) -> str: ...
    @property
    def instead(self) -> str | None: ...
    @property
    def also(self) -> str | None: ...
    @property
    def papers(self) -> Sequence[str]: ...
    @property
    def without(self) -> Sequence[str]: ...


def next_question(
    questions: Iterable[QuestionFacts],
    *,
    services: Collection[str],
    events: Collection[str],
    by_residence: bool,
    effects: Mapping[str, Sequence[EffectFacts]],
    asked: Collection[str],
) -> str | None:
    """The id of the next question to ask, None when enough is known.

    `events`: what the deadlines of the chosen services run from; `by_residence`: whether an office depends on where
    somebody lives; `effects`: what the answers to each choice would change; `asked`: ids, answered or not.
    """
    if len(set(asked)) >= MOST:
        return None
    for question in questions:
        decides = {
            "residence": by_residence,
            "day": question.event in events,
            "choice": bool(set(question.services) & set(services)) and not _known(effects[question.id], services),
        }[question.kind]
        if decides and question.id not in asked:
            return question.id
    return None


def _known(effects: Iterable[EffectFacts], services: Collection[str]) -> bool:
    """Whether the person has already chosen what the answer would lead to."""
    return any(name in services for effect in effects for name in (effect.instead, effect.also) if name)


def services_after(services: Iterable[str], effects: Sequence[EffectFacts]) -> tuple[str, ...]:
    """The services after the answers, each once, in their order."""
    found: dict[str, None] = {}
    for name in services:
        own = [effect for effect in effects if effect.service == name]
        found.update(dict.fromkeys([effect.instead for effect in own if effect.instead] or [name]))
        found.update(dict.fromkeys(effect.also for effect in own if effect.also))
    return tuple(found)


def papers_after(
    service: str, papers: Iterable[str], effects: Sequence[EffectFacts], *, needed: bool
) -> tuple[str, ...]:
    """The papers of a service after the answers; `needed` ones grow by what an answer adds."""
    own = [effect for effect in effects if effect.service == service]
    gone = {paper for effect in own for paper in effect.without}
    more = [paper for effect in own for paper in effect.papers] if needed else []
    return tuple(dict.fromkeys([*(paper for paper in papers if paper not in gone), *more]))
