"""A row of the flow matrix is closed until it is signed, and closed again when a word of it changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import ProgrammingError

from tests.factories.flows import OFFICER, signed_flows
from willkommen.agencies.actions.flows import sign_flow, withdraw_flow
from willkommen.catalogue.flow_matrix import may_flow, rows
from willkommen.catalogue.rules.flow import Signed, digest, signature_of
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue
from willkommen.flows.sample.signatures import sign_everything

DAY = date(2026, 12, 2)
NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
ROW = {"title": "Unterlagen", "to": [{"agency": "jobcenter", "how": ["consent"]}], "origin": {"assumed": ["all"]}}
MARK = digest(ROW)
SIGNED = Signed("unterlagen", MARK, "Einwilligung", DAY)


def sign(flow: str, *, opens_on: date = DAY) -> None:
    """The officer signs a row as it is now."""
    with acting_as("protection"):
        mark = next(row.digest for row in rows(day=DAY) if row.flow.id == flow)
        sign_flow(
            flow=flow, digest=mark, basis="Art. 6 Absatz 1 Buchstabe a DSGVO", opens_on=opens_on, staff=OFFICER,
            agency="empfang", now=NOW,
        )  # fmt: skip


def test_it_minds_every_word_but_the_origin() -> None:
    assert digest({**ROW, "origin": {"sources": ["lkgi"]}}) == MARK
    assert digest({**ROW, "title": "Unterlagen."}) != MARK


@pytest.mark.parametrize(
    ("flow", "mark", "day", "is_open"),
    [
        ("unterlagen", MARK, DAY, True),
        ("unterlagen", MARK, DAY - timedelta(days=1), False),
        ("unterlagen", digest({"title": "anders"}), DAY, False),
        ("beratung", MARK, DAY, False),
    ],
)
def test_it_opens_the_signed_row_alone(flow: str, mark: str, day: date, is_open: bool) -> None:
    assert (signature_of(flow, mark, [SIGNED], day) == SIGNED) is is_open
    assert signature_of(flow, mark, [], day) is None


@pytest.mark.usefixtures("one_transaction")
class TestSigned:
    """With the database: the logins and their walls."""

    @pytest.mark.parametrize("login", ["a_jobcenter", "door", "reception", "worker"])
    def test_it_is_closed_before_it_is_signed_and_open_afterwards(self, login: str) -> None:
        with acting_as(login):
            assert not may_flow("unterlagen", to="jobcenter", how="consent", day=DAY)
        sign("unterlagen")
        with acting_as(login):
            assert may_flow("unterlagen", to="jobcenter", how="consent", day=DAY)
            assert not may_flow("unterlagen", to="jobcenter", how="statutory", day=DAY)
            assert not may_flow("antidiskriminierung", to="auslaenderbehoerde", how="consent", day=DAY)
            assert not may_flow("gibt-es-nicht", to="jobcenter", how="consent", day=DAY)

    def test_it_never_lets_flow_to_whom_no_row_names(self) -> None:
        sign("antidiskriminierung")
        with acting_as("door"):
            assert may_flow("antidiskriminierung", to="ehc-sozialdienst", how="consent", day=DAY)
            assert not may_flow("antidiskriminierung", to="auslaenderbehoerde", how="consent", day=DAY)

    def test_it_is_closed_at_once_when_the_signature_is_withdrawn(self) -> None:
        sign("unterlagen")
        with acting_as("protection"):
            assert withdraw_flow(flow="unterlagen", staff=OFFICER, agency="empfang", now=NOW)
            assert not withdraw_flow(flow="unterlagen", staff=OFFICER, agency="empfang", now=NOW)
            assert not may_flow("unterlagen", to="jobcenter", how="consent", day=DAY)

    @pytest.mark.parametrize("basis", ["", "   ", "x" * 401])
    def test_it_takes_no_signature_without_a_basis(self, basis: str) -> None:
        with acting_as("protection"), pytest.raises(BadValue):
            sign_flow(
                flow="unterlagen", digest=MARK, basis=basis, opens_on=DAY, staff=OFFICER, agency="empfang", now=NOW
            )

    def test_it_is_signed_once_in_a_sample_house(self) -> None:
        with acting_as("protection"):
            assert [row.flow.id for row in rows(day=DAY) if row.signature] == []
        signed_flows(DAY)
        with acting_as("protection"):
            assert all(row.signature for row in rows(day=DAY))
            assert sign_everything(officer=OFFICER, agency="empfang", now=NOW) == 0

    def test_it_lets_nobody_else_sign(self) -> None:
        for login in ("a_jobcenter", "door", "reception", "editor"):
            with acting_as(login), pytest.raises(ProgrammingError):
                sign_flow(
                    flow="unterlagen", digest=MARK, basis="ich", opens_on=DAY, staff=OFFICER, agency="empfang", now=NOW
                )
