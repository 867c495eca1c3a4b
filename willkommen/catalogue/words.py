"""Names and sentences of the centre in the visitor's language, with a visible fallback."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from willkommen.catalogue.schema.text import Text

Quality = Literal["original", "human", "draft", "reviewed", "stale", "fallback"]


@dataclass(frozen=True)
class Wording:
    """`text` as it can be shown, the language it is really in, and how good it is."""

    text: str
    language: str
    quality: Quality

    def filled(self, **values: object) -> str:
        """The text with its variables put in; KeyError when one is missing."""
        return self.text.format_map(values)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Words:
    """All texts of a centre. `falls_back` gives each language the one to try next; the original is the last."""

    texts: Mapping[str, Text]
    falls_back: Mapping[str, str | None]
    original: str

    def get(self, language: str, kind: str, record: str, name: str = "name") -> Wording:
        """The best wording there is. A translation older than the original's last change of meaning is not used.

        KeyError when not even the original has it.
        """
        source = self.texts.get(f"{self.original}/{kind}/{record}/{name}")
        for code in self._chain(language):
            found = self.texts.get(f"{code}/{kind}/{record}/{name}")
            if found is not None and not (source and source.meaning_since and found.dated < source.meaning_since):
                return Wording(found.text, code, self._quality(found, source, language))
        raise KeyError(f"{kind} {record} has no {name}")

    def has(self, kind: str, record: str, name: str) -> bool:
        """Whether the original has this text."""
        return f"{self.original}/{kind}/{record}/{name}" in self.texts

    def _chain(self, language: str) -> Iterator[str]:
        seen: set[str] = set()
        code: str | None = language
        while code and code not in seen:
            seen.add(code)
            yield code
            code = self.falls_back.get(code)
        if self.original not in seen:
            yield self.original

    def _quality(self, found: Text, source: Text | None, wanted: str) -> Quality:
        if found.language != wanted:
            return "fallback"
        if found.language == self.original:
            return "original"
        return "stale" if source and found.dated < source.dated else found.state
