"""A person's case as plain facts: which ones there are, how one is read, and whether a condition holds for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from willkommen.catalogue.rules.near import nearest

Text = Mapping[str, str]
"""One text by language code; German (`de`) is always there."""

Value = str | int | bool
Case = Mapping[str, Value]

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "_", "-": "_"})


class UnknownWord(ValueError):
    """A service, a fact or one of its values that the data does not know."""


@dataclass(frozen=True)
class Fact:
    """Something that decides a fee, for example `age`. `words` is empty for numbers and for yes or no."""

    name: str
    kind: str
    what: Text
    default: Value
    words: Mapping[str, Text]
    also: Mapping[str, str]
    """Other spellings of a word, each with the word it stands for."""
    names: frozenset[str] = frozenset()
    """Other names of the fact itself."""
    at_most: int = 0


@dataclass(frozen=True)
class Condition:
    """What one fact must be: one of some words, yes or no, or a number in `[at_least, under)`."""

    fact: str
    words: frozenset[str] = frozenset()
    yes: bool | None = None
    at_least: int | None = None
    under: int | None = None

    def holds(self, value: Value) -> bool:
        """Whether the value of the fact fulfils it."""
        if self.words:
            return value in self.words
        if self.yes is not None:
            return value is self.yes
        number = int(value)
        return (self.at_least is None or number >= self.at_least) and (self.under is None or number < self.under)


def all_hold(conditions: Iterable[Condition], case: Case) -> bool:
    """Whether a complete case (every fact has a value) fulfils all conditions."""
    return all(condition.holds(case[condition.fact]) for condition in conditions)


def plain(word: str) -> str:
    """A word as the data writes it: small letters, no umlauts, underscores for gaps."""
    return word.strip().lower().translate(UMLAUTS)


def read_case(facts: Mapping[str, Fact], raw: Mapping[str, Any], assumed: Case) -> dict[str, Value]:
    """The complete case: what was said, else what the service assumes, else each fact's default.

    Refuses a fact or a value that is not known, naming the nearest one; `null` counts as not said.
    """
    case: dict[str, Value] = {name: assumed.get(name, fact.default) for name, fact in facts.items()}
    for name, value in raw.items():
        fact = _fact(facts, name)
        if value is not None:
            case[fact.name] = read_value(fact, value)
    return case


def _fact(facts: Mapping[str, Fact], name: str) -> Fact:
    for fact in facts.values():
        if plain(name) == fact.name or plain(name) in fact.names:
            return fact
    raise UnknownWord(f'"{name}" is not a fact that decides a fee; {nearest(name, facts)}')


def read_value(fact: Fact, value: Any) -> Value:
    """One value of one fact, in the data's own spelling; refuses what the fact does not know."""
    if fact.kind == "yes_no":
        return _yes_or_no(fact, value)
    if fact.kind == "number":
        return _number(fact, value)
    if not isinstance(value, str):
        raise UnknownWord(f'"{fact.name}" needs a word, not {value!r}; {nearest("", fact.words)}')
    word = plain(value)
    if word in fact.words:
        return word
    if word in fact.also:
        return fact.also[word]
    raise UnknownWord(f'"{value}" is not known for "{fact.name}"; {nearest(word, [*fact.words, *fact.also])}')


def _yes_or_no(fact: Fact, value: Any) -> bool:
    if not isinstance(value, bool):
        raise UnknownWord(f'"{fact.name}" is true or false, not {value!r}.')
    return value


def _number(fact: Fact, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= fact.at_most:
        raise UnknownWord(f'"{fact.name}" is a whole number from 0 to {fact.at_most}, not {value!r}.')
    return value
