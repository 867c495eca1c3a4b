"""Mails leave the house once they are due, none is lost, and none gives away more than code, room and time."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections

from tests.factories.people import AMINA, BOGDAN
from tests.factories.plans import JOB, NOW, RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, seen
from tests.post.mail_server import MailServer, mail_server
from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.core.errors import Unknown
from willkommen.flows import send_post
from willkommen.flows.cancel import cancel
from willkommen.flows.house_news import announce_to_all, tell_who_would_come
from willkommen.flows.send_post import send_due
from willkommen.post.models import Message
from willkommen.visits.queries.own import open_visit

pytestmark = pytest.mark.usefixtures("one_transaction")


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server that listens."""
    made = mail_server()
    with made.listening():
        yield made


def post_to(server: MailServer) -> BaseEmailBackend:
    """Django's connection to it."""
    return get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=server.port, timeout=5)


def send(server: MailServer, after: timedelta = timedelta()) -> int:
    """Send what is due some time after NOW."""
    with acting_as("worker"):
        return send_due(now=NOW + after, post=post_to(server), link=lambda *words: "/".join(("https://h.test", *words)))


def states() -> list[tuple[str, int]]:
    """State and tries of every message, in the order in which they are due."""
    with connections["worker"].cursor() as cursor:
        cursor.execute("SELECT state, tries FROM message ORDER BY template")
        return [tuple(row) for row in cursor.fetchall()]


def part(mail: EmailMessage, kind: str) -> str:
    """The text of one part of a mail."""
    found: Any = next(part for part in mail.walk() if part.get_content_type() == kind)
    return str(found.get_content()).replace("\r\n", "\n")


def test_it_sends_the_confirmation_at_once_and_the_reminder_on_the_eve(server: MailServer) -> None:
    a_visit(visitor=BOGDAN)
    assert send(server) == 1
    assert send(server) == 0
    assert states() == [("sent", 1), ("waiting", 0)]
    assert send(server, at("9:00") - NOW - timedelta(hours=24)) == 1
    assert [part(mail, "text/plain").split("\n")[0] for mail in server.taken] == [
        "Ihr Termin ist gebucht.",
        "Wir erinnern Sie an Ihren Termin.",
    ]


def test_it_names_code_room_and_time_and_no_agency_and_no_concern(server: MailServer) -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "10:00")), visitor=BOGDAN)
    send(server)
    mail = server.taken[0]
    assert mail["Subject"] == f"{booked.code} · 10.03.2027, 09:00"
    text = part(mail, "text/plain")
    assert "09:00 – 09:30\nRaum 001" in text
    assert "10:00 – 10:30\nRaum 011" in text
    for told in (str(mail["Subject"]), text, part(mail, "text/html"), part(mail, "text/calendar")):
        assert booked.code in told
        assert not [
            word for word in ("Jobcenter", "Ausländerbehörde", "Aufenthalt", "Bogdan", "jc-", "ae-") if word in told
        ]


def test_it_speaks_the_visitors_language_from_right_to_left(server: MailServer) -> None:
    a_visit(visitor=AMINA)
    send(server)
    assert part(server.taken[0], "text/plain").startswith("تم حجز موعدك.")
    assert '<html lang="ar" dir="rtl">' in part(server.taken[0], "text/html")


def test_it_puts_a_link_into_the_mail_that_opens_this_visit(server: MailServer) -> None:
    booked = a_visit(visitor=BOGDAN)
    send(server)
    link = next(
        line for line in part(server.taken[0], "text/plain").split("\n") if line.startswith("https://h.test/de/")
    )
    code, key = link.split("/")[-2:]
    with acting_as("door"), atomic():
        assert open_visit(code, key).id == booked.visit
    with acting_as("door"), atomic(), pytest.raises(Unknown):
        open_visit(code, key[:-1])


def test_it_keeps_everything_while_the_mail_server_is_down() -> None:
    server = mail_server()
    a_visit(visitor=BOGDAN)
    assert send(server) == 0
    assert states() == [("waiting", 0), ("waiting", 0)]
    with server.listening():
        assert send(server) == 1


def test_it_tries_again_later_when_a_recipient_is_refused_for_now(server: MailServer) -> None:
    a_visit(visitor=BOGDAN)
    server.to_recipient = "450 come back"
    assert send(server) == 0
    server.to_recipient = "250 OK"
    assert send(server, timedelta(minutes=1)) == 0
    assert send(server, timedelta(minutes=3)) == 1
    assert states()[0] == ("sent", 2)


