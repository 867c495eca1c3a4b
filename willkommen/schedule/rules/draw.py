"""The fair draw of scarce times: who speeds gains nothing, and anybody can recompute the result.

After Hakimov, Heller, Kübler and Kurino, "How to avoid black markets for appointments with online booking systems",
American Economic Review 111 (2021): applications are collected, their order does not matter, one per person counts.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SOON_DAYS = 14
NEXT_DAYS = 30
STAFF_DAYS = 7
"""A permit that ends so soon never waits for a draw: staff serve the person within two working days."""


@dataclass(frozen=True)
class Application:
    """One entry: `need` is 0 (most urgent), 1 or 2; `wishes` are slots, the dearest first."""

    id: str
    person_key: str
    need: int
    wishes: tuple[str, ...]


@dataclass(frozen=True)
class Draw:
    """The result: slot by application, who went empty, the order of choice, and entries that did not count."""

    assigned: dict[str, str]
    unassigned: tuple[str, ...]
    order: tuple[str, ...]
    repeated: tuple[str, ...]


def need_of(days_left: int) -> int | None:
    """The class of need by the days until the permit ends; None for those whom staff serve without a draw."""
    if days_left <= STAFF_DAYS:
        return None
    if days_left <= SOON_DAYS:
        return 0
    return 1 if days_left <= NEXT_DAYS else 2


def commitment(seed: bytes) -> str:
    """SHA-256 of the seed in hexadecimal digits: published before the draw, the seed itself afterwards."""
    return hashlib.sha256(seed).hexdigest()


def rank(seed: bytes, person_key: str) -> bytes:
    """What orders the people of one class, ascending: HMAC-SHA256 of the key's ASCII text under the seed."""
    return hmac.new(seed, person_key.encode("ascii"), hashlib.sha256).digest()


def draw(seed: bytes, slots: Iterable[str], applications: Iterable[Application]) -> Draw:
    """Give out the slots: each person in turn gets the dearest wish that is still free (serial dictatorship).

    Lower need first, within a class by `rank`. Of several applications with one person key only the one with the
    smallest id (compared as text) counts. The order in which slots and applications are given does not matter.
    """
    counting, repeated = _one_a_person(applications)
    order = sorted(counting, key=lambda application: (application.need, rank(seed, application.person_key)))
    free = set(slots)
    assigned: dict[str, str] = {}
    for application in order:
        slot = next((wish for wish in application.wishes if wish in free), None)
        if slot is not None:
            free.remove(slot)
            assigned[application.id] = slot
    return Draw(
        assigned=assigned,
        unassigned=tuple(application.id for application in order if application.id not in assigned),
        order=tuple(application.id for application in order),
        repeated=repeated,
    )


def _one_a_person(applications: Iterable[Application]) -> tuple[list[Application], tuple[str, ...]]:
    """The applications that count, and the ids of those that repeat a person."""
    counting: dict[str, Application] = {}
    by_id: Sequence[Application] = sorted(applications, key=lambda application: application.id)
    for application in by_id:
        counting.setdefault(application.person_key, application)
    kept = {application.id for application in counting.values()}
    return list(counting.values()), tuple(application.id for application in by_id if application.id not in kept)
