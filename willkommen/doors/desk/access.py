"""Which role may open which page of the desks: one table."""

from willkommen.doors.locked import EVERYBODY, View, lock

DESKS = frozenset({"clerk", "counsellor", "lead"})
COUNSEL = frozenset({"counsellor", "lead"})
RECEPTION = frozenset({"reception"})

ROUTES: dict[str, frozenset[str]] = {
    "desk:home": EVERYBODY,
    "desk:me": EVERYBODY,
    "desk:lock": EVERYBODY,
    "desk:locked": EVERYBODY,
    "desk:unlock": EVERYBODY,
    "desk:awake": EVERYBODY,
    "desk:awake-live": EVERYBODY,
    "desk:counter": DESKS,
    "desk:queue": DESKS,
    "desk:queue-live": DESKS,
    "desk:next": DESKS,
    "desk:act": DESKS,
    "desk:details": DESKS,
    "desk:papers": DESKS,
    "desk:paper": DESKS,
    "desk:onward": DESKS,
    "desk:closing": DESKS,
    "desk:day": DESKS,
    "desk:exchange": DESKS,
    "desk:complaints": COUNSEL,
    "desk:complaint-keys": COUNSEL,
    "desk:complaint-file": COUNSEL,
    "desk:exchange-ask": DESKS,
    "desk:exchange-person": DESKS,
    "desk:exchange-question": DESKS,
    "desk:exchange-offer": DESKS,
    "desk:exchange-conference": DESKS,
    "desk:exchange-knowledge": DESKS,
    "desk:exchange-away": DESKS,
    "desk:alarm": DESKS | RECEPTION,
    "desk:next-time": DESKS,
    "desk:outcome": DESKS,
    "desk:outcome-print": DESKS,
    "desk:ready": DESKS,
    "desk:sentences": DESKS | RECEPTION,
    "desk:news": RECEPTION,
    "desk:reception-ticket": RECEPTION,
    "desk:reception-first-time": RECEPTION,
    "desk:reception": RECEPTION,
    "desk:reception-live": RECEPTION,
    "desk:reception-arrive": RECEPTION,
    "desk:reception-change": RECEPTION,
    "desk:reception-help": RECEPTION,
    "desk:reception-print": RECEPTION,
    "desk:reception-node": RECEPTION,
    "desk:receipt": RECEPTION,
    "desk:consent": RECEPTION,
}
"""Every page of the desks by name. A page that is missing here cannot be built."""


def locked(name: str, view: View) -> View:
    """The view behind the lock of its roles; a page that is not in the table cannot be built."""
    return lock(ROUTES[f"desk:{name}"], view)
