"""Who may touch which table at all: the grants behind the policies, applied anew after every `migrate`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

AGENCY = "<agency>"
"""Stands for every agency's login."""


@dataclass(frozen=True)
class Grant:
    """Privileges on one table: SQL words, each perhaps with columns, for example `SELECT (id, day)`."""

    table: str
    logins: tuple[str, ...]
    privileges: tuple[str, ...]


BOOKING_COLUMNS = "(id, resource, starts, ends, during, state, expires_at, public_from)"
"""Never the whole row: the hidden column xmin would tell which bookings were made together, and so join two agencies."""
STOP_COLUMNS_OF_RECEPTION = "(id, visit_id, booking_id, day, starts, ends, counter, state, position, number, party)"
"""`party` because an evacuation counts people."""
CALL_COLUMNS = "(id, day, number, room, state, at)"
PRESENCE_AT_RECEPTION = "(id, visit_id, day, number, code, state, done, todo, first_at, arrived_at, waiting_since)"
PRESENCE_COLUMNS = "(id, visit_id, day, number, state, done, added, further, arrived_at, waiting_since)"
"""Of an agency: `further` tells whether stops of the day are left, `todo` would tell how many and is not for it. `added` are
the positions, chosen at random, to which somebody was sent on; `done` says as much when they are done."""
COUNTER_COLUMNS = "(id, counter, day, behind, free_at, closed_from, closed_until)"
WORK_ON_A_STOP = (
    "(state, counter, called_at, served_at, finished_at, missing_at, recalls, acted_at, before, "
    "lacking, next_service, next_by, asked)"
)
"""What an agency's desks write. Whose stop it is, of which visit and at which booking they cannot change."""
LINE_COLUMNS = "(id, service, day, minutes, tickets, kept, usual, at)"
PLACE_COLUMNS = "(id, day, number, ahead, expected_at)"
JOURNAL_OF_VISITOR = "(id, at, agency, action, object, purpose, basis)"
"""What a visitor is told of who saw what: never which member of staff."""
SIGNATURE_COLUMNS = "(id, flow, digest, basis, opens_on, signed_at, withdrawn_at)"
"""What everybody reads of a signature: who signed is for the data protection officer and the auditor."""
RELEASE_ON_PAPER = "(id, visit, state, language, receipt, answer_by, ends_at, form_hash)"
"""What the code on a signed form shows the reception: no agency and no purpose."""
CUSTODY_COLUMNS = "(id, visit, agency, paper, place, receipt, taken_at, back_at)"
"""The visitor is told the agency, never which member of staff."""
DECIDED = "(state, channel, language, text_hash, decided_at)"
"""What a decision about a release writes; whom it concerns and what for stays as it was asked."""
WISH_COLUMNS = "(id, visit, stop, agency, service, mark, asked_at, ready_at, until)"
"""Of a wish to be told: the public door writes the address and never reads it again."""
PHRASES_COLUMNS = "(id, state, changes, mark, model)"
"""Of the published editions: who wrote them is for the editors."""
STOP_AT_NODE = (
    "(id, visit_id, day, starts, counter, line, state, position, after, number, recalls, called_at, missing_at, "
    "acted_at, first, quiet, tied)"
)
"""What a node in the building copies: rooms and times, never the service, the agency or the needs. (The visit only because
a policy of `presence` looks at it; its number says as much.)"""
PRESENCE_AT_NODE = "(id, day, number, code, state, first_at, arrived_at, waiting_since)"
DEVICE_SEEN = "(id, name, kind, counter, ended_at, heard_at)"
MESSAGE_SENT = "(id, template, state, due_at)"
"""What the reception reads of letters about a closed house or a broken lift: how many are sent, never to whom or of which visit."""
RECORDING_COLUMNS = "(id, kind, sound, published_at)"
READERS = ("door", "reception", "worker", "editor", "figures", "protection", AGENCY)

