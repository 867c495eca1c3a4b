"""A visitor's own presence in the house, seen with the visit's secret."""

from datetime import date
from uuid import UUID

from willkommen.reception.models import Presence


def own_presence(*, visit: UUID, day: date) -> tuple[str, str] | None:
    """Number and state of a visit on that day, after `open_visit`; None when it is not expected then."""
    return Presence.objects.filter(visit_id=visit, day=day).exclude(todo=[]).values_list("number", "state").first()
