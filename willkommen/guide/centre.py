"""The few facts of the centre's files the guide needs to answer without a database, read in some ten milliseconds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from willkommen.guide.rules.answer import Elsewhere
from willkommen.guide.rules.danger import Sign, sign
from willkommen.guide.rules.exact import WEIGHT, Exact
from willkommen.guide.rules.helplines import Line
from willkommen.guide.rules.reach import Reach
from willkommen.guide.rules.terms import Term, term


@dataclass(frozen=True)
class Facts:
    """`agencies`: agency of each service, in the order of the files; `reserved`: services never proposed unasked.

    `reach`: what is asked back once a service is chosen; nothing of it is known from these files alone.
    """

    agencies: Mapping[str, str]
    reserved: frozenset[str]
    lines: tuple[Line, ...]
    elsewhere: Mapping[str, Elsewhere]
    terms: tuple[Term, ...]
    signs: tuple[Sign, ...]
    reach: Mapping[str, Reach] = field(default_factory=dict)


def read(folder: Path) -> Facts:
    """The facts of the centre in `folder`; FileNotFoundError when it is no centre."""
    services = [entry for file in sorted((folder / "services").glob("*.yaml")) for entry in _load(file)["services"]]
    if not services:
        raise FileNotFoundError(f"{folder} holds no services: set WILLKOMMEN_CENTRE to the folder of a centre.")
    facts = Facts(
        agencies={entry["id"]: entry["agency"] for entry in services if not entry.get("retired")},
        reserved=frozenset(entry["id"] for entry in services if entry.get("only_if_asked")),
        lines=tuple(_line(entry) for entry in _load(folder / "helplines.yaml")["helplines"]),
        elsewhere={one.topic: one for one in topics(folder)},
        terms=(),
        signs=(),
    )
    return with_exact(facts, exact(folder))


def with_exact(facts: Facts, lines: Iterable[Exact]) -> Facts:
    """The same with these exact terms and signs of danger."""
    known = list(lines)
    return replace(
        facts,
        terms=tuple(term(one.text, (one.label,), one.weight) for one in known if one.sort == "terms"),
        signs=tuple(sign(one.label, one.text, certain=one.sort == "certain") for one in known if one.sort != "terms"),
    )


def exact(folder: Path) -> list[Exact]:
    """The exact terms and signs of danger of the centre's files."""
    return [*_terms(_load(folder / "guide/terms.yaml")), *_signs(_load(folder / "guide/danger.yaml"))]


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _terms(entries: Iterable[Mapping[str, Any]]) -> Iterator[Exact]:
    for entry in entries:
        yield from (Exact(entry["words"], "terms", label, entry.get("weight", WEIGHT)) for label in entry["labels"])


def _signs(danger: Mapping[Any, Mapping[str, list[str]]]) -> Iterator[Exact]:
    for sort in ("certain", "possible"):
        for kind, lines in danger[sort].items():
            yield from (Exact(line, sort, kind) for line in lines)


def _line(entry: Mapping[str, Any]) -> Line:
    return Line(entry["id"], tuple(entry["kinds"]), tuple(entry.get("languages", ())))


def elsewhere(topic: str, words: Mapping[str, str], outside: str | None, house_may: Iterable[str]) -> Elsewhere:
    """A topic as the guide answers with it. `words`: its texts by field."""
    papers = tuple(words.get("papers", "").splitlines())
    return Elsewhere(topic, words["name"], words["office"], outside, papers, tuple(house_may))


def topics(folder: Path) -> Iterator[Elsewhere]:
    """What the house does not do, in the words of the centre's first language; a centre may have none."""
    topics = _load(folder / "outside.yaml").get("topics", ())
    language = _load(folder / "centre.yaml")["centre"][0]["languages"][0]
    said = _load(folder / f"texts/{language}.yaml")["texts"].get("topic", {})
    for one in topics:
        words = {name: text["text"] if isinstance(text, dict) else text for name, text in said[one["id"]].items()}
        yield elsewhere(one["id"], words, one.get("outside"), one.get("house_may", ()))
