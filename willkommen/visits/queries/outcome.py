"""What was the result of a stop: read by its agency, and for its visitor what comes next."""

from datetime import date
from uuid import UUID

from django.db.models import Count

from willkommen.visits.models import Stop, StopNote
from willkommen.visits.seal import unseal


def note_of(stop: UUID) -> str:
    """The agency's own note; "" when there is none, or it is not one's own."""
    found = StopNote.objects.filter(stop=stop).values_list("agency", "sealed").first()
    return unseal(found[0], bytes(found[1])) if found else ""


def next_of(stop: UUID) -> tuple[str, date | None]:
    """Service and day by which it should be done."""
    service, by = Stop.objects.filter(id=stop).values_list("next_service", "next_by").first() or (None, None)
    return service or "", by


def usual_next(service: str, most: int) -> list[str]:
    """What the acting agency has most often written as next after this service, the most frequent first."""
    known = Stop.objects.filter(service=service, next_service__gt="").values_list("next_service")
    rows = known.annotate(times=Count("id")).order_by("-times", "next_service")[:most]
    return [name for name, _ in rows]


def done_of(visit: UUID, day: date) -> list[tuple[str, str, date | None]]:
    """What was done on that day, after `open_visit`: service, and what comes next by when."""
    rows = Stop.objects.filter(visit_id=visit, day=day, state=Stop.State.DONE).order_by("served_at", "position")
    return [(service, after or "", by) for service, after, by in rows.values_list("service", "next_service", "next_by")]


def waits_for_answer(visit: UUID, day: date) -> bool:
    """Whether the visit waits for what another agency was asked at one of its stops, after `open_visit`."""
    left = Stop.objects.filter(visit_id=visit, day=day, state__in=(Stop.State.BOOKED, Stop.State.OPEN))
    return left.exclude(asked=None).exists()
