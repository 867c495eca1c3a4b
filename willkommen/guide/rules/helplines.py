"""Whom to call first: the help lines for a kind of danger, the most fitting first, in a language the caller speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

_FIRST = {
    "dv": ("116016", "110", "112"),
    "suicide": ("112", "telefonseelsorge"),
    "threat": ("110", "112"),
    "medical": ("112",),
    "child": ("110", "116111", "112"),
    "deportation": ("rechtsberatung-eil", "anwaltsnotdienst"),
}
_ALWAYS = ("112", "110")


@dataclass(frozen=True)
class Line:
    """A help line of the centre: kinds it is for, languages it speaks (none named: German, or interpreters for all)."""

    id: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...] = ()


def helplines(kind: str, language: str, lines: Iterable[Line]) -> tuple[str, ...]:
    """Ids in the order to show them. 112 and 110 always stand among them, but 110 never for fear of deportation."""
    known = {line.id: line for line in lines}
    fitting = [line for line in known.values() if kind in line.kinds and _speaks(line, language)]
    first = [name for name in _FIRST[kind] if name in known]
    wanted = dict.fromkeys([*first, *(line.id for line in fitting), *_ALWAYS])
    return tuple(name for name in wanted if not (kind == "deportation" and name == "110"))


def _speaks(line: Line, language: str) -> bool:
    """A line that names one foreign language only helps those who speak it; lines with several say so on the page."""
    spoken = {code.partition("-")[0] for code in line.languages}
    near = {"prs": "fa", "uk": "ru"}.get(language, language)
    return not spoken or "de" in spoken or language.partition("-")[0] in spoken or near in spoken
