"""The office: second persons decide, leads help their own agency alone, data protection signs and asks."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from tests.doors.conftest import TODAY
from tests.doors.desk.test_access import ONE_OF_EACH, addresses, is_locked
from tests.factories.desks import ABH, arrived, line, next_at
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, LEAD, OFFICER, OPERATOR, Clerk
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import id_of, signed_in
from tests.factories.visits import a_visit
from willkommen.agencies.actions.requests import ask_to_change, ask_to_enrol
from willkommen.agencies.models import Staff
from willkommen.agencies.queries import members
from willkommen.catalogue import queries
from willkommen.catalogue.flow_matrix import may_flow
from willkommen.core.acting import acting_as
from willkommen.doors import session
from willkommen.doors.moment import now
from willkommen.doors.office.access import ROUTES
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")
POSTED = {"office:decide", "office:sheet", "office:substitute", "office:sign", "office:close"}
IDS = {"office:decide": "request_id", "office:sheet": "staff", "office:token-end": "token"}


def ask(client: Client, name: str) -> HttpResponse:
    """Open a page as it wants to be opened, with an invented id where it wants one."""
    where = reverse(name, kwargs={IDS[name]: uuid4()} if name in IDS else None)
    return client.post(where) if name in POSTED else client.get(where)  # type: ignore[return-value]  # the test client's own class


@pytest.mark.parametrize("clerk", ONE_OF_EACH, ids=lambda clerk: clerk.role)
def test_it_opens_a_page_for_the_roles_of_the_table_alone(clerk: Clerk) -> None:
    client = signed_in(clerk)
    for name, roles in ROUTES.items():
        status = ask(client, name).status_code
        assert (status == 403) is (clerk.role not in roles), name
        assert status < 500, name


def test_it_locks_every_page_of_the_office() -> None:
    built = [(name, pattern) for name, pattern, _ in addresses(get_resolver()) if name.startswith("office:")]
    assert {name for name, _ in built} == set(ROUTES)
    assert [name for name, pattern in built if not is_locked(pattern)] == []


def test_it_lets_no_other_agency_sign_for_data_protection() -> None:
    client = signed_in(OFFICER)
    with acting_as("migrator"):
        Staff.objects.filter(username=OFFICER.username).update(agency="jobcenter")
    assert client.get(reverse("office:protection")).status_code == 403


class TestRequests:
    """Two people, and both in the journal."""

    @pytest.fixture
    def asked(self) -> str:
        """Somebody new at the Jobcenter is asked for; where to decide."""
        with acting_as("migrator"):
            made = ask_to_enrol(
                username="neu", name="Neu Erfunden", agency="jobcenter", role="clerk", password="neun-birken-am-hang", now=now()
            )  # fmt: skip
        return reverse("office:decide", args=[made])

    def test_it_shows_a_request_to_who_may_decide_it(self, asked: str) -> None:
        for clerk, shown in ((LEAD, True), (OFFICER, True), (OPERATOR, False)):
            page = signed_in(clerk).get(reverse("office:requests")).content.decode()
            assert ("Neu Erfunden" in page) is shown, clerk.role

    @pytest.mark.parametrize(("verdict", "active"), [("grant", True), ("refuse", False)])
    def test_it_lets_the_lead_decide(
        self, asked: str, verdict: str, active: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(queries, "FRESH", 0.0)  # the copy of the centre may grow old in the middle of a request
        signed_in(LEAD).post(asked, {"verdict": verdict})
        with acting_as("gate"):
            assert [one.active for one in members() if one.username == "neu"] == [active]
        again = signed_in(OFFICER).post(asked, {"verdict": "grant"}, follow=True).content.decode()
        assert "Das gibt es hier nicht" in again

    def test_it_answers_the_wrong_person_like_an_invented_request(self, asked: str) -> None:
        client = signed_in(OPERATOR)
        answers = [
            client.post(where, {"verdict": "grant"}, follow=True)
            for where in (asked, reverse("office:decide", args=[uuid4()]))
        ]
        assert answers[0].redirect_chain == answers[1].redirect_chain
        assert "Das gibt es hier nicht" in answers[0].content.decode()

    def test_it_grants_nobody_their_own_rise(self) -> None:
        with acting_as("migrator"):
            made = ask_to_change(username=LEAD.username, role="management", now=now())
        signed_in(LEAD).post(reverse("office:decide", args=[made]), {"verdict": "grant"})
        with acting_as("gate"):
            assert Staff.objects.get(username=LEAD.username).role == "lead"


class TestTeam:
    """A lead's own agency."""

    def test_it_shows_the_own_agency_alone(self) -> None:
        page = signed_in(LEAD).get(reverse("office:team")).content.decode()
        assert CLERK_WHO_MAY_NOT.name in page
        assert "Counsellor" not in page

    def test_it_prints_codes_for_a_colleague_and_keeps_them_out_of_caches(self) -> None:
        answer = signed_in(LEAD).post(reverse("office:sheet", args=[id_of(CLERK_WHO_MAY_NOT)]))
        assert answer.content.decode().count("<li>") == 20
        assert answer["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("clerk", [CLERK_WHO_MAY, LEAD], ids=["foreign", "self"])
    def test_it_prints_none_for_others_nor_for_oneself(self, clerk: Clerk) -> None:
        client = signed_in(LEAD)
        answers = [client.post(reverse("office:sheet", args=[who]), follow=True) for who in (id_of(clerk), uuid4())]
        assert answers[0].redirect_chain == answers[1].redirect_chain == [("/office/team/", 302)]
        assert "<ol>" not in answers[0].content.decode()

    def test_it_names_a_substitute_until_the_end_of_the_agencys_day(
        self, monkeypatch: pytest.MonkeyPatch, clock: Callable[[str], None]
    ) -> None:
        monkeypatch.setattr(session, "last_hour", lambda *_: at("12:00", TODAY))
        page = signed_in(LEAD).post(reverse("office:substitute"), {"name": "Vera"}).content.decode()
        assert "Vera" in page
        with acting_as("gate"):
            made = Staff.objects.get(name="Vera")
        assert (made.agency, made.role, made.until) == ("jobcenter", "clerk", at("12:00", TODAY))

    def test_it_names_none_on_a_day_without_consultation_hours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(session, "last_hour", lambda *_: None)
        page = signed_in(LEAD).post(reverse("office:substitute"), {"name": "Vera"}, follow=True).content.decode()
        assert "keine Sprechstunde" in page


class TestProtection:
    """What the data protection officer signs and asks."""

    def test_it_opens_a_row_by_signature_and_closes_it(self) -> None:
        client = signed_in(OFFICER)
        page = client.get(reverse("office:protection"))
        row = next(row for row in page.context["matrix"] if row["id"] == "unterlagen")
        form = {"flow": "unterlagen", "digest": row["digest"], "basis": "Einwilligung", "opens_on": f"{TODAY}"}
        client.post(reverse("office:sign"), form | {"digest": "0" * 64})
        assert not flows()
        client.post(reverse("office:sign"), form | {"basis": " "})
        assert not flows()
        client.post(reverse("office:sign"), form)
        assert flows()
        client.post(reverse("office:close"), {"flow": "unterlagen"})
        assert not flows()

    def test_it_tells_what_was_done_with_accounts(self) -> None:
        with acting_as("migrator"):
            ask_to_change(username=CLERK_WHO_MAY.username, role="lead", now=now())
        page = signed_in(OFFICER).get(reverse("office:protection")).content.decode()
        assert "staff.change.ask" in page
        assert "an der Maschine" in page

    def test_it_finds_whom_a_breach_touched_and_notes_the_question(self) -> None:
        booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), now=at("0:00", TODAY))
        arrived(booked, at("8:50", TODAY))
        next_at(ABH, at("9:00", TODAY))
        stop = next(iter(line(ABH, TODAY).values())).id
        client = signed_in(OFFICER)
        span = {"since": f"{TODAY}T08:55", "until": f"{TODAY}T09:30", "agency": "auslaenderbehoerde"}
        page = client.post(reverse("office:touched"), span).content.decode()
        assert str(stop) in page
        assert "1 Kennung wurde berührt" in page
        before = client.post(reverse("office:touched"), span | {"until": f"{TODAY}T08:59"}).content.decode()
        assert str(stop) not in before
        with acting_as("auditor"):
            assert Entry.objects.filter(action="journal.ask", staff=id_of(OFFICER)).count() == 2

    @pytest.mark.parametrize(
        "wrong",
        [{"since": "gestern"}, {"until": f"{TODAY}T07:00"}, {"person": "gibt-es-nicht"}],
        ids=["day", "order", "person"],
    )
    def test_it_says_what_is_wrong_with_the_question(self, wrong: dict[str, str]) -> None:
        form = {"since": f"{TODAY}T08:00", "until": f"{TODAY}T09:00", "agency": "", "person": ""} | wrong
        assert signed_in(OFFICER).post(reverse("office:touched"), form).status_code == 422


def flows() -> bool:
    """Whether papers may reach the Jobcenter today."""
    with acting_as("door"):
        return may_flow("unterlagen", to="jobcenter", how="consent", day=TODAY)