FORGOTTEN = ("call", "stop_note", "question", "conference", "complaint", "alarm", "notice", "feedback")
"""Tables of which the worker deletes what is past its period, and reads nothing."""
GRANTS = (
    Grant("device", ("gate",), ("SELECT", "INSERT", "UPDATE (ended_at, key_hash)")),
    Grant("device", ("node",), ("SELECT", "UPDATE (heard_at, store)")),
    Grant("device", ("reception", "door"), (f"SELECT {DEVICE_SEEN}",)),
    Grant("node_act", ("node",), ("SELECT", "INSERT", "UPDATE (outcome, settled_at)")),
    Grant("node_act", ("reception",), ("SELECT", "UPDATE (seen_at)")),
    Grant("node_act", ("worker",), ("DELETE",)),
    Grant("stop", ("node",), (f"SELECT {STOP_AT_NODE}",)),
    Grant("presence", ("node",), (f"SELECT {PRESENCE_AT_NODE}",)),
    Grant("walk_in_line", ("node",), ("SELECT (id, service, day, minutes, tickets, kept)", "UPDATE (kept)")),
    Grant(
        "staff",
        ("gate",),
        ("SELECT", "INSERT", "UPDATE (password, last_login, is_active, role, pin)"),
    ),
    Grant("desk_token", ("gate",), ("SELECT", "INSERT", "UPDATE (revoked_at)")),
    Grant("staff_request", ("gate",), ("SELECT", "INSERT", "UPDATE (decided_by, decided_at, granted)")),
    Grant("flow_signature", READERS[:-2], (f"SELECT {SIGNATURE_COLUMNS}",)),
    Grant("flow_signature", (AGENCY,), (f"SELECT {SIGNATURE_COLUMNS}",)),
    Grant("flow_signature", ("protection",), ("SELECT", "INSERT", "UPDATE (withdrawn_at)")),
    Grant("centre_record", READERS, ("SELECT",)),
    Grant("centre_record", ("editor",), ("INSERT", "UPDATE", "DELETE")),
    Grant("centre_revision", ("editor",), ("SELECT", "INSERT")),
    Grant("phrase_edition", ("editor",), ("SELECT", "INSERT", "UPDATE", "DELETE")),
    Grant("phrase_edition", ("door",), (f"SELECT {PHRASES_COLUMNS}",)),
    Grant("recording", ("editor",), ("SELECT", "INSERT", "UPDATE (published_at)", "DELETE")),
    Grant("recording", ("door",), (f"SELECT {RECORDING_COLUMNS}",)),
    Grant("unheard", ("door",), ("INSERT",)),
    Grant("unheard", ("editor",), ("SELECT", "DELETE")),
    Grant("help_call", ("door",), ("INSERT",)),
    Grant("help_call", ("reception",), ("SELECT", "UPDATE (answered_at)")),
    Grant("unheard", ("worker",), ("DELETE",)),
    Grant("help_call", ("worker",), ("DELETE",)),
    Grant("centre_edition", READERS, ("SELECT",)),
    Grant("centre_edition", ("editor",), ("INSERT",)),
    Grant("booking", ("door", "reception", AGENCY), (f"SELECT {BOOKING_COLUMNS}",)),
    Grant("booking", ("door",), ("INSERT", "UPDATE (state, expires_at, public_from)")),
    Grant("visit", ("door",), ("SELECT", "INSERT", "UPDATE (language, party, needs, secret_hash, word)")),
    Grant("visit_key", ("door",), ("SELECT",)),
    Grant("visit_key", ("worker", "reception"), ("INSERT",)),
    Grant(
        "stop",
        ("door",),
        (
            "SELECT",
            "INSERT",
            "UPDATE (booking_id, counter, day, starts, ends, state, position, language, number, needs)",
        ),
    ),
    Grant("stop", (AGENCY,), ("SELECT", "INSERT", f"UPDATE {WORK_ON_A_STOP}")),
    Grant("stop", ("reception",), (f"SELECT {STOP_COLUMNS_OF_RECEPTION}",)),
    Grant("reply", ("door",), ("SELECT", "INSERT")),
    Grant("reply", ("worker",), ("DELETE",)),
    Grant("visit_key", ("worker",), ("DELETE",)),
    Grant("booking", ("worker",), ("DELETE",)),
    Grant(
        "presence", ("door",), ("SELECT", "INSERT", "UPDATE (state, todo, first_at, arrived_at, waiting_since, word)")
    ),
    Grant("presence", ("reception",), (f"SELECT {PRESENCE_AT_RECEPTION}", "UPDATE (state, arrived_at, waiting_since)")),
    Grant("presence", (AGENCY,), (f"SELECT {PRESENCE_COLUMNS}", "UPDATE (state, done, added, waiting_since)")),
    Grant("counter_today", ("door", "reception", AGENCY), (f"SELECT {COUNTER_COLUMNS}",)),
    Grant("counter_today", (AGENCY,), ("INSERT", "UPDATE (behind, free_at, closed_from, closed_until)")),
    Grant("counter_today", ("worker",), ("DELETE",)),
    Grant("call", ("door", "reception"), (f"SELECT {CALL_COLUMNS}",)),
    Grant("call", (AGENCY,), ("SELECT", "INSERT", "UPDATE (state, at)")),
    Grant("journal", ("gate", "door", "reception", "worker", "editor", "protection", AGENCY), ("INSERT",)),
    Grant("journal", ("door",), (f"SELECT {JOURNAL_OF_VISITOR}",)),
    Grant("journal", ("auditor", "sealer", "protection"), ("SELECT",)),
    Grant("walk_in_line", ("door",), (f"SELECT {LINE_COLUMNS}", "UPDATE (minutes, tickets)")),
    Grant("walk_in_line", ("reception",), (f"SELECT {LINE_COLUMNS}",)),
    Grant("walk_in_line", (AGENCY,), ("SELECT", "INSERT", "UPDATE (day, minutes, tickets, usual, at)")),
    Grant("place_in_line", ("door", "reception"), (f"SELECT {PLACE_COLUMNS}",)),
    Grant("place_in_line", (AGENCY,), ("SELECT", "INSERT", "UPDATE (ahead, expected_at)", "DELETE")),
    Grant("notice", ("door", "reception", "gate", "worker", "editor", "protection", AGENCY), ("SELECT",)),
    Grant("notice", ("reception",), ("INSERT", "UPDATE (until)")),
    Grant("alarm", ("reception", AGENCY), ("SELECT (id, room, at, over_at)", "INSERT", "UPDATE (over_at)")),
    Grant("stop_note", (AGENCY,), ("SELECT", "INSERT", "UPDATE (sealed)", "DELETE")),
    Grant("pickup", ("door",), (f"SELECT {WISH_COLUMNS}", "INSERT", "DELETE")),
    Grant("pickup", (AGENCY,), ("SELECT", "UPDATE (ready_at, until, address)")),
    Grant("pickup", ("worker",), ("DELETE",)),
    Grant("feedback", ("door",), ("INSERT",)),
    Grant("feedback", ("figures",), ("SELECT",)),
    Grant("trips_saved", ("reception",), ("SELECT", "INSERT", "UPDATE (visits, trips)")),
    Grant("trips_saved", ("door", "figures"), ("SELECT",)),
    Grant("message", ("reception",), (f"SELECT {MESSAGE_SENT}",)),
    Grant("upload", ("door",), ("SELECT", "INSERT", "UPDATE (received)", "DELETE")),
    Grant("part", ("door",), ("SELECT", "INSERT")),
    Grant("document", ("door",), ("SELECT", "INSERT", "DELETE")),
    Grant("document", (AGENCY,), ("SELECT", "INSERT")),
    Grant("release", ("door",), ("SELECT", "INSERT", "UPDATE (state, ended_at)")),
    Grant("release", (AGENCY,), ("SELECT", "INSERT", "UPDATE (state, answered_at, ended_at, reason)")),
    Grant("release", ("reception",), (f"SELECT {RELEASE_ON_PAPER}", "UPDATE (state, answer_by, ends_at, ended_at)")),
    Grant("released", ("door",), ("SELECT", "INSERT")),
    Grant("released", (AGENCY,), ("SELECT", "INSERT", "UPDATE (fault)")),
    Grant("custody", ("door",), (f"SELECT {CUSTODY_COLUMNS}",)),
    Grant("custody", (AGENCY,), ("SELECT", "INSERT", "UPDATE (back_by, back_at)")),
    Grant("hold", (AGENCY,), ("SELECT", "INSERT", "UPDATE (lifted_at)")),
    Grant("upload", ("worker",), ("SELECT (id, visit)", "DELETE")),
    Grant("document", ("worker",), ("SELECT (id, visit)", "DELETE")),
    Grant("release", ("worker",), ("SELECT (id, visit)", "UPDATE (state, ended_at)", "DELETE")),
    Grant("custody", ("worker",), ("DELETE",)),
    Grant("hold", ("worker",), ("SELECT (id, visit, lifted_at)", "DELETE")),
    *(Grant(table, ("worker",), ("DELETE",)) for table in FORGOTTEN),
    Grant("presence", ("worker",), ("SELECT (id, visit_id, day)", "DELETE")),
    Grant("stop", ("worker",), ("SELECT (id, visit_id, booking_id)", "DELETE")),
    Grant("visit", ("worker",), ("SELECT (id)", "DELETE")),
    Grant("journal", ("sealer",), ("UPDATE (seq, previous, hash)",)),
    Grant("message", ("door", "reception", AGENCY), ("INSERT",)),
    Grant("message", ("door",), ("SELECT (id, visit, state, address)", "UPDATE (state)")),
    Grant("booking", (AGENCY,), ("INSERT", "UPDATE (state, public_from)")),
    Grant("agreement", (AGENCY,), ("SELECT", "INSERT", f"UPDATE {DECIDED}")),
    Grant("agreement", ("door",), ("SELECT", f"UPDATE {DECIDED}")),
    Grant("offer", (AGENCY,), ("SELECT", "INSERT", "UPDATE (state, reason, words, answered_at, key_hash, key_until)")),
    Grant("offer", ("door",), ("SELECT", "UPDATE (state, words, answered_at)")),
    Grant("sitting", (AGENCY,), ("SELECT", "INSERT", "UPDATE (state)")),
    Grant("sitting", ("door",), ("SELECT", "INSERT", "UPDATE (state)")),
    Grant("question", (AGENCY,), ("SELECT", "INSERT", "UPDATE (state, words, answer, answered_at)")),
    Grant("question", ("door",), ("SELECT", "UPDATE (state, words, answer)")),
    Grant("knowledge", (AGENCY,), ("SELECT", "INSERT", "UPDATE (title, words, written_at)", "DELETE")),
    Grant("catalogue_proposal", (AGENCY,), ("SELECT", "INSERT")),
    Grant("catalogue_proposal", ("editor",), ("SELECT", "UPDATE (state)")),
    Grant("conference", (AGENCY,), ("SELECT", "INSERT")),
    Grant("office_key", ("door",), ("SELECT",)),
    Grant("office_key", (AGENCY,), ("SELECT", "INSERT", "UPDATE (ended_at)")),
    Grant("complaint", ("door",), ("SELECT", "INSERT")),
    Grant("complaint", (AGENCY,), ("SELECT", "UPDATE (closed_on)")),
    Grant("complaint_box", ("door",), ("SELECT", "INSERT")),
    Grant("complaint_box", (AGENCY,), ("SELECT", "INSERT", "DELETE")),
    Grant("complaint_file", ("door",), ("INSERT",)),
    Grant("complaint_file", (AGENCY,), ("SELECT",)),
    Grant("message", ("worker",), ("SELECT", "INSERT", "UPDATE (state, tries, due_at)", "DELETE")),
)

FRAMEWORK = {
    "gate": ("auth_", "django_session", "django_content_type", "account_", "mfa_", "socialaccount_"),
    "migrator": ("django_migrations",),
}
"""Tables of other people's packages, by the login that works on them; all of them are of class framework."""


def keeper_of(table: str) -> str | None:
    """The login that works on a table of somebody else's package; None for a table of ours."""
    return next((login for login, starts in FRAMEWORK.items() if table.startswith(starts)), None)


def grants_for(tables: Iterable[str], agencies: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(privilege with columns, table, login) for every grant of ours on the tables that exist."""
    logins_of_agencies = [f"a_{agency}" for agency in agencies]
    existing = set(tables)
    for grant in GRANTS:
        if grant.table in existing:
            for login in grant.logins:
                for name in logins_of_agencies if login == AGENCY else [login]:
                    yield from ((privilege, grant.table, name) for privilege in grant.privileges)
