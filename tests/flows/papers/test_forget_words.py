"""What colleagues wrote about a visit goes with it; notes, questions, complaints, alarms and marks go by periods of their own."""

from datetime import UTC, datetime

import psycopg
import pytest

from tests.flows.papers.test_forget import AB, Past, age, forgotten, past
from tests.ground.server import admin_address
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.visits.actions import write_note
from willkommen.visits.queries.outcome import note_of

pytestmark = pytest.mark.usefixtures("real_logins", "unparsed")
assert past  # a fixture of the tests of forgetting, used here as well
ABOUT_THE_VISIT = """
WITH asked AS (
  INSERT INTO agreement (id, visit_id, asked_by, receiver, purpose, state, channel, language, asked_at, expires_at, by_role)
  VALUES (gen_random_uuid(), %(visit)s, 'auslaenderbehoerde', 'jobcenter', 'question', 'given', 'counter', 'de', now(), now(), 'x')
  RETURNING id)
INSERT INTO question (id, agreement_id, visit_id, asked_by, asked_of, subject, words, urgency, asked_at, due_at, state, answer, by_role)
SELECT gen_random_uuid(), id, %(visit)s, 'auslaenderbehoerde', 'jobcenter', 's', 'w', 'today', now(), now(), 'open', '', 'x' FROM asked
"""
OF_THEIR_OWN = """
CREATE TEMP TABLE moment AS VALUES (now()), (now() - interval '9 years');
ALTER TABLE moment RENAME column1 TO at;
INSERT INTO question (id, asked_by, asked_of, subject, words, urgency, asked_at, due_at, state, answer, by_role)
SELECT gen_random_uuid(), 'auslaenderbehoerde', 'jobcenter', 's', 'w', 'today', at, at, 'open', '', 'x' FROM moment;
INSERT INTO conference (id, called_by, agencies, held_on, took_part, agreed, by_role)
SELECT gen_random_uuid(), 'jobcenter', '{jobcenter}', at, 'p', 'a', 'x' FROM moment;
INSERT INTO complaint (id, agency, lookup, reply_key, received_on, closed_on, by_role)
SELECT gen_random_uuid(), 'antidiskriminierung', sha256(at::text::bytea), '', at, at, 'x' FROM moment;
INSERT INTO complaint_file (id, complaint_id, agency, box, by_role) SELECT gen_random_uuid(), id, agency, '', 'x' FROM complaint;
INSERT INTO alarm (id, room, at, by_role) SELECT gen_random_uuid(), 'r', at, 'x' FROM moment;
INSERT INTO notice (id, kind, text, since, until) SELECT gen_random_uuid(), 'text', 't', at, at + interval '1 hour' FROM moment;
INSERT INTO feedback (id, day, mark) SELECT gen_random_uuid(), at, 1 FROM moment;
INSERT INTO help_call (id, number, at) SELECT gen_random_uuid(), 11, at FROM moment;
"""
AN_OLD_NOTE = """
INSERT INTO stop_note (id, stop, visit, day, agency, sealed)
VALUES (gen_random_uuid(), %(stop)s, %(visit)s, now() - interval '9 years', 'x', '')
"""
A_HOLD = """
INSERT INTO hold (id, visit, agency, reason, staff, made_at, by_role)
VALUES (gen_random_uuid(), %(visit)s, 'x', 'court', gen_random_uuid(), now(), 'x')
"""
TABLES = ("question", "conference", "complaint", "complaint_file", "alarm", "notice", "feedback", "help_call")


def say(database: str, statement: str, values: dict[str, object] | None = None) -> None:
    """Say it as the superuser."""
    with psycopg.connect(admin_address(database)) as connection:
        connection.execute(statement.encode(), values)


def counts(database: str, *tables: str) -> dict[str, int]:
    """How many rows each table holds."""
    with psycopg.connect(admin_address(database)) as connection:
        rows = {name: connection.execute(f"SELECT count(*) FROM {name}".encode()).fetchone() for name in tables}  # noqa: S608 -- names of this file
    return {name: row[0] for name, row in rows.items() if row}


def test_what_was_asked_about_a_visit_and_noted_at_it_goes_with_it(real_logins: str, past: Past) -> None:
    visit = past.booked.visit
    say(real_logins, ABOUT_THE_VISIT, {"visit": visit})
    with acting_as(f"a_{AB}"), atomic():
        write_note(stop=past.stop, visit=visit, day=datetime.now(UTC).date(), agency=AB, text="Braucht Geduld.")
        assert note_of(past.stop) == "Braucht Geduld."
    forgotten()
    assert counts(real_logins, "agreement", "question", "stop_note") == {"agreement": 1, "question": 1, "stop_note": 1}
    age(real_logins)
    say(real_logins, "UPDATE stop_note SET day = day - 400")
    found = forgotten()
    assert found.kept == [], "nothing that names a visit keeps it"
    assert counts(real_logins, "visit", "agreement", "question", "stop_note") == dict.fromkeys(
        ("visit", "agreement", "question", "stop_note"), 0
    )


def test_a_hold_keeps_the_note_too(real_logins: str, past: Past) -> None:
    say(real_logins, AN_OLD_NOTE, {"stop": past.stop, "visit": past.booked.visit})
    say(real_logins, A_HOLD, {"visit": past.booked.visit})
    forgotten()
    assert counts(real_logins, "stop_note") == {"stop_note": 1}
    say(real_logins, "UPDATE hold SET lifted_at = now()")
    forgotten()
    assert counts(real_logins, "stop_note") == {"stop_note": 0}


def test_what_stands_for_itself_goes_by_its_own_period(real_logins: str) -> None:
    say(real_logins, OF_THEIR_OWN)
    assert set(counts(real_logins, *TABLES).values()) == {2}
    assert forgotten(dry=True).rows.items() >= dict.fromkeys(TABLES[:3], 1).items()
    forgotten()
    assert counts(real_logins, *TABLES) == dict.fromkeys(TABLES, 1)
