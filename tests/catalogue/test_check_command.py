"""`willkommen check` answers without a database."""

import json
import subprocess
import sys
from pathlib import Path

from tests.factories.giessen import FOLDER, copy_with


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does."""
    command = [sys.executable, "-m", "willkommen", "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_it_counts_what_is_fine() -> None:
    done = check(str(FOLDER))
    assert done.returncode == 0
    assert "76 × service" in done.stdout


def test_it_refuses_with_every_fault(tmp_path: Path) -> None:
    copy_with(tmp_path, "papers.yaml", "- id: eat-alt", "- id: pass")
    done = check(str(tmp_path))
    assert done.returncode == 1
    assert f"{tmp_path}/papers.yaml:" in done.stdout
    assert "faults in" in done.stderr


def test_it_names_phrases_that_lead_to_a_topic_that_is_not_there(tmp_path: Path) -> None:
    line = copy_with(tmp_path, "phrases/de.yaml", "  kfz: ", "  kfzz: ")
    done = check(str(tmp_path))
    assert done.returncode == 1
    assert f"{tmp_path}/phrases/de.yaml:{line}: elsewhere names the unknown “kfzz”" in done.stdout


def test_it_answers_as_json(tmp_path: Path) -> None:
    line = copy_with(tmp_path, "agencies.yaml", "kind: guest", "kind: visitor")
    done = check(str(tmp_path), "--json")
    (fault,) = json.loads(done.stdout)["faults"]
    assert (done.returncode, fault["file"], fault["line"]) == (1, "agencies.yaml", line)
    assert "'guest'" in fault["right"]
