"""Once a day: how many ways the day before saved everybody together, kept when the visits are long forgotten."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note
from willkommen.reception.actions.trips import count_day

PURPOSE, BASIS = "Zahlen des Hauses ohne Personenbezug", "Betrieb des Hauses"


def count_trips(*, now: datetime, zone: ZoneInfo) -> bool:
    """Count yesterday, as the reception, which sees the states of that day's stops and no more; False when it was done before."""
    yesterday = now.astimezone(zone).date() - timedelta(days=1)
    try:
        with atomic():
            if count_day(day=yesterday) is None:
                return False
            note(now=now, action="figures.trips", subject=yesterday.isoformat(), purpose=PURPOSE, basis=BASIS)
    except IntegrityError:  # another worker was faster
        return False
    return True
