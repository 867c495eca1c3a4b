"""Read the phrase book: what people really say for each service, kept by the centre's editors, one file a language.

A file `phrases/<language>.yaml` holds `services` (id: one phrase a line), `elsewhere` (topic: ...) and `urgent` (kind: ...).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal

import yaml

from willkommen.catalogue.rules.near import nearest
from willkommen.guide.rules.exact import SORTS, Exact, Sort

Spoken = Literal["services", "elsewhere", "urgent"]
Section = Spoken | Sort
SECTIONS: tuple[Spoken, ...] = ("services", "elsewhere", "urgent")


@dataclass(frozen=True)
class Phrase:
    """What somebody says; `label` is a service, a topic done elsewhere, or a kind of danger, as `section` tells.

    Exact words are phrases too, of no language: `section` is then their sort.
    """

    text: str
    language: str
    section: Section
    label: str


@dataclass(frozen=True)
class Change:
    """A phrase that an editor added to the files' phrases or took away."""

    phrase: Phrase
    added: bool

    @property
    def exact(self) -> tuple[Exact, bool] | None:
        """The same for exact words, which are not learned but looked for; None for what people say."""
        for sort in SORTS:
            if self.phrase.section == sort:
                return Exact(self.phrase.text, sort, self.phrase.label), self.added
        return None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a phrase file, where, and what would be right."""

    file: str
    line: int
    wrong: str
    right: str


def files(centre: Path) -> list[Path]:
    """The phrase files of a centre, by name."""
    return sorted((centre / "phrases").glob("*.yaml"))


def fingerprint(centre: Path) -> str:
    """Changes whenever a phrase file does: 16 hexadecimal digits."""
    seen = hashlib.sha256()
    for file in files(centre):
        seen.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return seen.hexdigest()[:16]


def phrases(centre: Path) -> list[Phrase]:
    """Every phrase of the centre in the order of the files; a phrase said twice for one label counts once."""
    found = {(p.section, p.label, p.text): p for file in files(centre) for p in _of_file(file)}
    return list(found.values())


def changed(book: Iterable[Phrase], changes: Iterable[Change]) -> list[Phrase]:
    """The book with the editors' changes, in their order; exact words are not in it."""
    found = {phrase: phrase for phrase in book}
    for change in changes:
        if change.exact:
            continue
        if change.added:
            found[change.phrase] = change.phrase
        else:
            found.pop(change.phrase, None)
    return list(found.values())


def digest_of(changes: Iterable[Change]) -> str:
    """Changes whenever what is learned from the editors' changes does: 16 hexadecimal digits; "" where that is nothing."""
    said = [[*astuple(change.phrase), change.added] for change in changes if not change.exact]
    if not said:
        return ""
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _of_file(file: Path) -> Iterator[Phrase]:
    book = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for section in SECTIONS:
        for label, lines in (book.get(section) or {}).items():
            for line in lines.splitlines():
                if line.strip():
                    yield Phrase(line.strip(), book["language"], section, label)


def faults(centre: Path, services: set[str], topics: set[str], kinds: set[str]) -> list[Fault]:
    """Everything wrong with the phrase files: unknown labels, phrases that stand under two labels, broken YAML."""
    known = {"services": services, "elsewhere": topics, "urgent": kinds}
    found: list[Fault] = []
    owner: dict[str, str] = {}
    for file in files(centre):
        try:
            tree = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            found.append(Fault(_named(file), line, f"not readable as YAML: {error.problem}", "see the lines before it"))
            continue
        found += _of_tree(file, tree, known, owner)
    return found


def _named(file: Path) -> str:
    """Relative to the centre's folder."""
    return f"phrases/{file.name}"


def _of_tree(file: Path, tree: yaml.Node | None, known: dict[str, set[str]], owner: dict[str, str]) -> Iterator[Fault]:
    if not isinstance(tree, yaml.MappingNode):
        yield Fault(_named(file), 1, "this is no phrase file", "language: …, then services: …")
        return
    names = [key.value for key, _ in tree.value]
    if names[:1] != ["language"] or tree.value[0][1].value != file.stem:
        yield Fault(_named(file), 1, "its language does not stand first", f"language: {file.stem}")
    for key, value in tree.value[1:]:
        if key.value not in known:
            yield Fault(
                _named(file), key.start_mark.line + 1, f"“{key.value}” is no section", f"one of {', '.join(known)}"
            )
        elif isinstance(value, yaml.MappingNode):
            yield from _of_section(file, key.value, value, known[key.value], owner)


def _of_section(
    file: Path, section: str, node: yaml.MappingNode, known: set[str], owner: dict[str, str]
) -> Iterator[Fault]:
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.value not in known:
            yield Fault(_named(file), line, f"{section} names the unknown “{key.value}”", nearest(key.value, known))
        for at, phrase in enumerate(str(value.value).splitlines(), start=1):
            label = f"{section}/{key.value}"
            if owner.setdefault(phrase.strip(), label) != label:
                wrong = f"“{phrase.strip()}” stands under {owner[phrase.strip()]} too"
                yield Fault(_named(file), line + at, wrong, "keep one")
