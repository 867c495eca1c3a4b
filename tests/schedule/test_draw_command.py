"""`willkommen draw` from the outside: the format of its answer, and a sentence for each malformed problem."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.sources import ROOT
from willkommen.schedule.rules.draw_problem import MalformedDraw, answer


def problem(**changed: Any) -> dict[str, Any]:
    """Two applications for one slot."""
    applications = [
        {"id": "a1", "person_key": "aa", "class": 1, "wishes": ["s1"]},
        {"id": "a2", "person_key": "bb", "class": 0, "wishes": ["s1"]},
    ]
    return {"seed": "00ff", "slots": ["s1"], "applications": applications, **changed}


def one(**changed: Any) -> dict[str, Any]:
    """A problem with one application that is wrong."""
    return problem(applications=[{**problem()["applications"][0], **changed}])


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """One run of the command."""
    program = [sys.executable, "-m", "willkommen", "draw", *arguments]
    return subprocess.run(program, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=60)


def test_it_answers_as_json(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(problem()), encoding="utf-8")
    ran = run("--problem", str(path), "--json")
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == {
        "commitment": "06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8",
        "assigned": {"a2": "s1"},
        "unassigned": ["a1"],
        "order": ["a2", "a1"],
        "repeated": [],
    }


def test_it_reads_the_problem_from_standard_input() -> None:
    ran = run("--problem", "-", stdin=json.dumps(problem()))
    assert ran.stdout.splitlines()[1:] == ["a2  s1", "a1  nothing left"]


@pytest.mark.parametrize(("text", "sentence"), [("{", "is not JSON"), ("[]", "must be a JSON object")])
def test_it_refuses_what_it_cannot_read_with_status_1(text: str, sentence: str) -> None:
    ran = run("--problem", "-", "--json", stdin=text)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert sentence in ran.stderr


def test_it_refuses_a_file_that_is_not_there() -> None:
    ran = run("--problem", "missing.json")
    assert ran.returncode == 1
    assert "missing.json" in ran.stderr


def test_it_calls_a_missing_problem_wrong_usage() -> None:
    assert run("--json").returncode == 2


@pytest.mark.parametrize(
    ("malformed", "sentence"),
    [
        ({"slots": [], "applications": []}, 'the problem has no "seed"'),
        (problem(extra=1), 'the problem has "extra", which a draw does not know'),
        (problem(seed="xyz"), '"seed" must be hexadecimal digits'),
        (problem(seed=""), '"seed" must be hexadecimal digits'),
        (problem(seed="abc"), '"seed" must be hexadecimal digits'),
        (problem(slots="s1"), "slots must be a list of texts"),
        (problem(slots=["s1", "s1"]), 'The slot "s1" is there twice'),
        (problem(applications={}), '"applications" must be a list'),
        (problem(applications=problem()["applications"] * 2), 'The application "a1" is there twice'),
        (problem(applications=[3]), "application 1 must be a JSON object"),
        (one(**{"class": 3}), '"class" must be 0, 1 or 2, not 3'),
        (one(**{"class": True}), '"class" must be 0, 1 or 2, not True'),
        (one(**{"class": "0"}), '"class" must be 0, 1 or 2'),
        (one(**{"class": [0]}), '"class" must be 0, 1 or 2'),
        (one(id=7), 'Application 1: "id" must be a text'),
        (one(person_key="ä"), '"person_key" must be hexadecimal digits'),
        (one(wishes=["s9"]), 'wishes for "s9", which is not among the slots'),
        (one(wishes=None), "must be a list of texts"),
    ],
)
def test_it_says_what_is_malformed(malformed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(MalformedDraw, match=sentence):
        answer(malformed)


def test_it_refuses_one_person_in_capitals_and_small_letters() -> None:
    small, capital = problem()["applications"][0], {"id": "a3", "person_key": "AA", "class": 1, "wishes": []}
    with pytest.raises(MalformedDraw, match="differ only in capitals"):
        answer(problem(applications=[small, capital]))
