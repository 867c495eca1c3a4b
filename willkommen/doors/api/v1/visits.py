"""Plan, book, see, cancel and move a visit."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router, Status

from willkommen.catalogue.queries import centre
from willkommen.core.codes import read_code
from willkommen.core.errors import BadValue, Taken, Unknown
from willkommen.doors.api.v1.problems import Problem
from willkommen.doors.api.v1.seen import pass_addresses, plan_out, plans_out, token_stops, visit_out
from willkommen.doors.api.v1.shapes import (
    BookedOut,
    MoveIn,
    NeedsIn,
    PlansIn,
    PlansOut,
    ProblemOut,
    TakenOut,
    VisitIn,
    VisitOut,
)
from willkommen.doors.moment import now
from willkommen.flows.book import Wish, book
from willkommen.flows.cancel import cancel
from willkommen.flows.move import move
from willkommen.flows.outage import closings, out_of_reach
from willkommen.flows.see import see
from willkommen.visits.actions import Party
from willkommen.visits.queries.proposals import Question, propose
from willkommen.visits.tokens import PlanToken, read

router = Router(tags=["visits"])
Key = Annotated[str, Header(alias="Idempotency-Key")]
Authorization = Annotated[str, Header()]
Problems = dict.fromkeys((404, 409, 422, 429, 503), ProblemOut)
KEY_LENGTHS = range(16, 201)
"""An idempotency key of 16 signs or more cannot be guessed; it also stands behind the visit's secret."""


@router.post("/plans", response={200: PlansOut, **Problems})
def plans(request: HttpRequest, asked: PlansIn) -> PlansOut:
    """Up to three plans on the live calendar."""
    if len(set(asked.services)) != len(asked.services):
        raise BadValue("Eine Leistung ist doppelt genannt.")
    if asked.latest is not None and asked.latest <= asked.earliest:
        raise BadValue("latest muss nach earliest liegen.")
    question = Question(
        services=tuple(asked.services), from_day=asked.from_, until_day=asked.until, earliest=asked.earliest,
        latest=asked.latest, needs=needs(asked.needs), beside=out_of_reach(needs=needs(asked.needs), now=now()),
    )  # fmt: skip
    return plans_out(propose(question=question, now=now()))


@router.post("/visits", response={201: BookedOut, **Problems, 409: TakenOut}, by_alias=True)
def visits(request: HttpRequest, wanted: VisitIn, idempotency_key: Key) -> Status[BookedOut] | HttpResponse:
    """Book all stops or none, once for each `Idempotency-Key` (16 to 200 signs, chosen at random)."""
    if len(idempotency_key) not in KEY_LENGTHS:
        raise BadValue("Idempotency-Key braucht 16 bis 200 zufällige Zeichen.")
    plan = read(wanted.plan)
    wish = Wish(
        plan=plan, party=Party(wanted.language, wanted.party, needs(wanted.needs)),
        email=wanted.contact.email if wanted.contact else "", details=wanted.details,
        word=wanted.word,
    )  # fmt: skip
    try:
        booked = book(wish=wish, key=idempotency_key, now=now())
    except Taken as error:
        return _taken(error, plan)
    numbers = {day.isoformat(): number for day, number in booked.days.items()}
    answer = {
        "code": booked.code, "secret": booked.secret, "numbers": numbers, "stops": token_stops(plan),
        **pass_addresses(booked, wanted.language),
    }  # fmt: skip
    return Status(201, BookedOut.model_validate(answer))


@router.get("/visits/{code}", response={200: VisitOut, **Problems})
def visit(request: HttpRequest, code: str, authorization: Authorization = "") -> VisitOut:
    """One's own visit."""
    return visit_out(see(code=written(code), secret=secret(authorization)))


@router.delete("/visits/{code}", response={200: VisitOut, **Problems})
def cancel_visit(request: HttpRequest, code: str, authorization: Authorization = "") -> VisitOut:
    """Cancel the whole visit; cancelling twice changes nothing."""
    return visit_out(cancel(code=written(code), secret=secret(authorization), now=now(), zone=house_zone()))


@router.post("/visits/{code}/move", response={200: VisitOut, **Problems, 409: TakenOut})
def move_visit(
    request: HttpRequest, code: str, wanted: MoveIn, authorization: Authorization = ""
) -> VisitOut | HttpResponse:
    """Move the visit to another plan of the same services, all stops or none."""
    plan = read(wanted.plan)
    try:
        moved = move(code=written(code), secret=secret(authorization), plan=plan, now=now(), zone=house_zone())
    except Taken as error:
        return _taken(error, plan)
    return visit_out(moved)


def needs(asked: NeedsIn) -> dict[str, Any]:
    """Only what is wanted, so that the rows stay small."""
    return {name: wanted for name, wanted in asked.model_dump().items() if wanted}


def secret(authorization: str) -> str:
    """The secret of `Authorization: Visit <secret>`; Unknown without one, as with a wrong one."""
    scheme, _, found = authorization.partition(" ")
    if scheme.lower() != "visit" or not found:
        raise Unknown
    return found.strip()


def written(text: str) -> str:
    """A visit's code in its written form; Unknown when it cannot be one."""
    if code := read_code(text):
        return code
    raise Unknown


def _taken(error: Taken, plan: PlanToken) -> HttpResponse:
    """409 with the nearest plans for the same services."""
    question = Question(services=tuple(stop.service for stop in plan.stops), beside=closings(now=now()))
    nearest = [plan_out(proposal) for proposal in propose(question=question, now=now()).plans]
    return Problem(409, error.word, str(error), plans=[plan.model_dump(mode="json") for plan in nearest])


def house_zone() -> ZoneInfo:
    """The zone of the house's clock."""
    return ZoneInfo(centre().house.time_zone)
