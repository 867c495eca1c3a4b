"""How long something is kept: the periods by which the house forgets every night."""

from typing import Annotated, Literal

from pydantic import Field

from willkommen.catalogue.schema.parts import AgencyId, Sourced

Kept = Literal[
    "upload", "document", "release", "custody", "hold", "stop_note", "stop", "visit", "presence", "call", "booking", "question",
    "conference", "complaint", "alarm", "notice", "feedback", "unheard", "help_call", "node_act", "pickup",
]  # fmt: skip
TRIGGERS = {
    "upload": "begun",
    "document": "last_day",
    "release": "ended",
    "custody": "given_back",
    "hold": "lifted",
    "stop": "day",
    "visit": "last_day",
    "presence": "day",
    "call": "day",
    "booking": "ended",
    "stop_note": "day",
    "question": "asked",
    "conference": "day",
    "complaint": "closed",
    "alarm": "day",
    "notice": "ended",
    "feedback": "day",
    "unheard": "day",
    "help_call": "day",
    "node_act": "day",
    "pickup": "asked",
}
"""From when on each class counts; the walls of the database count so."""
OF_AGENCIES = ("release", "custody", "hold", "document", "stop", "stop_note", "complaint", "pickup")
"""Classes for which an agency may have a period of its own."""


class Retention(Sourced):
    """One period in days for a class of rows, for one agency or for the whole house. `after` says from when on it counts.

    Its basis stands in `origin`; changes hold from the next night on.
    """

    of: Kept
    agency: AgencyId | None = None
    days: Annotated[int, Field(ge=0, le=3660)]
    after: Literal["begun", "last_day", "ended", "given_back", "lifted", "day", "asked", "closed"]
