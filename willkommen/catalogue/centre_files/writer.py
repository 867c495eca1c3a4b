"""Writes a centre as files that people like to read: the export."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files.layout import TITLES, home
from willkommen.catalogue.rules.records import Record
from willkommen.catalogue.yaml_text import write as yaml_of

HEAD = "# Every file and every field is explained in docs/centre.md. Check your changes with: willkommen check\n"


def write(centre: Centre, folder: Path) -> list[Path]:
    """Write all files of a centre into a folder (made when missing); returns them.

    Files with the same names are replaced; anything else in the folder stays.
    """
    written = []
    for name, text in texts_of(centre).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def texts_of(centre: Centre) -> dict[str, str]:
    """The content of each file by its name."""
    files: dict[str, list[Record]] = {}
    for record in centre.records():
        files.setdefault(home(record), []).append(record)
    return {
        name: HEAD + (_words(group) if name.startswith("texts/") else _lists(group)) for name, group in files.items()
    }


def _lists(records: Iterable[Record]) -> str:
    sections: dict[str, list[str]] = {}
    for record in records:
        sections.setdefault(record.kind, []).append(_record(record))
    return "\n".join(_section(kind, parts) for kind, parts in sections.items())


def _section(kind: str, parts: list[str]) -> str:
    gap = "\n" if any(part.count("\n") > 1 for part in parts) else ""
    return f"{TITLES[kind]}:\n{gap.join(parts)}"


def _record(record: Record) -> str:
    data = {"id": record.id, **record.data}
    text = yaml_of([data] if len(str(data)) < 120 else data)
    if text.startswith("-"):
        return text
    first, *rest = text.splitlines(keepends=True)
    return "- " + first + "".join("  " + line if line.strip() else line for line in rest)


def _words(records: list[Record]) -> str:
    """The file of one language: what most texts share stands once at the top."""
    common = {name: _most(record.data[name] for record in records) for name in ("state", "dated")}
    tree: dict[str, dict[str, dict[str, Any]]] = {}
    for record in records:
        _, kind, owner, name = record.id.split("/")
        tree.setdefault(kind, {}).setdefault(owner, {})[name] = _wording(record.data, common)
    head = {"language": records[0].id.partition("/")[0], **common}
    body = "".join(_group(kind, owners) for kind, owners in tree.items())
    return yaml_of(head) + "texts:\n" + body


def _group(kind: str, owners: Mapping[str, Mapping[str, Any]]) -> str:
    lines = yaml_of({kind: dict(owners)}).splitlines(keepends=True)
    return "".join("  " + line if line.strip() else line for line in lines)


def _wording(data: Mapping[str, Any], common: Mapping[str, Any]) -> Any:
    special = {name: value for name, value in data.items() if name != "text" and common.get(name) != value}
    return {"text": data["text"], **special} if special else data["text"]


def _most(values: Iterable[str]) -> str:
    return Counter(values).most_common(1)[0][0]
