"""Everything in bench/ can be run by `python -m bench`."""

import ast
import subprocess
import sys

from tests.house.sources import ROOT


def test_it_finds_rows_in_every_measurement() -> None:
    files = [path for path in sorted((ROOT / "bench").glob("*.py")) if not path.stem.startswith("_")]
    without = [
        path.name
        for path in files
        if "rows"
        not in {
            node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
        }
    ]
    assert files
    assert without == [], "give each a function rows() -> Iterator[tuple[str, str, str]]"


def test_it_refuses_a_measurement_that_is_not_there() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "nothing"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no bench/nothing.py; there are: ")
