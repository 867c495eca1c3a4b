"""What a session is told ends with its transaction: pools hand connections on."""

import re
from pathlib import Path

import willkommen

PACKAGE = Path(willkommen.__file__).parent
BELOW_THE_HOUSE = ("cellar", "migrations")
"""Where the superuser and the migrator speak over connections that no request gets."""


def test_it_sets_nothing_for_longer_than_a_transaction() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in BELOW_THE_HOUSE:
            continue
        text = path.read_text(encoding="utf-8")
        for said in re.findall(r"set_config\([^)]*\)", text):
            assert said.endswith(", true)"), f"{path}: {said}"
        assert not re.search(r"[\"']\s*SET\s+(?!LOCAL\b)(SESSION\s+)?[a-z_.]+\s*(=|TO\b)", text), path
