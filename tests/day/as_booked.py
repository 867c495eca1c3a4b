"""The ordinary house against which planning anew is measured: every agency calls its own people at their own counters, in turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from willkommen.reception.rules import next as turns


def keep_to_the_plan() -> None:
    """From now on nobody is called at another counter or before their time, and no wait counts more than another.

    All else is as ever: appointments by time, walk-ins by arrival, priority, the bound, and the agency's other counters
    take over the appointments of one that has closed.
    """
    turns.HAND_ONLY.update(turns.FLOWING)
    vars(turns.HOUSE).update(onward=timedelta(), last=turns.HOUSE.bound)


@contextmanager
def house(*, as_booked: bool) -> Iterator[None]:
    """Inside it this process goes by the plan if it is to; afterwards it is the house as it is."""
    if as_booked:
        keep_to_the_plan()
    try:
        yield
    finally:
        turns.HAND_ONLY.difference_update(turns.FLOWING)
        vars(turns.HOUSE).update(vars(turns.Patience()))
