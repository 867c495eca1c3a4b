"""Which sets of services fit into one day at all: the quick look before anything is compared."""

from willkommen.visits.rules.plan.grid import Grid
from willkommen.visits.rules.plan.subsets import union


def reachable(grid: Grid, day: int) -> int:
    """The family of sets that can be done on this day, by free time, ways and order; however long the stay.

    Sweeps through the possible starts in order of time, with all sets at once. `ready[place]` is the family of sets
    after which the visitor can be at `place` by now. A later start of a service at a place is worth following only
    for sets that no earlier one has reached.
    """
    ways = grid.walk.tolist()
    ready = [1] * len(ways)
    reached: dict[tuple[int, int], int] = {}
    arrivals: dict[int, list[tuple[int, int]]] = {}
    starts = grid.starts_on(day)
    grid.effort.spend(len(starts) * len(ways) * (150 + (1 << grid.size) // 10))
    now = 0
    for tick, service, place in starts:
        for moment in range(now, tick + 1):
            for where, family in arrivals.pop(moment, ()):
                ready[where] |= family
        now = tick + 1
        earlier = reached.get((service, place), 0)
        new = (ready[place] & grid.may_follow[service]) << (1 << service) & ~earlier
        if new:
            reached[service, place] = earlier | new
            end = tick + grid.ticks[service]
            for where, way in enumerate(ways[place]):
                arrivals.setdefault(end + way, []).append((where, new))
    return union(reached.values()) & grid.short_enough
