"""A problem written down wrongly is refused with the place and what would be right."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from willkommen.visits.rules.plan import Refused, front_as_json, plans, problem_from_json, problem_from_text

CONTRACT: dict[str, Any] = {
    "tick_minutes": 5,
    "days": ["2026-12-01", "2026-12-02"],
    "counters": {"b-101": {"free": {"2026-12-01": [[96, 120], [126, 144]]}}},
    "services": [{"id": "ae-schutz", "ticks": 6, "counters": ["b-101"], "after": []}],
    "walk": [["b-101", "b-201", 1]],
    "window": {"earliest": 96, "latest": 204},
    "max_trips": 3,
    "max_minutes_per_day": 240,
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The example of the contract with one value replaced; numbers in the path are positions in lists."""
    problem = deepcopy(CONTRACT)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = problem
    for step in way:
        place = place[step]
    place[last] = value
    return problem


def test_it_answers_the_example_of_the_contract() -> None:
    stop = {"service": "ae-schutz", "counter": "b-101", "date": "2026-12-01", "start": 96, "end": 102}
    plan = {"trips": 1, "done_by": "2026-12-01", "minutes": 30, "walk_ticks": 0, "stops": [stop]}
    assert front_as_json(plans(problem_from_json(CONTRACT))) == {"plans": [plan], "optimal": True}


def test_it_lists_what_is_late_and_says_why_there_is_nothing() -> None:
    late = front_as_json(plans(problem_from_json(changed("services/0/due", "2026-11-30"))))
    assert late["plans"][0]["late"] == ["ae-schutz"]
    none = front_as_json(plans(problem_from_json(changed("services/0/ticks", 25))))
    assert none == {
        "plans": [],
        "optimal": True,
        "reason": "No counter that serves 'ae-schutz' is free for 25 ticks in a row on any of the days.",
    }


def test_it_takes_only_what_it_needs_and_leaves_other_fields_aside() -> None:
    bare = {name: CONTRACT[name] for name in ("tick_minutes", "days", "counters")}
    problem = problem_from_json(
        bare | {"services": [{"id": "x", "ticks": 1, "counters": ["b-101"]}], "note": "for Amina"}
    )
    assert (problem.earliest, problem.closing, problem.max_trips) == (0, 288, None)
    assert plans(problem).plans[0].stops[0].start == 96


def test_it_sorts_the_days() -> None:
    assert problem_from_json(changed("days", ["2026-12-02", "2026-12-01"])).days == (
        date(2026, 12, 1),
        date(2026, 12, 2),
    )


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("days", None, "days must be a list […], not nothing."),
        ("days/0", "1.12.2026", 'days must be a date such as 2026-12-01, not "1.12.2026".'),
        ("days/0", "20261201", 'days must be a date such as 2026-12-01, not "20261201".'),
        ("days/1", "2026-12-01", "The day 2026-12-01 is listed twice"),
        ("tick_minutes", None, "tick_minutes must be a whole number, not nothing."),
        ("tick_minutes", True, "tick_minutes must be a whole number, not true."),
        ("tick_minutes", 0, "tick_minutes is 0: say a number of minutes that divides a day"),
        ("counters", [], "counters must be an object {…}, not []."),
        ("counters/b-101/free", [[96, 120]], "counters['b-101'].free must be an object {…}, not [[96, 120]]."),
        ("counters/b-101/free", {"2026-12-09": []}, "counters['b-101'].free names the day 2026-12-09, which is not among"),
        ("counters/b-101/free/2026-12-01/0", [96], "counters['b-101'].free['2026-12-01']: a span is a pair of ticks"),
        ("counters/b-101/free/2026-12-01/0", [96, 1.5], "counters['b-101'].free['2026-12-01'] must be a whole number"),
        ("counters/b-101/free/2026-12-01/0", [120, 96], "Counter 'b-101': the free span [120, 96] must lie within"),
        ("counters/b-101/free/2026-12-01/0", [96, 289], "Counter 'b-101': the free span [96, 289] must lie within"),
        ("services", {}, "services must be a list […], not {}."),
        ("services/0", 7, "services[0] must be an object {…}, not 7."),
        ("services/0/id", 7, "services[0].id must be a text, not 7."),
        ("services/0/ticks", "6", 'services[0].ticks must be a whole number, not "6".'),
        ("services/0/counters", ["b-999"], "The service 'ae-schutz' names the counter 'b-999', which is not among"),
        ("services/0/after", ["nobody"], "The service 'ae-schutz' comes after 'nobody', which is not among"),
        ("services/0/due", "soon", 'services[0].due must be a date such as 2026-12-01, not "soon".'),
        ("walk/0", ["b-101", 1], 'walk[0]: a way is two counters and ticks such as ["b-101", "b-201", 1], not'),
        ("walk", [["a", "b", 1], ["a", "b", 2]], "Walking between 'a' and 'b' is given twice with different ticks"),
        ("walk", [["a", "b", 1], ["b", "a", 2]], "Walking between 'a' and 'b' is given twice with different ticks"),
        ("window/earliest", "8:00", 'window.earliest must be a whole number, not "8:00".'),
        ("max_trips", 0, "max_trips is 0: say at least 1"),
        ("max_minutes_per_day", "x" * 60, "max_minutes_per_day must be a whole number, not " + '"' + "x" * 38 + "…."),
    ],
)  # fmt: skip
def test_it_refuses_a_fault_with_its_place(path: str, value: object, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        problem_from_json(changed(path, value))
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is not JSON"),
        ("{", "This is not JSON"),
        (b"\xff\xfe{", "This is not JSON"),
        ("[" * 100_000, "This is not a problem: its JSON is nested too deeply."),
        ("9" * 5000, "This is not JSON"),
        ("[]", "The problem must be an object {…}, not []."),
        ("NaN", "The problem must be an object {…}, not NaN."),
    ],
    ids=["empty", "cut off", "not text", "deep", "huge number", "list", "no number"],
)
def test_it_refuses_what_is_no_problem_at_all(text: str | bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        problem_from_text(text)
    assert str(refused.value).startswith(sentence)


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["b-101", "2026-12-01"]),
    lambda some: (
        st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(["free", "id", "b-101", "x"]), some, max_size=2)
    ),
    max_leaves=6,
)
PATHS = [
    "days", "days/0", "tick_minutes", "counters", "counters/b-101", "counters/b-101/free", "counters/b-101/free/2026-12-01",
    "counters/b-101/free/2026-12-01/0", "services", "services/0", "services/0/id", "services/0/ticks", "services/0/counters",
    "services/0/after", "services/0/due", "walk", "walk/0", "window", "window/earliest", "window/latest", "max_trips",
]  # fmt: skip


@given(st.sampled_from(PATHS), ODD)
@settings(max_examples=300, deadline=None)
def test_it_answers_or_refuses_whatever_is_written(path: str, value: object) -> None:
    try:
        answer = plans(problem_from_text(json.dumps(changed(path, value))))
    except Refused as error:
        refusal = str(error)
    else:
        refusal = "answered." if (answer.reason is None) == bool(answer.plans) else ""
    assert refusal.endswith(".")
    assert "\n" not in refusal
