"""Write the guide's part of a centre: the phrases with what the editors published, and the files beside them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from willkommen.guide.phrasebook import SECTIONS, Change, Phrase, changed, phrases


def write(centre: Path, changes: Iterable[Change], target: Path) -> list[Path]:
    """Files below `target`: `phrases/<language>.yaml` with the changes, `guide/` as it is in `centre`."""
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
    return written


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
