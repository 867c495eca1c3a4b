"""Which role may open which page of the office: one table."""

from willkommen.doors.locked import EVERYBODY, View, lock

LEAD = frozenset({"lead"})
PROTECTION = frozenset({"protection"})
MANAGEMENT = frozenset({"management"})
SECOND = frozenset({"lead", "protection", "operator"})
"""Who decides about what others asked for."""

ROUTES: dict[str, frozenset[str]] = {
    "office:requests": SECOND,
    "office:decide": SECOND,
    "office:team": LEAD,
    "office:sheet": LEAD,
    "office:substitute": LEAD,
    "office:token": LEAD,
    "office:token-end": LEAD,
    "office:powers": EVERYBODY,
    "office:figures": MANAGEMENT,
    "office:protection": PROTECTION,
    "office:sign": PROTECTION,
    "office:close": PROTECTION,
    "office:touched": PROTECTION,
}
"""Every page of the office by name. A page that is missing here cannot be built."""


def locked(name: str, view: View) -> View:
    """The view behind the lock of its roles."""
    return lock(ROUTES[f"office:{name}"], view)
