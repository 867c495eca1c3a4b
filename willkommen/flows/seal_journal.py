"""Seal what was noted in the journal, let checkpoints leave the database, and examine both."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from willkommen.agencies.walls import atomic
from willkommen.journal import checkpoints
from willkommen.journal.actions import seal_batch
from willkommen.journal.queries import chains, heads, overdue
from willkommen.journal.rules.chain import TOO_LATE, Head, examine

LOG = logging.getLogger("willkommen.journal")


def seal(*, now: datetime) -> int:
    """Seal every row that is visible, acting as the sealer; how many. Says in the log when rows had waited too long."""
    count, oldest = 0, now
    while True:
        with atomic():
            sealed = seal_batch()
        if not sealed:
            break
        count += len(sealed)
        oldest = min(oldest, *(one.row.at for one in sealed))
    if (waited := (now - oldest).total_seconds()) > TOO_LATE:
        LOG.error("rows of the journal waited %.0f s to be sealed (%s rows)", waited, count)
    return count


def leave_checkpoint(*, now: datetime, where: Path) -> int:
    """Write the heads that are new into the folder `where`, acting as the sealer; how many."""
    return checkpoints.leave(heads(), where=where, now=now)


@dataclass(frozen=True)
class Examined:
    """What the verification found: the chains as they stand, every fault in a sentence, rows that wait for the sealer."""

    heads: tuple[Head, ...]
    faults: tuple[str, ...]
    checkpoints: int


def verify(*, now: datetime, where: Path, printed: Iterable[str] = ()) -> Examined:
    """Recompute every chain and hold it against the checkpoints in `where` and on paper, acting as the auditor.

    Raises BadValue when a checkpoint or a printed line cannot be read.
    """
    points = checkpoints.read(where)
    with atomic():
        found = examine(chains(), points)
        waiting = overdue(now=now)
    faults = [
        f"the checkpoints in {where} are not those of the printed line {line}"
        for line in printed
        if checkpoints.contradicts(line, points)
    ]
    faults += found.faults
    if waiting:
        faults.append(f"{waiting} rows have waited more than {TOO_LATE:.0f} s for the sealer: does the worker run?")
    if found.heads and not points:
        faults.append(f"there is no checkpoint in {where}: a cut or rewritten chain would go unseen")
    return Examined(found.heads, tuple(faults), len(points))
