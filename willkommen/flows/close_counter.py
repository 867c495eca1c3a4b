"""Close a counter for a while: its appointments become those of its agency's other counters, and ways round it are offered."""

from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue
from willkommen.flows.call import Desk
from willkommen.journal.actions import note
from willkommen.reception.queries.queue import Queued, queue
from willkommen.schedule.actions import close

PURPOSE, BASIS = "Betrieb des Schalters", "Aufgabe der Stelle"


def close_counter(*, desk: Desk, until: datetime, now: datetime) -> int:
    """Serve nobody here from `now` until `until` (both aware, the same day); how many appointments that touches.

    Whoever is at the counter is served to the end. Raises BadValue.
    """
    if not now < until or desk.today(until) != desk.today(now):
        raise BadValue("Bitte geben Sie eine spätere Uhrzeit von heute an.")
    with atomic():
        close(counter=desk.counter, day=desk.today(now), closed_from=now, closed_until=until)
        _note("counter.close", desk, now)
        return len(touched(desk, until, now))


def open_counter(*, desk: Desk, now: datetime) -> None:
    """Serve again."""
    with atomic():
        close(counter=desk.counter, day=desk.today(now), closed_from=None, closed_until=None)
        _note("counter.open", desk, now)


def touched(desk: Desk, until: datetime, now: datetime) -> list[Queued]:
    """The appointments that are booked here and not done by `until`: what closing would move."""
    day = queue(agency=desk.agency, day=desk.today(now))
    return [
        stop
        for stop in day
        if stop.counter == desk.counter and stop.state == "booked" and stop.starts and stop.starts < until
    ]


def _note(action: str, desk: Desk, now: datetime) -> None:
    note(
        now=now, action=action, subject=desk.counter, agency=desk.agency, staff=desk.staff, purpose=PURPOSE, basis=BASIS
    )
