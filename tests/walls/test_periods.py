"""Everything that tells something about a person has a period in the centre's data, goes with something that has, or stays for a reason."""

from typing import get_args

import pytest
from django.db import connections

from willkommen.agencies.tables import classes
from willkommen.catalogue.schema.retention import TRIGGERS, Kept
from willkommen.core.acting import acting_as
from willkommen.papers.actions.forgetting import ORDER, WITH_KEYS, WITHOUT
from willkommen.papers.rules.periods import GOES_WITH, KEPT_WORDS, WITHOUT_PERIOD

pytestmark = pytest.mark.usefixtures("one_transaction")
CASCADES = """
SELECT child.relname::text, parent.relname::text FROM pg_constraint k
JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
WHERE k.contype = 'f' AND k.confdeltype = 'c'
"""
DELETES = (
    "SELECT DISTINCT polrelid::regclass::text FROM pg_policy WHERE polcmd = 'd' AND 'worker'::regrole = ANY(polroles)"
)


def tables() -> set[str]:
    """Every table of ours."""
    with acting_as("protection"):
        return {name for name, kind in classes().items() if kind != "framework" or name.startswith("staff")}


def rows(statement: str) -> list[tuple[str, ...]]:
    """What the catalog says."""
    with connections["migrator"].cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def without_any(known: set[str]) -> set[str]:
    """Tables for which nobody has said how long they are kept."""
    return known - set(get_args(Kept)) - set(GOES_WITH) - set(WITHOUT_PERIOD)


def test_every_table_has_a_period_goes_with_another_or_stays_for_a_reason() -> None:
    assert without_any(tables()) == set(), (
        "say how long: schema/retention.py and its policy, or papers/rules/periods.py"
    )
    named = [*get_args(Kept), *GOES_WITH, *WITHOUT_PERIOD]
    assert sorted(named) == sorted(set(named) & tables()), "each once, and none that is gone"
    assert all(len(reason) > 15 for reason in WITHOUT_PERIOD.values())


def test_it_notices_a_table_without_one() -> None:
    assert without_any({"planted", *tables()}) == {"planted"}


def test_what_goes_with_another_is_deleted_by_the_database() -> None:
    assert set(GOES_WITH.items()) <= set(rows(CASCADES))


def test_the_nightly_job_deletes_every_class_and_the_walls_let_it() -> None:
    assert set(ORDER) == set(get_args(Kept)) == set(TRIGGERS) == set(KEPT_WORDS) == {*WITH_KEYS, *WITHOUT}
    assert set(get_args(Kept)) <= {name for (name,) in rows(DELETES)}
