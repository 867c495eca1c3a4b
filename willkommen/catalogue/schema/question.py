"""The few questions the guide asks back, and what follows from an answer."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import PaperId, ReplyId, ServiceId, Sourced, Strict
from willkommen.catalogue.schema.terms import Event


class Effect(Strict):
    """What an answer changes about one service that was chosen: another one `instead`, one more (`also`), other papers."""

    service: ServiceId
    instead: ServiceId | None = None
    also: ServiceId | None = None
    papers: tuple[PaperId, ...] = ()
    without: tuple[PaperId, ...] = ()


class Reply(Sourced):
    """Texts: name. One answer of a choice. `case`: facts for which the table of fees shows its first line."""

    effects: tuple[Effect, ...] = ()
    case: dict[str, str | int | bool] = Field(default_factory=dict)


class Question(Sourced):
    """Texts: name, hint. Asked where it decides, in the order of the file, two at most; never nationality or status.

    `residence`: a chosen service depends on where somebody lives. `day`: one has a deadline that runs from or to
    `event`. `choice`: one of `services` was chosen; the answer is one of `replies`.
    """

    kind: Literal["residence", "day", "choice"]
    event: Event | None = None
    services: tuple[ServiceId, ...] = ()
    replies: Annotated[tuple[ReplyId, ...], Field(max_length=4)] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if (self.kind == "day") != (self.event is not None):
            raise ValueError("event belongs to the kind day, and to no other")
        if (self.kind == "choice") != (len(self.replies) > 1 and bool(self.services)):
            raise ValueError("services and at least two replies belong to the kind choice, and to no other")
        return self
