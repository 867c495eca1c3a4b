"""Personal details as they lie in the database: sealed, for their own agency only."""

from collections.abc import Iterable
from uuid import UUID

from willkommen.visits.models import Stop


def sealed_of(stops: Iterable[UUID]) -> dict[UUID, tuple[UUID, bytes]]:
    """Visit and sealed box of these stops, where there is any; acts as the agency they belong to."""
    rows = Stop.objects.filter(id__in=list(stops)).exclude(sealed=None).values_list("id", "visit_id", "sealed")
    return {stop: (visit, bytes(box)) for stop, visit, box in rows if box is not None}
