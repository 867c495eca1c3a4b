"""What makes one of several plans of as many trips and the same last day the better one, packed into one number.

From the most to the least significant: ticks in the house, walking ticks, the first start of the plan (counted from
the first midnight), services that come too late. The costs of the trips of a plan add up; only the first trip counts
its start. The fields are wide enough for what `problem.py` permits: 12 services on 400 days in ticks of one minute.
"""

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.int64]
IMPOSSIBLE = np.int64(1 << 60)
_LATE, _START, _WALK, _TICKS = 0, 4, 24, 38
"""The lowest bit of each field."""


def pack(ticks: Costs, walk: Costs, start: Costs, late: Costs) -> Costs:
    """One number for each set of services: the smaller the better."""
    packed: Costs = (ticks << _TICKS) + (walk << _WALK) + (start << _START) + (late << _LATE)
    return packed


def without_start(costs: Costs) -> Costs:
    """The costs of the same stays as second or later trip; what is impossible stays so."""
    others: Costs = costs & np.int64(~((1 << _WALK) - (1 << _START)))
    return others
