"""Publish what an editor changed, and put the new names of services among the drafted phrases: so the guide learns them."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue.actions import Seen, Wanted, edit
from willkommen.catalogue.rules.difference import Change as Changed
from willkommen.guide.actions import LONGEST, change_phrase
from willkommen.guide.phrasebook import Change, Phrase


def edit_record(*, wanted: Wanted, staff: UUID, now: datetime, seen: Seen | None = None) -> tuple[list[Changed], int]:
    """What changed, and how many names went into the draft, to be tried before visitors are answered with them."""
    fresh = (seen.kind, seen.id) if seen and not seen.mark else None
    with atomic():
        changes = edit(wanted=wanted, staff=staff, now=now, seen=seen)
        names = [phrase for change in changes if (phrase := _name_in(change, fresh)) is not None]
        for phrase in names:
            change_phrase(change=Change(phrase, added=True), staff=staff, now=now)
    return changes, len(names)


def _name_in(change: Changed, new: tuple[str, str] | None) -> Phrase | None:
    """The name of a service that was written anew, or of one that is new."""
    kind, key = change.record.key
    if kind != "text" or change.what == "removed":
        return None
    language, of, service, field = key.split("/")
    said = str(change.record.data["text"])
    fresh = (of, service) == new or change.what == "added" or "text" in change.fields
    if (of, field) != ("service", "name") or not fresh or not 2 <= len(said) <= LONGEST:
        return None
    return Phrase(said, language, "services", service)
