"""The heart of the house: one visit over many counters, planned exactly.

`plans(problem)` gives the whole Pareto front over trips and last day. How it works is told in `docs/plan.md`.
"""

from willkommen.visits.rules.plan.answer import Front, Plan, PlannedStop
from willkommen.visits.rules.plan.problem import Problem, Refused, ServiceNeed, free_from_spans
from willkommen.visits.rules.plan.reading import problem_from_json, problem_from_text
from willkommen.visits.rules.plan.search import plans
from willkommen.visits.rules.plan.writing import front_as_json

__all__ = [
    "Front",
    "Plan",
    "PlannedStop",
    "Problem",
    "Refused",
    "ServiceNeed",
    "free_from_spans",
    "front_as_json",
    "plans",
    "problem_from_json",
    "problem_from_text",
]
