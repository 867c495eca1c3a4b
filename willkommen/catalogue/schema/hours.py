"""When counters are staffed and when they are not."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import (
    AgencyId,
    Channel,
    Clock,
    CounterId,
    Hours,
    LanguageCode,
    ServiceId,
    Sourced,
)


class Opening(Sourced, Hours):
    """An agency staffs a counter every week. `services` empty: all services of the agency that can be booked or called.

    `languages` are those the staff speak there; an interpreter can be added to any.
    """

    counter: CounterId
    agency: AgencyId
    services: tuple[ServiceId, ...] = ()
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]


class Closure(Sourced):
    """Closed from `first` to `last` (both included), or every year on `yearly` ("12-24").

    With `counters` or `agencies` only those are closed; with `from_clock` only from then on.
    """

    first: date | None = None
    last: date | None = None
    yearly: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")] | None = None
    from_clock: Clock = "00:00"
    until_clock: Clock = "24:00"
    counters: tuple[CounterId, ...] = ()
    agencies: tuple[AgencyId, ...] = ()
    reason: Literal["custom", "staff", "works", "training", "emergency"]

    @model_validator(mode="after")
    def _names_its_days(self) -> Self:
        if (self.yearly is None) == (self.first is None) or (self.first is None) != (self.last is None):
            raise ValueError("give either first and last, or yearly")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"last {self.last} lies before first {self.first}")
        return self
