"""Publish what an editor changed, or take it back; the guide learns new names, and no phrase leads to what is gone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue import actions
from willkommen.catalogue.actions import Seen, Wanted, edit
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.difference import Change as Changed
from willkommen.core.errors import NotNow
from willkommen.guide.actions import LONGEST, change_phrases
from willkommen.guide.drafts import draft, of_topic, published
from willkommen.guide.phrasebook import Change, Phrase, Spoken

SPOKEN: dict[str, Spoken] = {"service": "services", "topic": "elsewhere"}
"""Kinds of records that phrases lead to, and where these stand."""
LED_TO = "Zu diesem Thema führen noch Sätze. Bitte verschieben Sie sie zuerst und veröffentlichen Sie den Entwurf."


def edit_record(
    *, wanted: Wanted, staff: UUID, now: datetime, seen: Seen | None = None, read: Centre | None = None
) -> tuple[list[Changed], int]:
    """What changed, and how many names went into the draft, to be tried before visitors are answered with them.

    Refuses NotNow to take out a topic to which published phrases lead.
    """
    fresh = (seen.kind, seen.id) if seen and not seen.mark else None
    with atomic():
        changes = edit(wanted=wanted, staff=staff, now=now, seen=seen, read=read)
        names = [phrase for change in changes if (phrase := _name_in(change, fresh)) is not None]
        gone = _left_behind(changes)
        if names or gone:
            said = [*(Change(one, added=True) for one in names), *(Change(one, added=False) for one in gone)]
            change_phrases(changes=said, staff=staff, now=now)
    return changes, len(names)


def undo_edit(*, revision: UUID, staff: UUID, now: datetime) -> None:
    """Take a change back with all that was published with it. Refuses NotNow as `undo` and `edit_record` do."""
    with atomic():
        if gone := _left_behind(actions.undo(revision=revision, staff=staff, now=now)):
            change_phrases(changes=[Change(one, added=False) for one in gone], staff=staff, now=now)


def _name_in(change: Changed, new: tuple[str, str] | None) -> Phrase | None:
    """The name of a service or topic that was written anew, or of one that is new."""
    kind, key = change.record.key
    if kind != "text" or change.what == "removed":
        return None
    language, of, named, field = key.split("/")
    said = str(change.record.data["text"])
    fresh = (of, named) == new or change.what == "added" or "text" in change.fields
    if of not in SPOKEN or field != "name" or not fresh or not 2 <= len(said) <= LONGEST:
        return None
    return Phrase(said, language, SPOKEN[of], named)


def _left_behind(changes: Iterable[Changed]) -> list[Phrase]:
    """Phrases that wait in the draft for topics that are gone."""
    topics = [one.record.id for one in changes if (one.record.kind, one.what) == ("topic", "removed")]
    holds = next(iter(published(1)), None)
    if any(of_topic(topic, holds) for topic in topics):
        raise NotNow(LED_TO)
    waiting = draft()
    return [phrase for topic in topics if waiting for phrase in of_topic(topic, waiting)]
