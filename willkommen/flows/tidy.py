"""Forget what nobody needs any more, whatever the centre's periods say: messages of past visits, ended keys, holds that lapsed."""

from dataclasses import dataclass
from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.post.actions import forget_past
from willkommen.schedule.actions import forget_counters, forget_dead_holds
from willkommen.visits.actions import forget_old_keys


@dataclass(frozen=True)
class Forgotten:
    """How many rows went."""

    messages: int
    keys: int
    holds: int
    counters: int


def tidy(*, now: datetime) -> Forgotten:
    """Delete, as the worker; twice is as good as once, and killed in between nothing is half done. `now` is aware."""
    with atomic():
        return Forgotten(
            forget_past(now=now),
            forget_old_keys(),
            forget_dead_holds(),
            forget_counters(),
        )