def test_it_gives_up_when_a_recipient_is_refused_for_ever(server: MailServer) -> None:
    a_visit(visitor=BOGDAN)
    server.to_recipient = "550 nobody here"
    assert send(server) == 0
    assert states()[0] == ("failed", 1)


def test_it_tells_that_a_visit_is_cancelled_and_reminds_of_nothing(server: MailServer) -> None:
    booked = a_visit(visitor=BOGDAN)
    with acting_as("door"):
        cancel(code=booked.code, secret=booked.secret, now=NOW, zone=ZONE)
    assert send(server) == 1
    assert part(server.taken[0], "text/plain").startswith("Ihr Termin ist abgesagt.")
    assert "STATUS:CANCELLED" in part(server.taken[0], "text/calendar")
    assert "https://" not in part(server.taken[0], "text/plain")
    assert send(server, at("8:00") - NOW) == 0


def test_it_tells_what_is_left_when_one_stop_is_cancelled(server: MailServer) -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00"), a_stop(JOB, "10:00")), visitor=BOGDAN)
    with acting_as("door"):
        cancel(code=booked.code, secret=booked.secret, now=NOW, zone=ZONE, only=[seen(booked).stops[0].id])
    assert send(server) == 1
    assert send(server, at("8:00") - NOW) == 1
    for mail in server.taken:
        assert "10:00" in part(mail, "text/plain")
        assert "09:00" not in part(mail, "text/plain")


def test_it_sends_twice_but_never_loses_when_killed_before_it_wrote_sent(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_visit(visitor=BOGDAN)

    def killed(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(send_post, "sent", killed)
        with pytest.raises(KeyboardInterrupt):
            send(server)
    assert send(server, timedelta(minutes=1)) == 0
    assert send(server, timedelta(minutes=3)) == 1
    assert len({mail["Message-ID"] for mail in server.taken}) == 1
    assert len(server.taken) == 2


def test_it_never_writes_an_address_into_the_log(server: MailServer, caplog: pytest.LogCaptureFixture) -> None:
    a_visit(visitor=BOGDAN)
    server.to_recipient = "550 nobody here"
    send(server)
    assert "given up" in caplog.text
    assert "@" not in caplog.text


def closed(until: str = "18:00") -> None:
    """The reception says that the house is closed on Wednesday."""
    with acting_as("reception"):
        announce_to_all(kind="closed", text="", until=at(until), staff=UUID(int=7), now=at("7:00"))


def letters(template: str) -> list[Message]:
    """What waits to be sent."""
    with acting_as("worker"):
        return list(Message.objects.filter(template=template, state="waiting"))


def tell(clock: str = "7:01") -> int:
    """One turn of the worker."""
    with acting_as("worker"):
        return tell_who_would_come(centre=centre(), now=at(clock))


def test_it_writes_once_to_everybody_who_would_still_come_to_a_closed_house() -> None:
    a_visit(visitor=AMINA)
    a_visit(a_plan(a_stop(JOB, "10:00")), visitor=BOGDAN)
    assert tell() == 0
    closed()
    assert tell() + tell("7:02") == 2
    assert {letter.language for letter in letters("closed")} == {AMINA.party.language, BOGDAN.party.language}


def test_it_writes_nothing_to_who_comes_another_day_cancelled_or_was_there_already() -> None:
    a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=WEDNESDAY + timedelta(days=1))), visitor=AMINA)
    gone = a_visit(a_plan(a_stop(JOB, "10:00")), visitor=BOGDAN)
    with acting_as("door"):
        cancel(code=gone.code, secret=gone.secret, now=at("6:00"), zone=ZONE)
    closed()
    assert tell("9:30") == 0


def test_the_letter_of_a_closed_house_names_nothing_and_lets_the_visit_be_moved(server: MailServer) -> None:
    a_visit(visitor=AMINA)
    closed()
    tell()
    with acting_as("worker"):
        send_due(now=at("7:02"), post=post_to(server), link=lambda language, code, key: f"/{language}/{code}/{key}")
    mail = server.taken[-1]
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    assert "/ar/" in text
    assert not any(word in text for word in ("behörde", "Aufenthalt"))
