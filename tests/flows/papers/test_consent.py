"""Consent as a state machine: whatever people do in whatever order, an agency reads exactly what the reference model lets it read.

The machine acts on the real database through the flows, with the agencies' own logins; `readable` is a real read.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import UUID

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories.papers import a_document, asked_for
from tests.factories.plans import JOB, NOW, RESIDENCE, a_plan, a_stop
from tests.factories.visits import a_visit
from tests.flows.papers.reference import Reference
from willkommen.core.acting import acting_as
from willkommen.core.errors import KeyGone, Refusal, Unknown
from willkommen.flows.papers.hand_over import answer, read, take_over
from willkommen.flows.papers.release import Given, release, scan, withdraw
from willkommen.papers.rules.release import Act

AGENCIES, DOCUMENTS, CLERK = ("auslaenderbehoerde", "jobcenter"), ("pass", "photo"), UUID(int=7)
pytestmark = pytest.mark.usefixtures("one_transaction", "matrix", "unparsed")
NAMES = st.sampled_from([f"r{number}" for number in range(6)])
_days = count(1)


class Consent(RuleBasedStateMachine):
    """One visit, two documents, two agencies, up to six releases, and time that passes."""

    steps = 0

    @initialize()
    def begin(self) -> None:
        day = NOW.date() + timedelta(days=next(_days))
        self.booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=day), a_stop(JOB, "9:45", day=day)))
        self.now, self.model, self.given = NOW, Reference(), dict[str, Given]()
        self.documents = {name: a_document(self.booked, name.encode()) for name in DOCUMENTS}

    @rule(
        name=NAMES,
        agency=st.sampled_from(AGENCIES),
        chosen=st.sets(st.sampled_from(DOCUMENTS), min_size=1),
        paper=st.booleans(),
    )
    def give(self, name: str, agency: str, chosen: set[str], paper: bool) -> None:
        if name in self.given:
            return
        asked = asked_for(*(self.documents[one] for one in sorted(chosen)), receiver=agency)
        with acting_as("door"):
            self.given[name] = release(
                code=self.booked.code, secret=self.booked.secret, asked=asked, now=self.now, paper=paper
            )
        self.model.give(name, agency, frozenset(chosen), self.now, paper=paper)

    @precondition(lambda self: self.given)
    @rule(name=NAMES, what=st.sampled_from(["scan", "accept", "accept", "decline", "withdraw", "take_over"]))
    def act(self, name: str, what: str) -> None:
        if name not in self.given:
            return
        assert self._did(name, what) == getattr(self.model, what)(name, self.now), (name, what)

    @rule(hours=st.sampled_from([1, 24, 24 * 7, 24 * 14, 24 * 16]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def agencies_read_what_the_model_lets_them_read(self) -> None:
        Consent.steps += 1
        for agency in AGENCIES:
            for name, document in self.documents.items():
                expected = self.model.readable(agency, name, self.now)
                assert self._reads(agency, document, name) == expected, (agency, name)

    def _did(self, name: str, what: str) -> bool:
        given, receiver = self.given[name], str(self.model.releases[name][0])
        agency = {"agency": receiver, "staff": CLERK, "release": given.release, "now": self.now}
        acts: dict[str, tuple[str, Callable[[], object]]] = {
            "scan": ("reception", lambda: scan(form=given.form, staff=CLERK, now=self.now)),
            "accept": (f"a_{receiver}", lambda: answer(**agency, act=Act.ACCEPT)),  # type: ignore[arg-type]  # as above
            "decline": (f"a_{receiver}", lambda: answer(**agency, act=Act.DECLINE, reason="not_needed")),  # type: ignore[arg-type]  # as above
            "take_over": (f"a_{receiver}", lambda: take_over(**agency)),  # type: ignore[arg-type]  # as above
            "withdraw": ("door", lambda: withdraw(
                code=self.booked.code, secret=self.booked.secret, release=given.release, now=self.now)),
        }  # fmt: skip
        login, do = acts[what]
        with acting_as(login):
            try:
                do()
            except Refusal:
                return False
        return True

    def _reads(self, agency: str, document: UUID, name: str) -> bool:
        with acting_as(f"a_{agency}"):
            try:
                return read(agency=agency, staff=CLERK, document=document, now=self.now)[1] == name.encode()
            except (Unknown, KeyGone):
                return False


def walk(examples: int, steps: int) -> int:
    """Run the machine; how many steps were compared. Hypothesis prints what leads to a fault, and how to repeat it."""
    Consent.steps = 0
    run_state_machine_as_test(
        Consent,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None, print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    return Consent.steps


def test_readable_is_what_the_reference_model_says() -> None:
    assert walk(examples=20, steps=30) > 300


@pytest.mark.skipif("WILLKOMMEN_TEST_ALL" not in os.environ, reason="takes a minute and more: make test-all")
def test_ten_thousand_steps_are_what_the_reference_model_says() -> None:
    assert walk(examples=350, steps=50) >= 10_000
