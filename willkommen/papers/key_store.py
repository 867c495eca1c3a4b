"""The store of wrapped keys: a folder of its own, outside PostgreSQL and its backups, and the tombstones of what was erased.

A restore of yesterday's database brings back rows and sealed pages, never a key that was destroyed since.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from uuid import UUID

from willkommen.core.files import write_whole
from willkommen.environment import data_folder, value

TOMBSTONES = "erased.jsonl"


@dataclass(frozen=True)
class Entry:
    """One wrapped key: of which visit, of what (`document`, `upload`, `release`, `receipt`, `details`), and how many seconds old."""

    visit: UUID
    kind: str
    id: UUID
    age: float


def put(visit: UUID, kind: str, name: UUID, wrapped: bytes) -> None:
    """Keep a wrapped key; it is on the disk when this returns."""
    path = _path(visit, kind, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, wrapped)
    _reach_the_disk(path.parent)


def get(visit: UUID, kind: str, name: UUID) -> bytes | None:
    """A wrapped key; None when it was destroyed or never was."""
    try:
        return _path(visit, kind, name).read_bytes()
    except FileNotFoundError:
        return None


def drop(visit: UUID, kind: str, name: UUID) -> None:
    """Destroy a wrapped key; twice is as good as once."""
    path = _path(visit, kind, name)
    path.unlink(missing_ok=True)
    if path.parent.exists():
        _reach_the_disk(path.parent)


def drop_visit(visit: UUID) -> None:
    """Destroy every wrapped key of a visit."""
    rmtree(_folder() / str(visit), ignore_errors=True)
    _reach_the_disk(_folder())


def entries() -> Iterator[Entry]:
    """Everything that is kept, for the nightly search for keys without rows."""
    for folder in _folder().iterdir():
        if not folder.is_dir():
            continue
        for path in folder.iterdir():
            kind, _, name = path.name.partition(".")
            if kind:
                yield Entry(UUID(folder.name), kind, UUID(name), time.time() - path.stat().st_mtime)
        if not any(folder.iterdir()):
            folder.rmdir()


def bury(kind: str, names: list[UUID], now: datetime) -> None:
    """Write down that these were erased, so that a restored database forgets them again. On the disk when this returns."""
    if not names:
        return
    lines = "".join(json.dumps({"kind": kind, "id": str(name), "at": now.isoformat()}) + "\n" for name in names)
    with (_folder() / TOMBSTONES).open("a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def buried(kind: str) -> list[UUID]:
    """What was erased, each once. A line that a kill cut short was never acted on and does not count."""
    path = _folder() / TOMBSTONES
    found: dict[UUID, None] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if said["kind"] == kind:
            found[UUID(said["id"])] = None
    return list(found)


def _folder() -> Path:
    folder = Path(value("WILLKOMMEN_KEYS")) if value("WILLKOMMEN_KEYS") else data_folder() / "key-store"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _path(visit: UUID, kind: str, name: UUID) -> Path:
    return _folder() / str(visit) / f"{kind}.{name}"


def _reach_the_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
