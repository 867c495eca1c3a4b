"""Write the guide's part of a centre: the phrases with what the editors published, and the files beside them."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from willkommen.guide.centre import exact
from willkommen.guide.editions import exact_with
from willkommen.guide.phrasebook import SECTIONS, Change, Phrase, changed, phrases
from willkommen.guide.rules.exact import Exact


def write(centre: Path, changes: Sequence[Change], target: Path) -> list[Path]:
    """Files below `target`: `phrases/<language>.yaml` and the exact words with the changes, else `guide/` as in `centre`."""
    written = []
    by_language: dict[str, list[Phrase]] = {}
    for phrase in changed(phrases(centre), changes):
        by_language.setdefault(phrase.language, []).append(phrase)
    for language, said in by_language.items():
        written.append(target / "phrases" / f"{language}.yaml")
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        written[-1].write_text(text_of(language, said), encoding="utf-8")
    for file in sorted((centre / "guide").rglob("*")):
        if file.is_file():
            written.append(target / file.relative_to(centre))
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, written[-1])
    if any(change.exact for change in changes):
        for name, text in exact_texts(exact_with(exact(centre), changes)).items():
            (target / name).write_text(text, encoding="utf-8")
    return written


def exact_texts(lines: Iterable[Exact]) -> dict[str, str]:
    """The files of the exact words by name."""
    terms: list[Any] = []
    signs: dict[str, dict[str, list[str]]] = {"certain": {}, "possible": {}}
    for one in lines:
        if one.sort == "terms":
            terms.append({"words": one.text, "labels": [one.label], "weight": one.weight})
        else:
            signs[one.sort].setdefault(one.label, []).append(one.text)
    texts = {"guide/terms.yaml": terms, "guide/danger.yaml": signs}
    return {
        name: yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000) for name, said in texts.items()
    }


def text_of(language: str, said: Iterable[Phrase]) -> str:
    """The phrase file of one language."""
    tree: dict[str, dict[str, list[str]]] = {section: {} for section in SECTIONS}
    for phrase in said:
        tree[phrase.section].setdefault(phrase.label, []).append(phrase.text)
    lines = [f"language: {language}"]
    for section, labels in tree.items():
        lines += [f"{section}:"] if labels else []
        for label in sorted(labels):
            lines += [f"  {label}: |", *(f"    {text}" for text in labels[label])]
    return "\n".join(lines) + "\n"
