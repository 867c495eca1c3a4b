"""What time it is for the node: by the server's clock, as long as its own keeps going."""

from datetime import datetime, timedelta

from willkommen.doors.moment import now as own_clock
from willkommen.node.store import Store, store
from willkommen.standby.rules.clock import ahead_of, house_time, is_wrong


def now(memory: Store | None = None) -> datetime:
    """This moment, aware, in UTC."""
    return house_time(own_clock(), *_known(memory or store()))


def clock_is_wrong(memory: Store | None = None) -> bool:
    """Whether the clock of this machine shows a time before the server was heard last."""
    return is_wrong(own_clock(), *_known(memory or store()))


def set_by(before: datetime, server: str) -> dict[str, str]:
    """The facts that keep the server's time, which it told as `server` after it was asked at `before` by the own clock."""
    after = own_clock()
    ahead = ahead_of(before, after, datetime.fromisoformat(server))
    moment = (after + ahead).isoformat()
    return {"ahead": str(ahead.total_seconds()), "heard": moment}


def _known(memory: Store) -> tuple[timedelta, datetime | None]:
    ahead, heard = memory.facts("ahead", "heard")
    return timedelta(seconds=float(ahead or 0)), datetime.fromisoformat(heard) if heard else None
