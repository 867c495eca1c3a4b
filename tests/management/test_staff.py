"""The operator asks, a second person grants; whoever goes is out at once."""

import io
import json
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories.people import OFFICER, OPERATOR
from tests.factories.staff import id_of, signed_in
from tests.factories.visits import NOW
from willkommen.agencies.actions.requests import decide
from willkommen.agencies.models import Staff, StaffRequest
from willkommen.core.acting import acting_as
from willkommen.core.errors import Unknown
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction")
PASSWORD = "neun-birken-am-hang"


def staff(*words: str, typed: str = PASSWORD, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command, with a line on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    call_command("staff", *words)


def add(monkeypatch: pytest.MonkeyPatch, typed: str = PASSWORD, role: str = "clerk") -> None:
    """Ask for somebody at an agency that is no guest: those come in only until their consultation hour ends."""
    words = ("add", "neu", "--name", "Neu Erfunden", "--agency", "auslaenderbehoerde", "--role", role)
    staff(*words, typed=typed, monkeypatch=monkeypatch)


def open_request() -> UUID:
    """What waits for a second person."""
    with acting_as("gate"):
        return StaffRequest.objects.get(decided_at=None).id


def grant() -> None:
    """The data protection officer grants what waits."""
    with acting_as("gate"):
        decide(request=open_request(), by=id_of(OFFICER), grant=True, now=NOW)


def signs_in(password: str = PASSWORD) -> bool:
    """Whether the sign-in page lets them in with this password."""
    response = Client().post("/desk/login/", {"login": "neu", "password": password})
    return response.status_code == 302 and response["Location"] == "/desk/"


def acts() -> list[str]:
    """What the journal says was done with accounts."""
    with acting_as("auditor"):
        return list(
            Entry.objects.filter(action__startswith="staff.").order_by("at", "action").values_list("action", flat=True)
        )


def test_it_lets_somebody_in_only_after_a_second_person_has_granted_it(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    assert not signs_in()
    grant()
    assert signs_in()
    assert sorted(acts()) == ["staff.enrol.ask", "staff.enrol.grant"]


def test_it_lets_the_wrong_person_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    with acting_as("gate"), pytest.raises(Unknown):
        decide(request=open_request(), by=id_of(OPERATOR), grant=True, now=NOW)
    assert not signs_in()


def test_it_makes_the_first_administrator_of_an_empty_house_once(monkeypatch: pytest.MonkeyPatch) -> None:
    staff("first", "neu", "--name", "Neu Erfunden", monkeypatch=monkeypatch)
    assert signs_in()
    with pytest.raises(SystemExit):
        staff("first", "noch-einer", "--name", "Noch Einer", monkeypatch=monkeypatch)


@pytest.mark.parametrize(
    ("typed", "role"), [("kurz", "clerk"), ("", "clerk"), ("password1234", "clerk"), (PASSWORD, "boss")]
)
def test_it_refuses_a_weak_password_and_an_unknown_role(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, role: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        add(monkeypatch, typed, role)
    assert stopped.value.code == 1
    assert len(capsys.readouterr().err) > 10


def test_it_refuses_a_user_name_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    with pytest.raises(SystemExit):
        add(monkeypatch)


def test_it_changes_password_and_task_only_when_it_is_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    grant()
    staff("renew", "neu", typed="zehn-erlen-am-bach", monkeypatch=monkeypatch)
    assert signs_in()
    grant()
    assert signs_in("zehn-erlen-am-bach")
    assert not signs_in()
    staff("role", "neu", "lead", monkeypatch=monkeypatch)
    with acting_as("gate"):
        assert Staff.objects.get(username="neu").role == "clerk"
    grant()
    with acting_as("gate"):
        assert Staff.objects.get(username="neu").role == "lead"


def test_it_lets_somebody_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    client, other = signed_in(OPERATOR), signed_in(OFFICER)
    staff("leave", OPERATOR.username, monkeypatch=monkeypatch)
    assert client.get("/desk/").status_code == 302
    assert other.get("/desk/").status_code != 302 or other.get("/desk/")["Location"] != "/desk/login/?next=/desk/"
    assert acts() == ["staff.leave"]


def test_it_lists_everybody_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    add(monkeypatch)
    capsys.readouterr()
    staff("list", "--json", monkeypatch=monkeypatch)
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert {
        "username": "neu",
        "name": "Neu Erfunden",
        "agency": "auslaenderbehoerde",
        "role": "clerk",
        "active": False,
    } in rows
