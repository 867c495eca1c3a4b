"""See one's own visit by its secret."""

from willkommen.agencies.walls import atomic
from willkommen.visits.queries.own import VisitSeen, open_visit


def see(*, code: str, secret: str) -> VisitSeen:
    """The visit with this code, opened by its secret. Raises Unknown, the same for a wrong code and a wrong secret."""
    with atomic():
        return open_visit(code, secret)
