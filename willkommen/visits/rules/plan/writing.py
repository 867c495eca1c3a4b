"""The answer as JSON: the format of `docs/plan.md`."""

from typing import Any

from willkommen.visits.rules.plan.answer import Front, Plan, PlannedStop


def front_as_json(front: Front) -> dict[str, Any]:
    """The whole answer; `reason` only when there is no plan, `late` only when due days cannot be kept."""
    answer: dict[str, Any] = {"plans": [_plan(plan) for plan in front.plans], "optimal": True}
    if front.reason is not None:
        answer["reason"] = front.reason
    return answer


def _plan(plan: Plan) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "trips": plan.trips,
        "done_by": plan.done_by.isoformat(),
        "minutes": plan.minutes,
        "walk_ticks": plan.walk_ticks,
        "stops": [_stop(stop) for stop in plan.stops],
    }
    if plan.late:
        answer["late"] = list(plan.late)
    return answer


def _stop(stop: PlannedStop) -> dict[str, Any]:
    return {
        "service": stop.service,
        "counter": stop.counter,
        "date": stop.date.isoformat(),
        "start": stop.start,
        "end": stop.end,
    }
