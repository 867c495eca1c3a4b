"""What goes in and out of the API: the shapes that `docs/api.md` promises."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

ServiceId = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,80}$")]
Tick = Annotated[int, Field(ge=0, le=288)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]+)?$", max_length=12)]


class Strict(Schema):
    """Nothing unknown is taken silently."""

    model_config = ConfigDict(extra="forbid")


class ProblemOut(Schema):
    """A refusal by RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class TakenOut(ProblemOut):
    """The time was just taken: the nearest plans that are still free."""

    plans: list["PlanOut"]


class AgencyOut(Schema):
    """An agency of the house. `kind`: resident, guest or house."""

    id: str
    name: str
    kind: str
    phones: list[str]
    mail: str | None
    web: str | None


class PaperOut(Schema):
    """A paper to bring; `bring`: original, copy, either or code. `instead`: the service that replaces it."""

    id: str
    name: str
    bring: str
    need: Literal["always", "one_of", "optional"]
    group: int | None = None
    instead: str | None = None


class FeeOut(Schema):
    """EUR; exemptions are told by `willkommen fee` and on the pages."""

    adult: float
    minor: float
    basis: str


class ServiceOut(Schema):
    """What an agency does about a concern."""

    id: str
    name: str
    language: str
    agency: str
    minutes: int
    bookable: bool
    channels: list[str]
    papers: list[PaperOut]
    fee: FeeOut | None


class SituationOut(Schema):
    """A situation in life: services in their order."""

    id: str
    name: str
    language: str
    services: list[str]


class LanguageOut(Schema):
    """A language of the house. `pages`: whether the pages are complete in it."""

    code: str
    endonym: str
    direction: str
    pages: bool


class NeedsIn(Strict):
    """What a visit needs, never why. `priority`: called before others who came about then; `do_not_announce`: the number
    stands on no board, somebody fetches the person."""

    priority: bool = False
    do_not_announce: bool = False
    step_free: bool = False
    hearing: bool = False
    sight: bool = False
    escort: bool = False
    quiet: bool = False
    language: Language | None = None
    interpreter: bool = False
    sign_language: bool = False


class PlansIn(Strict):
    """Which services, and when the person can come. Ticks of five minutes from local midnight."""

    services: Annotated[list[ServiceId], Field(min_length=1, max_length=12)]
    from_: Annotated[date | None, Field(alias="from")] = None
    until: date | None = None
    earliest: Tick = 0
    latest: Tick | None = None
    needs: NeedsIn = NeedsIn()
    party: Annotated[int, Field(ge=1, le=40)] = 1


class StopOut(Schema):
    """One stop of a plan or a visit; times carry their zone, null (and no counter yet) without an appointment."""

    service: str
    agency: str
    counter: str
    room: str
    starts: datetime | None
    ends: datetime | None
    state: str | None = None


class PlanOut(Schema):
    """A plan to choose. `reason`: soonest, fewest, time or later. `token` books it within half an hour."""

    reason: str
    trips: int
    done_by: date
    minutes: int
    stops: list[StopOut]
    token: str


class PlansOut(Schema):
    """At most three plans; `left` are services that did not fit into one visit and are planned afterwards."""

    plans: list[PlanOut]
    left: list[str]
    reason: str | None = None


class ContactIn(Strict):
    """Where confirmations and reminders go, if the person wants any."""

    email: Annotated[str, Field(pattern=r"^[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z]{2,20}$", max_length=254)]


class VisitIn(Strict):
    """Book one proposed plan."""

    plan: Annotated[str, Field(min_length=10, max_length=4000)]
    contact: ContactIn | None = None
    language: Language = "de"
    party: Annotated[int, Field(ge=1, le=40)] = 1
    needs: NeedsIn = NeedsIn()
    details: Annotated[dict[ServiceId, Annotated[dict[str, str], Field(max_length=6)]], Field(max_length=12)] = Field(
        default_factory=dict
    )
    word: Annotated[str, Field(max_length=60)] = ""


class BookedOut(Schema):
    """A booked visit. `secret` opens it and is shown this once; `numbers` are what the boards show each day."""

    code: str
    secret: str
    numbers: dict[str, str]
    stops: list[StopOut]
    pass_: Annotated[str, Field(alias="pass")]
    calendar: str


class VisitOut(Schema):
    """A visit as its visitor sees it."""

    code: str
    language: str
    stops: list[StopOut]


class MoveIn(Strict):
    """Another plan of the same services."""

    plan: Annotated[str, Field(min_length=10, max_length=4000)]


class BetterOut(Schema):
    """A shorter way for the rest of today. `minutes` it saves, null when the old way is closed; `token` takes it."""

    minutes: int | None
    ends: datetime
    stops: list[StopOut]
    token: str


class ArrivalIn(Strict):
    """The code of the pass."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class SaidOut(Schema):
    """What the person is told; `welcome` when the visit is checked in."""

    said: str
    welcome: bool


class CallOut(Schema):
    """A number called now."""

    code: str
    room: str
    state: str


class BoardOut(Schema):
    """What the boards show."""

    calls: list[CallOut]


class AskIn(Strict):
    """A concern in own words."""

    text: Annotated[str, Field(min_length=1, max_length=2000)]
    lang: Language | None = None


class UrgentOut(Schema):
    """Help at once: the kind and the lines."""

    type: str
    helplines: list[str]


class MatchOut(Schema):
    """A service that fits; `score` is a calibrated probability."""

    service: str
    agency: str
    score: float


class AnswerOut(Schema):
    """What the guide understood."""

    language: str
    outcome: Literal["match", "unsure", "out_of_scope", "urgent"]
    urgent: UrgentOut | None
    perhaps: UrgentOut | None
    """A danger that is possible, not certain: show its help lines above the matches."""
    matches: list[MatchOut]
