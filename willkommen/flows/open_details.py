"""Open the personal details of an agency's own stops, and write down who did."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note
from willkommen.visits.queries.sealed import sealed_of
from willkommen.visits.seal import unseal

Details = dict[str, str]


def open_details(
    *, agency: str, staff: UUID, stops: Iterable[UUID], subject: str, purpose: str, now: datetime
) -> dict[UUID, Details]:
    """What the visitors gave for these stops, by stop; nothing for stops of others or without details.

    One row of the journal says who looked, for `purpose`, at `subject` (a stop's id, or the day of a list).
    """
    with atomic():
        boxes = sealed_of(stops)
        note(
            now=now, action="details.open", subject=subject, agency=agency, staff=staff, purpose=purpose,
            basis="Aufgabe der Stelle",
        )  # fmt: skip
    return {stop: json.loads(unseal(agency, box)) for stop, box in boxes.items()}
