"""Translations of what stands in German in `fees.yaml`: `wordings/<language>.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from willkommen.catalogue.yaml_text import compose, plain, write

FOLDER = "wordings"
HEAD = "# Translations of the German words in fees.yaml. What is missing here is shown in German.\n"
FEES = "fees.yaml"
NOT_SHOWN = {"facts"}
"""Parts of this file whose words no page shows: the names of the facts that `willkommen fee` asks for."""
Translations = Mapping[str, Mapping[str, str]]
"""By German, by language."""
Said = tuple[tuple[str, str, str], ...]
"""What editors say instead of the files: German, language, text."""
Stand = tuple[tuple[Path, int], ...]
"""Files and when they changed last."""


@dataclass(frozen=True)
class Worded:
    """A translation in its file: how good it is, who wrote it ("": nobody noted it), and when."""

    text: str
    state: Literal["draft", "human", "reviewed"] = "draft"
    by: str = ""
    dated: date | None = None


def wordings(centre: Path, said: Said = ()) -> Translations:
    """What the files of this centre hold now, and over it what editors `said`."""
    return _merged(stand(centre), said)


def worded(centre: Path) -> Mapping[str, Mapping[str, Worded]]:
    """What the files hold, by German and language, read again when one of them has changed."""
    return _read(stand(centre))


def stand(centre: Path) -> Stand:
    """The files of this centre as they are now."""
    return tuple((file, file.stat().st_mtime_ns) for file in sorted((centre / FOLDER).glob("*.yaml")))


@lru_cache(maxsize=4)
def _merged(files: Stand, said: Said) -> Translations:
    found = {german: {code: one.text for code, one in by.items()} for german, by in _read(files).items()}
    for german, language, text in said:
        found.setdefault(german, {})[language] = text
    return found


@lru_cache(maxsize=2)
def _read(files: Stand) -> Mapping[str, Mapping[str, Worded]]:
    found: dict[str, dict[str, Worded]] = {}
    for file, _ in files:
        data = _plain(file)
        for german, entry in data.get("wordings", {}).items():
            found.setdefault(german, {})[str(data["language"])] = _worded(data, entry)
    return found


def _worded(head: Mapping[str, Any], entry: Any) -> Worded:
    """An entry is its text alone, or says what differs from the head of its file."""
    own = entry if isinstance(entry, dict) else {"text": entry}
    dated = own.get("dated", head.get("dated"))
    state = own.get("state", head.get("state", "draft"))
    return Worded(str(own["text"]), state, own.get("by", ""), date.fromisoformat(dated) if dated else None)


def _plain(file: Path) -> dict[str, Any]:
    root = compose(file.read_text(encoding="utf-8"))
    data = plain(root) if root is not None else {}
    return data if isinstance(data, dict) else {}


def with_wordings(data: Any, known: Translations) -> Any:
    """The same data in which every text by language (`{de: …}`) has all its translations; a known one goes first."""
    if isinstance(data, dict):
        filled = {key: with_wordings(entry, known) for key, entry in data.items()}
        german = data.get("de")
        return {**filled, **known.get(german, {})} if isinstance(german, str) else filled
    return [with_wordings(entry, known) for entry in data] if isinstance(data, list) else data


def put(centre: Path, language: str, texts: Mapping[str, Worded]) -> Path:
    """Write translations, by their German, into the file of a language, each with who wrote it and when; the file."""
    path = centre / FOLDER / f"{language}.yaml"
    data = _plain(path) if path.exists() else {}
    first = next(iter(texts.values()), Worded(""))
    head = {name: data.get(name, usual) for name, usual in (("state", first.state), ("dated", _day(first)))}
    entries = {**data.get("wordings", {}), **{german: _entry(one, head) for german, one in texts.items()}}
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + write({"language": language, **head, "wordings": entries}), encoding="utf-8")
    return path


def _entry(one: Worded, head: Mapping[str, str]) -> Any:
    facts = {"state": one.state, "by": one.by, "dated": _day(one)}
    special = {name: fact for name, fact in facts.items() if fact and fact != head.get(name)}
    return {"text": one.text, **special} if special else one.text


def _day(one: Worded) -> str:
    return one.dated.isoformat() if one.dated else ""


def germans(centre: Path) -> dict[str, dict[str, str]]:
    """Every German wording that a page shows, in the order of the file, with what stands beside it there by language."""
    found: dict[str, dict[str, str]] = {}
    for german, beside in _germans(_plain(centre / FEES)) if (centre / FEES).exists() else ():
        found[german] = {**beside, **found.get(german, {})}
    return found


def _germans(data: Any) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(data, list):
        for entry in data:
            yield from _germans(entry)
    elif isinstance(data, dict):
        if isinstance(data.get("de"), str):
            yield data["de"], data
            return
        for key, entry in data.items():
            if key not in NOT_SHOWN:
                yield from _germans(entry)
