"""Read how many ways the house has saved, by month; what would tell of too few people the database does not give out."""

from datetime import date

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from willkommen.reception.models import TripsSaved
from willkommen.reception.rules.trips import SMALLEST


def trips_by_month() -> list[tuple[date, int]]:
    """First day of each month with something to tell, and its saved ways, the newest first."""
    rows = TripsSaved.objects.filter(visits__gte=SMALLEST).annotate(month=TruncMonth("day"))
    return [(row["month"], row["sum"]) for row in rows.values("month").annotate(sum=Sum("trips")).order_by("-month")]


def trips_in_all() -> int:
    """All of them together; 0 while there is nothing to tell."""
    return sum(trips for _, trips in trips_by_month())
