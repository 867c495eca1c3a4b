"""Which sentences of the pages the house says otherwise: what gettext is to find before the program's own."""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Protocol

Key = str | tuple[str, int]
"""As gettext looks: the German sentence, or with the number of its plural form."""


class Said(Protocol):
    """A sentence as the house says it in one language."""

    @property
    def language(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def german(self) -> str: ...
    @property
    def plural(self) -> bool: ...
    @property
    def form(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def dated(self) -> date: ...
    @property
    def meaning_since(self) -> date | None: ...


def marked(german: str, form: int) -> str:
    """The mark of a sentence: 16 hexadecimal digits."""
    return sha256(f"{german}\0{form}".encode()).hexdigest()[:16]


def overlay(said: Iterable[Said], languages: Iterable[str], original: str) -> Mapping[str, Mapping[Key, str]]:
    """By language what is said otherwise.

    A German sentence that means something else is shown in every language whose own is older, until it follows.
    """
    known = {(one.language, one.mark): one for one in said}
    found: dict[str, dict[Key, str]] = {language: {} for language in languages}
    for (language, mark), one in known.items():
        source = known.get((original, mark))
        if language in found and not outdated(one.dated, source):
            found[language][_key(one)] = one.text
        if language == original and one.meaning_since:
            for other in found:
                own = known.get((other, mark))
                if own is None or outdated(own.dated, one):
                    found[other][_key(one)] = one.text
    return found


def outdated(dated: date | None, source: Said | None) -> bool:
    """Whether a translation is older than the last change of what its original means; None: it came with the program."""
    since = source.meaning_since if source else None
    return since is not None and (dated is None or dated < since)


def _key(one: Said) -> Key:
    return (one.german, one.form) if one.plural else one.german
