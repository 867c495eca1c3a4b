"""`willkommen fee` from the outside: exit status, standard output and the sentence on standard error."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT


def willkommen(*arguments: str) -> subprocess.CompletedProcess[str]:
    """One run of the command where no house runs."""
    alone = {**os.environ, "DATABASE_URL": "", "WILLKOMMEN_DATA": "/nonexistent"}
    command = [sys.executable, "-m", "willkommen", *arguments]
    return subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, timeout=60)


def test_it_answers_a_case_as_json() -> None:
    ran = willkommen("fee", "ae-verlaengerung", "--case", '{"age": 34, "benefits": "buergergeld"}', "--json")
    answer = json.loads(ran.stdout)
    assert (ran.returncode, answer["eur"], answer["paragraph"]) == (0, 0, "AufenthV § 53 Abs. 1 Nr. 1")


def test_it_shows_the_table_without_a_case() -> None:
    ran = willkommen("fee", "ae-verlaengerung", "--lang", "en")
    assert ran.stdout.splitlines()[0].split(maxsplit=2)[2] == "renewal beyond three months (AufenthV § 45 Nr. 2 b)"


def test_it_refuses_an_unknown_service_with_one_sentence() -> None:
    ran = willkommen("fee", "eat-verlusst", "--json")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == '"eat-verlusst" is not a service of this centre; did you mean “eat-verlust”?\n'


def test_it_refuses_a_case_that_is_not_json() -> None:
    ran = willkommen("fee", "eat-verlust", "--case", "age=34")
    assert ran.returncode == 1
    assert "write for example" in ran.stderr


def test_it_calls_a_missing_service_wrong_usage() -> None:
    assert willkommen("fee").returncode == 2


def test_it_refuses_a_centre_without_fees(tmp_path: Path) -> None:
    ran = willkommen("fee", "eat-verlust", "--centre", str(tmp_path))
    assert ran.returncode == 1
    assert "cannot be read" in ran.stderr
