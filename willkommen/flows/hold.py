"""Hold a proposed plan for ten minutes while somebody reads and confirms it."""

from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.flows.outage import refuse_closed
from willkommen.schedule.actions import Span, let_go, take
from willkommen.visits.tokens import PlanToken, sign


def hold(*, plan: PlanToken, now: datetime) -> PlanToken:
    """The same plan, held: its token names the bookings. Raises Taken, HouseClosed or Busy; a plan already held is let go first."""
    with atomic():
        if plan.held:
            let_go(bookings=plan.held)
        refuse_closed(times=[(stop.starts, stop.ends) for stop in plan.stops], now=now)
        held = take(spans=[Span(stop.counter, stop.starts, stop.ends) for stop in plan.stops], now=now, hold=True)
    return sign(plan.stops, tuple(held))


def release(*, plan: PlanToken) -> None:
    """Give a held plan back: the person went to choose another."""
    with atomic():
        let_go(bookings=plan.held)
