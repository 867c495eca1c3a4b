"""Keep what somebody thought of the day."""

from datetime import date

from willkommen.agencies.walls import atomic
from willkommen.reception.actions.notices import give_mark


def keep_mark(*, day: date, mark: int) -> None:
    """1 (not good) to 3 (good), as the public door; no row says who, so the journal has none either. Raises BadValue."""
    with atomic():
        give_mark(day=day, mark=mark)
