"""A situation in life: several services with their order."""

from typing import Annotated

from pydantic import Field

from willkommen.catalogue.schema.parts import ConditionId, DeadlineId, OutsideId, ServiceId, Sourced, Strict


class Step(Strict):
    """One service of the bundle. `after` counts within the bundle; `same_visit` false: on a later day."""

    service: ServiceId
    after: tuple[ServiceId, ...] = ()
    outside_first: tuple[OutsideId, ...] = ()
    same_visit: bool = True
    condition: ConditionId | None = None


class Situation(Sourced):
    """Texts: name. `signals`: what people say or show, for editors. `must_not_suggest` is never shown with it."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    outside: tuple[OutsideId, ...] = ()
    deadlines: tuple[DeadlineId, ...] = ()
    must_not_suggest: tuple[ServiceId, ...] = ()
    signals: tuple[str, ...] = ()
    picture: str | None = None
    note: str = ""
