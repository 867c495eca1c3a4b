"""Originals that an agency keeps for a while, and legal holds: each with its line in the journal."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import BadValue, NotNow
from willkommen.flows.papers.release import new_receipt
from willkommen.journal.actions import note
from willkommen.papers.actions import custody

HOLDS = ("court", "objection", "audit")
"""Why an agency may stop the forgetting."""


def take_original(*, agency: str, staff: UUID, visit: UUID, paper: str, place: str, now: datetime) -> str:
    """An original stays here, kept at `place`; the number of its receipt. Raises BadValue without a place."""
    if not place.strip():
        raise BadValue("Bitte schreiben Sie, wo das Original liegt.")
    receipt = new_receipt()
    with atomic():
        custody.take(
            visit=visit, agency=agency, paper=paper, place=place.strip()[:80], receipt=receipt, staff=staff, now=now
        )
        _note("original.take", visit, agency, staff, now)
    return receipt


def give_original_back(*, agency: str, staff: UUID, visit: UUID, original: UUID, now: datetime) -> None:
    """The person has it again. Raises NotNow when it is not here any more."""
    with atomic():
        if not custody.give_back(original=original, staff=staff, now=now):
            raise NotNow
        _note("original.give_back", visit, agency, staff, now)


def hold(*, agency: str, staff: UUID, visit: UUID, reason: str, now: datetime) -> None:
    """Forget nothing of this visit until the hold is lifted. Raises BadValue."""
    if reason not in HOLDS:
        raise BadValue("Bitte wählen Sie einen Grund.")
    with atomic():
        custody.hold(visit=visit, agency=agency, reason=reason, staff=staff, now=now)
        _note("hold.set", visit, agency, staff, now)


def lift(*, agency: str, staff: UUID, visit: UUID, now: datetime) -> None:
    """Let the forgetting go on. Raises NotNow when nothing was held."""
    with atomic():
        if not custody.lift(visit=visit, agency=agency, now=now):
            raise NotNow
        _note("hold.lift", visit, agency, staff, now)


def _note(action: str, visit: UUID, agency: str, staff: UUID, now: datetime) -> None:
    note(
        now=now,
        action=action,
        subject=str(visit),
        agency=agency,
        staff=staff,
        purpose="Unterlagen",
        basis="Aufgabe der Stelle",
    )
