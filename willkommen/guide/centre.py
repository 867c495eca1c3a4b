"""The few facts of the centre's files the guide needs to answer without a database, read in some ten milliseconds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from willkommen.guide.rules.answer import Elsewhere
from willkommen.guide.rules.danger import Sign, sign
from willkommen.guide.rules.helplines import Line
from willkommen.guide.rules.terms import Term, term


@dataclass(frozen=True)
class Facts:
    """`agencies`: agency of each service, in the order of the files; `reserved`: services never proposed unasked."""

    agencies: Mapping[str, str]
    reserved: frozenset[str]
    lines: tuple[Line, ...]
    elsewhere: Mapping[str, Elsewhere]
    terms: tuple[Term, ...]
    signs: tuple[Sign, ...]


def read(folder: Path) -> Facts:
    """The facts of the centre in `folder`; FileNotFoundError when it is no centre."""
    services = [entry for file in sorted((folder / "services").glob("*.yaml")) for entry in _load(file)["services"]]
    if not services:
        raise FileNotFoundError(f"{folder} holds no services: set WILLKOMMEN_CENTRE to the folder of a centre.")
    return Facts(
        agencies={entry["id"]: entry["agency"] for entry in services},
        reserved=frozenset(entry["id"] for entry in services if entry.get("only_if_asked")),
        lines=tuple(_line(entry) for entry in _load(folder / "helplines.yaml")["helplines"]),
        elsewhere={name: _elsewhere(name, entry) for name, entry in _load(folder / "guide/elsewhere.yaml").items()},
        terms=tuple(term(e["words"], e["labels"], e.get("weight", 3.0)) for e in _load(folder / "guide/terms.yaml")),
        signs=tuple(_signs(_load(folder / "guide/danger.yaml"))),
    )


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _signs(danger: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Sign]:
    for sureness in ("certain", "possible"):
        for kind, lines in danger[sureness].items():
            yield from (sign(kind, line, certain=sureness == "certain") for line in lines)


def _line(entry: Mapping[str, Any]) -> Line:
    return Line(entry["id"], tuple(entry["kinds"]), tuple(entry.get("languages", ())))


def _elsewhere(topic: str, entry: Mapping[str, Any]) -> Elsewhere:
    return Elsewhere(
        topic=topic,
        name=dict(entry["name"]),
        office=entry["office"],
        outside=entry.get("outside"),
        papers=tuple(entry.get("papers", ())),
        house_may=tuple(entry.get("house_may", ())),
    )
