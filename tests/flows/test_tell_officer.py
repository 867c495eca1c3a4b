"""The data protection officer learns by mail that accounts or flows were worked on, once each, and never who or what."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from tests.factories.plans import NOW, ZONE
from willkommen.core.acting import acting_as
from willkommen.flows.tell_officer import tell_officer
from willkommen.journal.actions import note

pytestmark = pytest.mark.usefixtures("one_transaction")
STAFF, SUBJECT = uuid4(), uuid4()
LOCAL = NOW.astimezone(ZONE)


class DeadServer(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, _letters: object) -> int:
        """Take nothing."""
        raise ConnectionError


def granted(minutes: int) -> None:
    """Somebody was let in, so many minutes after the beginning."""
    with acting_as("gate"):
        note(
            now=NOW + timedelta(minutes=minutes), action="staff.grant", subject=str(SUBJECT), agency="empfang", staff=STAFF,
            purpose="Zugang", basis="Aufgabe der Stelle",
        )  # fmt: skip


def told(memory: Path, minutes: int, post: BaseEmailBackend | None = None) -> int:
    """What the clock does, so many minutes after the beginning."""
    server = post or get_connection("django.core.mail.backends.locmem.EmailBackend")
    with acting_as("auditor"):
        return tell_officer(
            address="datenschutz@example.org", page="https://haus.example/office/protection/", memory=memory,
            now=LOCAL + timedelta(minutes=minutes), post=server,
        )  # fmt: skip


def test_it_tells_once_that_something_was_done_and_neither_who_nor_what(tmp_path: Path) -> None:
    memory = tmp_path / "told"
    assert told(memory, 0) == 0
    granted(5)
    granted(6)
    assert told(memory, 60) == 2
    (letter,) = mail.outbox
    text = f"{letter.subject}\n{letter.body}"
    assert "2-mal" in text
    assert "https://haus.example/office/protection/" in text
    assert letter.to == ["datenschutz@example.org"]
    assert not any(word in text for word in (str(STAFF), str(SUBJECT), "staff.grant", "empfang"))
    assert told(memory, 120) == 0
    granted(130)
    assert told(memory, 180) == 1
    assert "einmal" in str(mail.outbox[-1].body)


def test_it_keeps_what_the_mail_server_did_not_take(tmp_path: Path) -> None:
    memory = tmp_path / "told"
    told(memory, 0)
    granted(5)
    with pytest.raises(ConnectionError):
        told(memory, 60, DeadServer())
    assert told(memory, 61) == 1


def test_it_begins_with_now_when_its_memory_is_lost_or_damaged(tmp_path: Path) -> None:
    memory = tmp_path / "told"
    granted(5)
    memory.write_text("yesterday")
    assert told(memory, 60) == 0
    granted(70)
    assert told(memory, 80) == 1
