"""What happens at a device while the server is away: one act after the other, each written down before it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from willkommen.reception.rules.states import Act

TICKET, ARRIVE = "ticket", "arrive"
KINDS = frozenset({TICKET, ARRIVE, *Act})
BATCH = 100
"""Acts sent home at once."""


@dataclass(frozen=True)
class Done:
    """One act. `store` is the node's memory, in which `clock` counts all acts and `seq` those of one device, from 1, no gap.

    `was` and `state`: of the stop before and after, as the node saw it. `line` is where a ticket waits, `counter` who acted.
    Ids are UUIDs as text; `at` is aware, and later than every act before it.
    """

    store: str
    clock: int
    device: str
    seq: int
    at: datetime
    kind: str
    number: str
    stop: str = ""
    line: str = ""
    counter: str = ""
    was: str = ""
    state: str = ""

    def written(self) -> dict[str, Any]:
        """The act as JSON can hold it."""
        return asdict(self) | {"at": self.at.isoformat()}


def read(written: Mapping[str, Any]) -> Done:
    """The act that was written so."""
    return Done(**{**written, "at": datetime.fromisoformat(written["at"])})


def held_up_to(clocks: Iterable[int], before: int = 0) -> int:
    """Up to which act nothing is missing, when everything up to `before` was there already: all that may be acknowledged.

    Only what is acknowledged is never sent again, and only what has no gap before it is carried out: a call before its
    ticket would find nobody.
    """
    there = set(clocks)
    while before + 1 in there:
        before += 1
    return before
