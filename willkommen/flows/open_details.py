"""Open the personal details of an agency's own stops, and write down who did."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.core.errors import KeyGone
from willkommen.journal.actions import note_all
from willkommen.papers.keys import by_agency
from willkommen.papers.seal import decrypt
from willkommen.visits.queries.sealed import sealed_of

Details = dict[str, str]


def open_details(
    *, agency: str, staff: UUID, stops: Iterable[UUID], subject: str, purpose: str, now: datetime
) -> dict[UUID, Details]:
    """What the visitors gave for these stops, by stop; nothing for stops of others or without details.

    The journal says who looked, for `purpose`, at `subject` (a stop's id, or the day of a list), and at which details:
    a visitor who asks who saw them finds the look at a list as well.
    """
    with atomic():
        boxes = sealed_of(stops)
        subjects = [(subject, agency), *((str(stop), agency) for stop in boxes if str(stop) != subject)]
        note_all(
            now=now, action="details.open", subjects=subjects, staff=staff, purpose=purpose, basis="Aufgabe der Stelle"
        )
    opened = {stop: _opened(agency, stop, visit, box) for stop, (visit, box) in boxes.items()}
    return {stop: details for stop, details in opened.items() if details is not None}


def _opened(agency: str, stop: UUID, visit: UUID, box: bytes) -> Details | None:
    try:
        key = by_agency(visit, "details", stop, agency)
    except KeyGone:  # erased: what a backup brought back stays shut
        return None
    found: Details = json.loads(decrypt(key, box, stop.bytes))
    return found
