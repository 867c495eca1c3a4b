"""Fill a house with an invented morning: run as a program, with DATABASE_URL, until the time given as its argument."""

import random
import sys
from datetime import datetime, timedelta

import django

MORNING = timedelta(minutes=110)
EARLY = timedelta(minutes=10)
"""So much before their first time people come."""
STEP = timedelta(minutes=1)
SEED = 4711


def main(now: datetime) -> None:
    """Visits of the next weeks, and people who come, are called and go home; `now` is aware."""
    django.setup()
    # the models behind these are known only now
    from willkommen.agencies.queries import members_by_agency
    from willkommen.catalogue.queries import centre
    from willkommen.core.acting import acting_as
    from willkommen.flows.arrive import arrive_by_code
    from willkommen.flows.sample import lively
    from willkommen.flows.sample.staff import hire, sample_staff
    from willkommen.flows.sample.visits import fill
    from willkommen.reception.queries.arrivals import guests

    with acting_as("door"):
        house = centre()
        fill(centre=house, now=now - MORNING)
    with acting_as("migrator"):
        hire(sample_staff(house.agencies.values(), {agency: agency for agency in house.agencies}))
    with acting_as("gate"):
        staff = {agency: ids[0] for agency, ids in members_by_agency().items() if agency in house.agencies}
    lively.COMING = 0  # nobody besides those who were booked above
    day = lively.LivelyDay(house, staff, random.Random(SEED))
    with acting_as("reception"):
        coming = {guest.code: guest.first_at for guest in guests(day=now.astimezone(day.zone).date())}
    moment = now - MORNING
    while moment < now:
        with acting_as("door"):
            for code, first in list(coming.items()):
                if first and first - EARLY <= moment:
                    arrive_by_code(code=code, now=moment, zone=day.zone)
                    del coming[code]
        day.step(moment)
        moment += STEP


if __name__ == "__main__":
    main(datetime.fromisoformat(sys.argv[1]))
