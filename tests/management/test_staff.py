"""The operator says who may sign in, with a password that nobody else chose."""

import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.usefixtures("one_transaction")
PASSWORD = "neun-birken-am-hang"


def staff(*words: str, typed: str = "", monkeypatch: pytest.MonkeyPatch) -> None:
    """The command, with a line on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    call_command("staff", *words)


def add(monkeypatch: pytest.MonkeyPatch, typed: str = PASSWORD, role: str = "clerk") -> None:
    """Enrol somebody at the Jobcenter."""
    words = ("add", "neu", "--name", "Neu Erfunden", "--agency", "jobcenter", "--role", role)
    staff(*words, typed=typed, monkeypatch=monkeypatch)


def signs_in(password: str) -> bool:
    """Whether the sign-in page lets them in with this password."""
    response = Client().post("/desk/login/", {"login": "neu", "password": password})
    return response.status_code == 302 and response["Location"] == "/desk/"


def test_it_lets_somebody_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    assert signs_in(PASSWORD)


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


def test_it_gives_a_new_password_and_ends_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    staff("password", "neu", typed="zehn-erlen-am-bach", monkeypatch=monkeypatch)
    assert signs_in("zehn-erlen-am-bach")
    assert not signs_in(PASSWORD)


def test_it_lets_nobody_in_who_was_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch)
    staff("disable", "neu", monkeypatch=monkeypatch)
    assert not signs_in(PASSWORD)


def test_it_lists_everybody_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    add(monkeypatch)
    capsys.readouterr()
    staff("list", "--json", monkeypatch=monkeypatch)
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert {"username": "neu", "name": "Neu Erfunden", "agency": "jobcenter", "role": "clerk", "active": True} in rows
