"""What PostgreSQL's own messages mean for the operator."""

import re
from pathlib import Path

from willkommen.cellar.errors import CellarError, DiskFull, FolderTaken, NotStarted, SocketTaken
from willkommen.cellar.place import NEXT_START_MB, Place

FULL = re.compile(r"No space left on device|Disk quota exceeded|could not extend file", re.IGNORECASE)
TAKEN = re.compile(r"(could not bind|lock file \S+ already exists|Address already in use|could not create any).*")
SHAPE = re.compile(r"(database files are incompatible|not a database cluster directory|exists but is not empty).*")
FAULT = re.compile(r"(?:FATAL|PANIC|ERROR|error): +(.*)")


def last_words(place: Place, since: float) -> str:
    """What the server wrote since `since` (seconds since 1970) before it gave up, newest file last."""
    files = [path for path in place.log.glob("*.log") if path.stat().st_mtime >= since - 1]
    files.sort(key=lambda path: path.stat().st_mtime)
    return "\n".join("\n".join(_tail(path)) for path in files)


def meaning(words: str, place: Place) -> CellarError:
    """The refusal for what initdb or the server wrote."""
    if FULL.search(words):
        return DiskFull(folder=place.root, free=place.free(), needed=NEXT_START_MB)
    if found := TAKEN.search(words):
        return SocketTaken(reason=found[0].strip())
    if found := SHAPE.search(words):
        return FolderTaken(folder=place.data, reason=found[0].strip())
    faults = FAULT.findall(words) or [line for line in words.splitlines() if line.strip()] or ["it said nothing"]
    return NotStarted(reason=faults[-1].strip(), log=place.log)


def _tail(path: Path) -> list[str]:
    return path.read_text(errors="replace").splitlines()[-30:]
