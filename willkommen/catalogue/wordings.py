"""Translations of what stands in German in `fees.yaml` and `guide/elsewhere.yaml`: `wordings/<language>.yaml`."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from willkommen.catalogue.yaml_text import compose, plain, write

FOLDER = "wordings"
HEAD = "# Translations of the German words in fees.yaml and guide/elsewhere.yaml. What is missing here is shown in German.\n"
WITH_WORDINGS = ("fees.yaml", "guide/elsewhere.yaml")
NOT_SHOWN = {"facts"}
"""Parts of these files whose words no page shows: the names of the facts that `willkommen fee` asks for."""
Translations = Mapping[str, Mapping[str, str]]
"""By German, by language."""


Stand = tuple[tuple[Path, int], ...]
"""Files and when they changed last."""


def wordings(centre: Path) -> Translations:
    """What the files of this centre hold now, read again when one of them has changed."""
    return _read(stand(centre))


def stand(centre: Path) -> Stand:
    """The files of this centre as they are now."""
    return tuple((file, file.stat().st_mtime_ns) for file in sorted((centre / FOLDER).glob("*.yaml")))


@lru_cache(maxsize=2)
def _read(files: Stand) -> Translations:
    found: dict[str, dict[str, str]] = {}
    for file, _ in files:
        data = _plain(file)
        for german, text in data.get("wordings", {}).items():
            found.setdefault(german, {})[str(data["language"])] = str(text)
    return found


def _plain(file: Path) -> dict[str, Any]:
    root = compose(file.read_text(encoding="utf-8"))
    data = plain(root) if root is not None else {}
    return data if isinstance(data, dict) else {}


def with_wordings(data: Any, known: Translations) -> Any:
    """The same data in which every text by language (`{de: …}`) has all its translations."""
    if isinstance(data, dict):
        filled = {key: with_wordings(entry, known) for key, entry in data.items()}
        german = data.get("de")
        return {**known.get(german, {}), **filled} if isinstance(german, str) else filled
    return [with_wordings(entry, known) for entry in data] if isinstance(data, list) else data


def put(centre: Path, language: str, texts: Mapping[str, str], state: str, dated: date) -> Path:
    """Write translations, by their German, into the file of a language; the file."""
    path = centre / FOLDER / f"{language}.yaml"
    before = _plain(path).get("wordings", {}) if path.exists() else {}
    path.parent.mkdir(exist_ok=True)
    facts = {"language": language, "state": state, "dated": dated.isoformat(), "wordings": {**before, **texts}}
    path.write_text(HEAD + write(facts), encoding="utf-8")
    return path


def germans(centre: Path) -> dict[str, set[str]]:
    """Every German wording that a page shows, in the order of the files, with the languages it has beside itself."""
    found: dict[str, set[str]] = {}
    for name in WITH_WORDINGS:
        if (centre / name).exists():
            for german, languages in _germans(_plain(centre / name)):
                found.setdefault(german, set()).update(languages)
    return found


def _germans(data: Any) -> Iterator[tuple[str, set[str]]]:
    if isinstance(data, list):
        for entry in data:
            yield from _germans(entry)
    elif isinstance(data, dict):
        if isinstance(data.get("de"), str):
            yield data["de"], set(data)
            return
        if isinstance(data.get("office"), str):
            yield from ((text, set()) for text in (data["office"], *(data.get("papers") or ())))
        for key, entry in data.items():
            if key not in NOT_SHOWN:
                yield from _germans(entry)
