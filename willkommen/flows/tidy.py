"""Forget what nobody needs any more: addresses of past visits, old replies, ended keys, holds that lapsed."""

from dataclasses import dataclass
from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.guide.actions import forget_unheard
from willkommen.post.actions import forget_past
from willkommen.reception.actions.help import forget_help
from willkommen.schedule.actions import forget_counters, forget_dead_holds
from willkommen.standby.actions import forget_acts
from willkommen.visits.actions import forget_old_keys, forget_wishes


@dataclass(frozen=True)
class Forgotten:
    """How many rows went."""

    messages: int
    keys: int
    holds: int
    counters: int
    unheard: int
    help_calls: int
    node_acts: int
    wishes: int


def tidy(*, now: datetime) -> Forgotten:
    """Delete, as the worker; twice is as good as once, and killed in between nothing is half done. `now` is aware."""
    with atomic():
        return Forgotten(
            forget_past(now=now),
            forget_old_keys(),
            forget_dead_holds(),
            forget_counters(),
            forget_unheard(),
            forget_help(),
            forget_acts(),
            forget_wishes(),
        )
