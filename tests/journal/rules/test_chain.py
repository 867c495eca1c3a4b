"""A chain shows every tampering against its checkpoint, and an honest one shows nothing."""

import json
from dataclasses import fields, replace
from datetime import timedelta, timezone
from random import Random

import pytest

from tests.factories.journals import TAMPERINGS, a_journal, a_row, checkpoints, in_order, rewrite_all
from willkommen.journal.rules.chain import SHOWN, START, Checkpoint, Head, Row, canonical, examine, seal

EACH = 112
"""Tamperings of each of nine kinds: a thousand and eight in all."""


def test_it_numbers_each_agencys_rows_from_one_and_names_the_row_before() -> None:
    first, second, other = seal([a_row(1), a_row(2), a_row(3, "antidiskriminierung")], {})
    assert (first.seq, first.previous) == (1, START)
    assert (second.seq, second.previous) == (2, first.hash)
    assert (other.seq, other.previous) == (1, START)


def test_it_goes_on_from_the_heads() -> None:
    [sealed] = seal([a_row(1)], {"jobcenter": Head("jobcenter", 41, b"h" * 32)})
    assert (sealed.seq, sealed.previous) == (42, b"h" * 32)


def test_it_spells_a_moment_in_one_way_only() -> None:
    row = a_row(1)
    elsewhere = replace(row, at=row.at.astimezone(timezone(timedelta(hours=5, minutes=30))))
    assert canonical(row, 1) == canonical(elsewhere, 1)


def test_it_seals_every_word_of_a_row() -> None:
    spelled = json.loads(canonical(a_row(1), 5))
    assert set(spelled) == {field.name for field in fields(Row)} | {"seq"}


def test_it_tells_rows_apart_that_look_alike_when_joined() -> None:
    row = a_row(1)
    assert canonical(replace(row, purpose="ab", basis="c"), 1) != canonical(replace(row, purpose="a", basis="bc"), 1)


@pytest.mark.parametrize("rows", [0, 1, 2, 200])
def test_it_raises_no_alarm_about_an_honest_journal(rows: int) -> None:
    for number in range(20):
        journal = a_journal(Random(number), rows)
        verdict = examine(journal, checkpoints(journal) + checkpoints(journal[: rows // 2]))
        assert verdict.faults == ()
        assert sum(head.seq for head in verdict.heads) == rows


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_it_finds_every_tampering_against_the_checkpoint(tamper: object) -> None:
    for number in range(EACH):
        random = Random(number)
        journal = a_journal(random, random.randint(12, 60))
        left_the_house = checkpoints(journal)
        changed = in_order(tamper(list(journal), random))  # type: ignore[operator]  # pytest hands the parameter on untyped
        assert changed != journal
        assert examine(changed, left_the_house).faults, number


def test_it_would_not_see_a_rewritten_chain_without_a_checkpoint() -> None:
    journal = a_journal(Random(1), 30)
    assert examine(in_order(rewrite_all(journal, Random(1)))).faults == ()


def test_it_says_when_a_whole_chain_is_gone() -> None:
    assert examine([], [Checkpoint("jobcenter", 5, "a" * 64, "2027-03-01")]).faults == (
        "jobcenter: the whole chain is gone; it had 5 rows",
    )


def test_it_names_no_more_faults_of_a_chain_than_somebody_reads() -> None:
    journal = [replace(sealed, hash=START) for sealed in seal([a_row(number) for number in range(100)], {})]
    assert len(examine(journal).faults) == SHOWN
