"""Keep, of a day that is over, how many ways it saved: two numbers that outlive the visits and name none."""

from datetime import date

from django.db.models import Count

from willkommen.reception.models import TripsSaved
from willkommen.reception.rules.trips import Saved, carried, saved
from willkommen.visits.models import Stop


def count_day(*, day: date) -> Saved | None:
    """Count a day that is over, once, as the reception; None when it was counted before."""
    if TripsSaved.objects.filter(day=day).exists():
        return None
    done = Stop.objects.filter(day=day, state=Stop.State.DONE).values("visit_id").annotate(stops=Count("id"))
    last = TripsSaved.objects.filter(day__lt=day).order_by("-day").first()
    before, now = carried(
        Saved(last.visits, last.trips) if last else Saved(), saved(done.values_list("stops", flat=True))
    )
    if last and before != Saved(last.visits, last.trips):
        TripsSaved.objects.filter(day=last.day).update(visits=before.visits, trips=before.trips)
    TripsSaved(day=day, visits=now.visits, trips=now.trips).save(force_insert=True)
    return now
