"""Until when a claim under the AGG has to be made in writing: two months, § 15(4) and § 21(5) AGG."""

from calendar import monthrange
from datetime import date

MONTHS = 2


def claim_until(known_on: date) -> date:
    """The last day for a claim about what somebody came to know on a day: the day of the same number two months later,
    or that month's last day (§ 188(2) and (3) BGB). A weekend does not move it here: who keeps this day is in time."""
    month = known_on.month - 1 + MONTHS
    year, month = known_on.year + month // 12, month % 12 + 1
    return date(year, month, min(known_on.day, monthrange(year, month)[1]))
