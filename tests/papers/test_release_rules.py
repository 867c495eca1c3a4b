"""What a release may become, and who may read it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from willkommen.papers.rules.release import (
    AFTER,
    ANSWER_WITHIN,
    LASTS,
    LONGEST,
    OPEN,
    Act,
    Release,
    State,
    deadlines,
    may_receive,
)

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
OFFER = Release(State.OFFERED, "jobcenter", frozenset({"pass-1"}), NOW + ANSWER_WITHIN, NOW + LASTS)
ACCEPTED = replace(OFFER, state=State.ACCEPTED)


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.DECLINE, Act.WITHDRAW])
def test_an_offer_is_accepted_declined_or_withdrawn(act: Act) -> None:
    assert OFFER.after(act, NOW) == AFTER[State.OFFERED, act]


def test_an_offer_expires_after_fourteen_days_and_not_before() -> None:
    assert OFFER.after(Act.EXPIRE, NOW + timedelta(days=14) - timedelta(seconds=1)) is None
    assert OFFER.after(Act.EXPIRE, NOW + timedelta(days=14)) is State.EXPIRED


def test_nobody_accepts_after_the_deadline() -> None:
    assert OFFER.after(Act.ACCEPT, NOW + ANSWER_WITHIN) is None


def test_it_can_be_withdrawn_at_any_time_while_it_is_open() -> None:
    for state in OPEN:
        assert replace(OFFER, state=state).after(Act.WITHDRAW, NOW + timedelta(days=300)) is State.WITHDRAWN


def test_nothing_leads_away_from_an_end() -> None:
    for state in set(State) - OPEN:
        assert not [act for act in Act for now in (NOW, NOW + LONGEST) if replace(OFFER, state=state).after(act, now)]


def test_only_the_receiver_reads_only_what_was_released_only_until_it_ends() -> None:
    assert ACCEPTED.readable("jobcenter", "pass-1", NOW)
    assert not ACCEPTED.readable("auslaenderbehoerde", "pass-1", NOW)
    assert not ACCEPTED.readable("jobcenter", "pass-2", NOW)
    assert not ACCEPTED.readable("jobcenter", "pass-1", NOW + LASTS)
    assert not OFFER.readable("jobcenter", "pass-1", NOW)


def test_no_release_lasts_longer_than_the_longest() -> None:
    assert deadlines(NOW, timedelta(days=4000)) == (NOW + ANSWER_WITHIN, NOW + LONGEST)


@pytest.mark.parametrize(
    ("receiver", "stops", "may"),
    [
        ("jobcenter", ["auslaenderbehoerde"], True),
        ("beratung", ["beratung"], True),
        ("beratung", ["auslaenderbehoerde"], False),
        ("jobcenter", ["beratung"], False),
        ("beratung", [], False),
    ],
)
def test_a_shielded_agencys_visit_stands_alone(receiver: str, stops: list[str], may: bool) -> None:
    assert may_receive(receiver=receiver, shielded={"beratung"}, stops=stops) is may
