"""Conditions and deadlines: sentences that several services and situations share."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import PageId, Sourced

Event = Literal[
    "permit_expires",
    "visa_expires",
    "final_decision",
    "decision_received",
    "birth",
    "recognition",
    "work_starts",
    "signing",
    "knowledge",
    "dismissal",
    "approval_ends",
    "loss",
    "issue",
]
"""What a deadline runs from, or to."""


class Condition(Sourced):
    """Texts: name. A sentence that may hold or not; the `day` it speaks of is the variable `date` of its text."""

    day: date | None = None

    @property
    def values(self) -> dict[str, object]:
        """The variables of its text."""
        return {"date": self.day} if self.day else {}


class Deadline(Sourced):
    """Texts: name (variable: count), meanwhile (what holds until the decision), letter (the sentence to send).

    `before` an event, `within` count units after it, `in_month` of it, `at_once`, or `valid_for` count units.
    `act`: what has to reach the office in time; a booking is none of these. `ways`: how to be in time today.
    `best_weeks`: how many weeks before the last day it is best applied for. `sheets`: pages to print and hand on.
    """

    kind: Literal["before", "within", "in_month", "at_once", "valid_for"]
    event: Event
    act: Literal["application", "claim", "court", "report", "none"]
    count: Annotated[int, Field(ge=1)] | None = None
    unit: Literal["days", "weeks", "months", "years"] | None = None
    best_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    sheets: tuple[PageId, ...] = ()
    ways: tuple[Literal["form", "message", "reception", "court", "phone"], ...] = ()
    legal: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _counts_where_it_must(self) -> Self:
        if (self.kind in ("within", "valid_for")) != (self.count is not None and self.unit is not None):
            raise ValueError("count and unit belong to the kinds within and valid_for, and to no other")
        return self

    @property
    def application(self) -> bool:
        """Whether pages must say that the booking is not the application (or claim, or action)."""
        return self.act in ("application", "claim", "court")

    @property
    def values(self) -> dict[str, object]:
        """The variables of its text."""
        return {"count": self.count} if self.count else {}
