"""What can be wrong between records that are each right by themselves; every finding names its record and field."""

from collections.abc import Callable, Iterator, Set

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.faults.building import building
from willkommen.catalogue.faults.finding import Fault, Finding
from willkommen.catalogue.faults.people import advice, helplines, live_helplines, suggestions
from willkommen.catalogue.faults.references import references
from willkommen.catalogue.faults.retention import retention
from willkommen.catalogue.faults.rosters import rosters
from willkommen.catalogue.faults.sequence import sequence
from willkommen.catalogue.faults.translations import translations, uneven, untranslated

CHECKS: tuple[Callable[[Centre], Iterator[Finding]], ...] = (
    building,
    rosters,
    sequence,
    suggestions,
    advice,
    helplines,
    translations,
    retention,
)

__all__ = ["Fault", "Finding", "findings"]


def findings(
    centre: Centre, broken: Set[tuple[str, str]] = frozenset(), *, live: bool = False, whole: bool = True
) -> Iterator[Finding]:
    """Everything that is wrong between the records of a centre.

    `broken` are the (kind, id) of records that could not be read: references to them are no further fault. What builds
    on references is looked at only when all of them are right. `live` adds what must hold before people use the centre,
    `whole` the translations that are missing: people use it without them, in German and marked so.
    """
    wrong = list(references(centre, broken))
    yield from wrong
    if wrong or broken:
        return
    for check in CHECKS:
        yield from check(centre)
    if whole:
        yield from untranslated(centre)
        yield from uneven(centre)
    if live:
        yield from live_helplines(centre)
