"""Whatever the line does, every act of a node comes home once; a fault in the numbers or in the acknowledging is caught."""

import os
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.standby.rules.machine import KIOSKS, BadLine, Server
from willkommen.standby.rules.merge import Outcome

RUNS = 2000 if os.environ.get("WILLKOMMEN_TEST_ALL") else 60
"""`make test-all` and `make soak` play 2,000 days."""
PLAYED = settings(
    max_examples=RUNS,
    stateful_step_count=60,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
CAUGHT = settings(PLAYED, max_examples=300)


class OneRangeForAll(BadLine):
    """Planted: both kiosks draw from one range."""

    range_of: ClassVar[dict[int, int]] = dict.fromkeys(KIOSKS, 0)


class Hasty(Server):
    """Planted: it acknowledges one act more than it holds."""

    def held(self) -> int:
        """One too many."""
        return super().held() + 1


class OneTooMany(BadLine):
    """Its line, otherwise as bad as any."""

    def make_server(self) -> Server:
        """The hasty one."""
        return Hasty()


class Forgetful(Server):
    """Planted: it carries out whatever comes, as it comes."""

    def receive(self, acts: object) -> None:
        """Each time it comes, at once."""
        for done in acts:  # type: ignore[attr-defined]  # acts, as the real one takes them
            self.inbox.setdefault(done.clock, done)
            self.settled[done.clock] = self.settle(done)


class AsItComes(BadLine):
    """Its line."""

    def make_server(self) -> Server:
        """The forgetful one."""
        return Forgetful()


@pytest.mark.soak
def test_it_brings_every_act_home_once_over_any_line() -> None:
    BadLine.seen.clear()
    run_state_machine_as_test(BadLine, settings=PLAYED)
    print(f"seen in {RUNS} days: {dict(BadLine.seen)}")
    assert BadLine.seen.keys() >= {Outcome.DONE, Outcome.ALREADY, Outcome.GONE, Outcome.ELSEWHERE}


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (OneRangeForAll, "one number for two people|a ticket is lost or doubled"),
        (OneTooMany, "acknowledged, but not there|an act was lost on the way"),
        (AsItComes, "."),
    ],
)
def test_it_catches_a_planted_fault(planted: type[BadLine], said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        run_state_machine_as_test(planted, settings=CAUGHT)
