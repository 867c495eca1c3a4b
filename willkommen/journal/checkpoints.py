"""Checkpoints of the journal in files: a folder that lies on another volume, one file a day, one line a chain that grew."""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from willkommen.core.errors import BadValue
from willkommen.environment import data_folder, value
from willkommen.journal.rules.chain import Checkpoint, Head

LINE = re.compile(r"\S+T\S+ [0-9a-f]{4}(-[0-9a-f]{4}){5}")


def folder() -> Path:
    """Where the checkpoints lie: WILLKOMMEN_CHECKPOINTS, else `checkpoints` in the data folder."""
    return Path(value("WILLKOMMEN_CHECKPOINTS") or data_folder() / "checkpoints").absolute()


def leave(heads: Iterable[Head], *, where: Path, now: datetime) -> int:
    """Add the heads that are new today (of `now`, UTC) to the day's file, down to the disk; how many lines.

    Killed in the middle of a line it leaves a piece of one, which the next call takes away.
    """
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = where / f"{now:%Y-%m-%d}.jsonl"
    known = {point.agency: point for point in _whole(path)}
    new = [
        Checkpoint(head.agency, head.seq, head.hash.hex(), now.isoformat(timespec="seconds"))
        for head in heads
        if head.agency not in known or known[head.agency].seq != head.seq
    ]
    if new:
        text = "".join(json.dumps(asdict(point), sort_keys=True) + "\n" for point in new)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def read(where: Path) -> list[Checkpoint]:
    """Every checkpoint of the folder, the oldest first. Raises BadValue for a line that is none."""
    return [point for path in sorted(where.glob("*.jsonl")) for point in _lines(path)]


def line(points: Iterable[Checkpoint]) -> str:
    """One line for paper: the moment of the newest checkpoint and a digest of the ends of all chains then.

    It tells neither an agency nor how many acts one had. Raises BadValue when there is no checkpoint yet.
    """
    newest = {point.agency: point for point in points}
    if not newest:
        raise BadValue("There is no checkpoint yet: the worker writes one every minute.")
    ends = [[agency, newest[agency].seq, newest[agency].hash] for agency in sorted(newest)]
    digest = hashlib.sha256(json.dumps(ends, separators=(",", ":")).encode()).hexdigest()[:24]
    return f"{max(point.at for point in newest.values())} {'-'.join(digest[at : at + 4] for at in range(0, 24, 4))}"


def contradicts(printed: str, points: Iterable[Checkpoint]) -> bool:
    """Whether these checkpoints are not those of which the line was printed. Raises BadValue for what is no such line."""
    if not LINE.fullmatch(printed := printed.strip()):
        raise BadValue(f"This is no line of `audit line`: {printed}")
    then = [point for point in points if point.at <= printed.split()[0]]
    return not then or line(then) != printed


def _whole(path: Path) -> list[Checkpoint]:
    """The file's checkpoints, after taking away a last line that was never finished."""
    if not path.exists():
        return []
    text = path.read_bytes()
    if text and not text.endswith(b"\n"):
        os.truncate(path, text.rfind(b"\n") + 1)
    return _lines(path)


def _lines(path: Path) -> list[Checkpoint]:
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [_point(line, f"{path.name}, line {number}") for number, line in enumerate(lines, 1)]


def _point(line: str, where: str) -> Checkpoint:
    try:
        said = json.loads(line)
        return Checkpoint(str(said["agency"]), int(said["seq"]), str(said["hash"]), str(said["at"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise BadValue(f"{where}: this is no checkpoint; the file was changed") from fault
