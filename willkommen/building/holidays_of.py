"""Public holidays of a region: the one place that knows the `holidays` library."""

from datetime import date
from functools import cache

import holidays


@cache
def holidays_of(country: str, subdivision: str, year: int) -> frozenset[date]:
    """The public holidays of a year, for example of ("DE", "HE"); refuses a region the library does not know."""
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))
