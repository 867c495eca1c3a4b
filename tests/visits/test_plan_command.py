"""`willkommen plan` answers files and standard input, on its own legs: no Django apps, no settings."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.visits.test_plan_reading import CONTRACT, changed

GOLDEN = (
    '{"plans": [{"trips": 1, "done_by": "2026-12-01", "minutes": 30, "walk_ticks": 0, "stops": [{"service": "ae-schutz", '
    '"counter": "b-101", "date": "2026-12-01", "start": 96, "end": 102}]}], "optimal": true}\n'
)
TOLD = """\
1 trip, done by 2026-12-01, 30 minutes in the house
  2026-12-01
    08:00-08:30  ae-schutz  b-101
"""
LATE = """\
2 trips, done by 2026-12-02, 60 minutes in the house
  2026-12-01
    08:00-08:30  x  b-101
  2026-12-02
    08:00-08:30  y  b-101
  too late: y
"""


def run(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
    """Exit status, standard output, standard error of the command."""
    command = [sys.executable, "-m", "willkommen", "plan", *arguments]
    done = subprocess.run(command, input=given, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_it_answers_a_file_as_json(tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(CONTRACT), encoding="utf-8")
    assert run("--problem", str(file), "--json") == (0, GOLDEN, "")


def test_it_tells_people_the_plan_from_standard_input() -> None:
    assert run("--problem", "-", given=json.dumps(CONTRACT).encode()) == (0, TOLD, "")


def test_it_tells_people_what_is_late() -> None:
    free = {"2026-12-01": [[96, 102]], "2026-12-02": [[96, 102]]}
    need = {"ticks": 6, "counters": ["b-101"]}
    services = [need | {"id": "x"}, need | {"id": "y", "after": ["x"], "due": "2026-12-01"}]
    problem = CONTRACT | {"counters": {"b-101": {"free": free}}, "services": services}
    assert run("--problem", "-", given=json.dumps(problem).encode()) == (0, LATE, "")


def test_it_counts_no_plan_as_an_answer() -> None:
    status, answer, _ = run("--problem", "-", given=json.dumps(changed("services", [])).encode())
    assert (status, answer) == (0, "There is no plan. No service was asked for.\n")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b'{"days"', "This is not JSON: "),
        (
            json.dumps(changed("tick_minutes", 0)).encode(),
            "tick_minutes is 0: say a number of minutes that divides a day",
        ),
    ],
    ids=["no json", "no problem"],
)
def test_it_refuses_a_bad_problem_with_one_sentence(given: bytes, sentence: str) -> None:
    status, answer, message = run("--problem", "-", "--json", given=given)
    assert (status, answer, message.count("\n")) == (1, "", 1)
    assert message.startswith(sentence)


@pytest.mark.parametrize("option", ["--problem", "--file"])
def test_it_refuses_a_file_that_is_not_there(option: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    assert run(option, missing) == (1, "", f"{missing}: No such file or directory.\n")


def test_it_answers_a_line_for_each_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    good, bad = json.dumps(CONTRACT), json.dumps(changed("max_trips", 0))
    file = tmp_path / "many.jsonl"
    file.write_text(f"{good}\n{bad}\n\n{good}\n", encoding="utf-8")
    status, answers, message = run("--file", str(file))
    lines = answers.splitlines(keepends=True)
    assert (status, len(lines), lines[0], lines[3]) == (1, 4, GOLDEN, GOLDEN)
    assert json.loads(lines[1]) == {"error": "max_trips is 0: say at least 1, or leave it out.", "line": 2}
    assert json.loads(lines[2])["line"] == 3
    assert message == "2 of 4 lines are refused; their answers say why.\n"


def test_it_answers_an_empty_file_with_nothing() -> None:
    assert run("--file", "-") == (0, "", "")


@pytest.mark.parametrize("arguments", [(), ("--problem", "a", "--file", "b"), ("--unknown",)])
def test_it_says_how_it_is_used(arguments: tuple[str, ...]) -> None:
    status, answer, message = run(*arguments)
    assert (status, answer) == (2, "")
    assert message.startswith("usage: willkommen plan")


def test_it_starts_neither_django_nor_a_database_driver(tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(CONTRACT), encoding="utf-8")
    script = (
        "import sys; from willkommen.__main__ import main; status = main(['willkommen', 'plan', '--problem', sys.argv[1]]);"
        "from django.apps import apps; from django.conf import settings;"
        "sys.exit(status or apps.ready or settings.configured or 'psycopg' in sys.modules or 'willkommen.settings' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TOLD, b"")
