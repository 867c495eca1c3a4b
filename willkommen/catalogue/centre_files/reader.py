"""Reads a folder into a centre, or says every fault in it with file, line, what is wrong and what would be right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from json import dumps
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files.layout import FILES, OF_SENTENCES, SECTIONS, TITLES
from willkommen.catalogue.centre_files.schema_words import explain
from willkommen.catalogue.faults import Fault, Finding, findings
from willkommen.catalogue.rules.near import nearest
from willkommen.catalogue.schema import KINDS
from willkommen.catalogue.yaml_text import (
    UnreadableError,
    compose,
    double_keys,
    entries,
    items,
    line_of,
    plain,
)


class FaultyCentreError(Exception):
    """The folder holds faults; `faults` are all of them in the order of files and lines."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the centre's data; `willkommen check` lists them")
        self.faults = faults


@dataclass
class Reading:
    """What has been read so far: models by kind and id, where each stands, and what was wrong."""

    folder: Path
    models: dict[str, dict[str, BaseModel]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    nodes: dict[tuple[str, str], tuple[str, Any]] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def add(self, kind: str, data: Any, file: str, node: Any) -> None:
        """Take one record in, or note why not."""
        name = str(data.get("id", "")) if isinstance(data, dict) else ""
        if (kind, name) in self.nodes:
            first_file, first = self.nodes[kind, name]
            self.fault(file, line_of(node), f"{kind} {name} is here twice", f"first in {first_file}:{line_of(first)}")
            return
        self.nodes[kind, name] = (file, node)
        try:
            self.models[kind][name] = KINDS[kind].model_validate_json(dumps(data))
        except ValidationError as error:
            self.broken.add((kind, name))
            for path, wrong, right in explain(error, KINDS[kind]):
                self.fault(file, line_of(node, path), f"{kind} {name}: {wrong}", right)

    def fault(self, file: str, line: int, wrong: str, right: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(file, line, wrong, right))

    def place(self, finding: Finding) -> Fault:
        """A finding about a record as a fault in a file."""
        file, node = self.nodes.get((finding.kind, finding.id), (TITLES.get(finding.kind, ""), None))
        line = line_of(node, finding.path) if node is not None else 1
        return Fault(file, line, f"{finding.kind} {finding.id}: {finding.wrong}", finding.right)


def read(folder: Path, *, live: bool = False) -> Centre:
    """The centre in a folder, whatever translations it lacks; raises `FaultyCentreError` with every other fault.

    `live` asks also for what must hold before people use it.
    """
    centre, faults = examine(folder, live=live, whole=False)
    if centre is None or faults:
        raise FaultyCentreError(faults)
    return centre


def examine(folder: Path, *, live: bool = False, whole: bool = True) -> tuple[Centre | None, list[Fault]]:
    """The centre (None when it cannot even be put together) and all faults; see `findings` for `live` and `whole`."""
    reading = Reading(folder)
    for path in _files(reading):
        _read_file(path, reading)
    services, order = reading.models["service"], list(reading.models["agency"])
    place = {agency: index for index, agency in enumerate(order)}
    ranked = sorted(services.items(), key=lambda item: place.get(item[1].agency, 99))  # type: ignore[attr-defined]  # kind service
    reading.models["service"] = dict(ranked)
    centre = Centre.of({kind: table.values() for kind, table in reading.models.items()})
    if not reading.models["house"]:
        reading.fault("centre.yaml", 1, "the centre has no record of its own", "one entry below `centre:`")
        return None, _in_order(reading.faults)
    reading.faults += [reading.place(finding) for finding in findings(centre, reading.broken, live=live, whole=whole)]
    return (centre if not reading.broken else None), _in_order(reading.faults)


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(set(faults), key=lambda fault: (fault.file, fault.line, fault.wrong))


def _files(reading: Reading) -> Iterator[Path]:
    """The files of the centre; a file that is missing or whose name is nearly right is a fault."""
    if not reading.folder.is_dir():
        reading.fault(str(reading.folder), 1, "there is no such folder", "the folder of a centre, as centres/giessen")
        return
    for name in FILES:
        if (reading.folder / name).is_file():
            yield reading.folder / name
        else:
            reading.fault(name, 1, "the file is missing", f"a file with: {', '.join(TITLES[k] for k in FILES[name])}")
    for path in sorted(reading.folder.glob("*.y*ml")):
        close = get_close_matches(path.stem, [name.removesuffix(".yaml") for name in FILES], n=1, cutoff=0.8)
        if path.name not in FILES and close:
            reading.fault(path.name, 1, "no file of a centre has this name", f"did you mean {close[0]}.yaml?")
    for sub in ("services", "texts", "sentences"):
        yield from sorted((reading.folder / sub).glob("*.yaml"))


def _read_file(path: Path, reading: Reading) -> None:
    file = path.relative_to(reading.folder).as_posix()
    try:
        root = compose(path.read_text(encoding="utf-8"))
    except UnreadableError as error:
        return reading.fault(file, error.line, f"not readable as YAML: {error}", "see the lines before it")
    except UnicodeDecodeError:
        return reading.fault(file, 1, "not readable as text", "save the file as UTF-8")
    if root is None:
        return None
    for key, line in double_keys(root):
        reading.fault(file, line, f"“{key}” is here twice in one place", "keep one of the two")
    if file.startswith("texts/"):
        return _read_texts(file, root, reading)
    return _read_lists(file, root, reading)


def _read_lists(file: str, root: Any, reading: Reading) -> None:
    allowed = {TITLES[kind]: kind for kind in FILES.get(file, _inside(file))}
    for section, node, line in items(root):
        if section not in allowed:
            hint = nearest(section, allowed if section not in SECTIONS else [*allowed, section])
            reading.fault(file, line, f"“{section}” does not belong into this file", hint)
            continue
        for entry in entries(node):
            reading.add(allowed[section], plain(entry), file, entry)


def _inside(file: str) -> tuple[str, ...]:
    """The kinds of the records in a file of a folder."""
    return OF_SENTENCES if file.startswith("sentences/") else ("service",)


def _read_texts(file: str, root: Any, reading: Reading) -> None:
    head = {key: node for key, node, _ in items(root)}
    common = {key: plain(node) for key, node in head.items() if key in ("state", "dated", "by")}
    language = plain(head["language"]) if "language" in head else ""
    if f"texts/{language}.yaml" != file:
        reading.fault(file, 1, f"language is “{language}”", f"language: {file[6:-5]}, as the file's name")
    for kind, owners, _ in items(head.get("texts", root)):
        for owner, names, _ in items(owners):
            for name, node, _ in items(names):
                value = plain(node)
                data = value if isinstance(value, dict) else {"text": value}
                reading.add("text", {**common, **data, "id": f"{language}/{kind}/{owner}/{name}"}, file, node)
