"""The sample centre, read once, and copies of it in which a test plants a fault."""

import shutil
from functools import cache
from pathlib import Path

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.centre_files import read

FOLDER = Path(__file__).resolve().parents[2] / "centres" / "giessen"


@cache
def giessen() -> Centre:
    """The sample centre."""
    return read(FOLDER)


def copy_with(folder: Path, file: str, old: str, new: str) -> int:
    """Copy the sample centre into `folder`, replace the first `old` of a file, and give the line where it stood."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
