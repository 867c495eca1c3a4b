"""`willkommen texts` answers without a database."""

import json
import subprocess
import sys


def texts(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does."""
    command = [sys.executable, "-m", "willkommen", "texts", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_it_counts_every_language() -> None:
    counts = json.loads(texts("missing", "--json").stdout)
    assert len(counts) == 21
    assert counts["ar"].keys() <= {"draft", "human", "reviewed"}


def test_it_lists_what_one_language_lacks() -> None:
    listed = json.loads(texts("missing", "hi", "--json").stdout)
    assert all(one["state"] in {"missing", "replaced", "stale"} and one["german"] for one in listed)


def test_it_refuses_a_language_nobody_knows() -> None:
    done = texts("missing", "tlh")
    assert done.returncode == 1
    assert "no language “tlh”" in done.stderr
