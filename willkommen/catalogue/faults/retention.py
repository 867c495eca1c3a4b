"""Every class of rows has a period, and it counts from where the walls of the database count."""

from collections.abc import Iterator
from typing import get_args

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.finding import Finding
from willkommen.catalogue.schema.retention import OF_AGENCIES, TRIGGERS, Kept


def retention(centre: Centre) -> Iterator[Finding]:
    """A class without a period would be kept for ever; two periods for the same rows would contradict each other."""
    known: dict[tuple[str, str | None], str] = {}
    for one in centre.retention.values():
        if one.after != TRIGGERS[one.of]:
            yield Finding("retention", one.id, ("after",), f"{one.of} counts from {TRIGGERS[one.of]}", TRIGGERS[one.of])
        if one.agency and one.of not in OF_AGENCIES:
            wrong = f"{one.of} belongs to no agency"
            yield Finding("retention", one.id, ("agency",), wrong, "take agency out")
        if first := known.get((one.of, one.agency)):
            yield Finding("retention", one.id, ("of",), f"{first} gives this period already", "take one of the two out")
        known.setdefault((one.of, one.agency), one.id)
    for name in get_args(Kept):
        if (name, None) not in known:
            wrong = f"no period for {name}: it would be kept for ever"
            right = f"- {{id: {name}, of: {name}, days: …, after: {TRIGGERS[name]}}}"
            yield Finding("retention", next(iter(centre.retention), ""), ("of",), wrong, right)
    yield from _order(centre, known)


def _order(centre: Centre, known: dict[tuple[str, str | None], str]) -> Iterator[Finding]:
    """A booking and a visit go after the stops that name them."""
    days = {of: centre.retention[known[of, None]].days for of in ("stop", "booking", "visit") if (of, None) in known}
    for of in ("booking", "visit"):
        if days.get(of, 0) < days.get("stop", 0):
            wrong = f"{of} would go before the stops that name it"
            yield Finding("retention", known.get((of, None), ""), ("days",), wrong, f"at least {days['stop']}")
