"""Fill a database with canary rows, three visits and more for each agency, and remember what each row belongs to.

A row's tags say whose it is: `agency:X` (a stop of X depends on it), `visit:N`, `key:N`, `code:N`, `reply:N`, `form:N`
(what a visitor of that visit may hold), `by:LOGIN`, `near` (yesterday to tomorrow), `held`, `forgettable`, `unsealed`,
`substitute` (may enter today alone), `valid` (a signature), and of the papers `to:X` (X is the receiver), `open:X` (X may
read it), `sent:N` (the visitor's own), `erased:N`, `past`. The allowed data speaks of them.
"""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any
from uuid import uuid4, uuid5

import psycopg

from tests.factories.giessen import giessen
from tests.walls import editors_rows, exchange_rows, in_the_hall
from tests.walls.papers import NAMES, papers

TODAY = "(now() AT TIME ZONE 'Europe/Berlin')::date"
AWAY = {"today": 0, "tomorrow": 1, "far": 30, "past": -400}
"""The visits of each agency, in days from today; `far` and `past` were made so long ago that keys and replies are forgotten."""
AGE = {"far": 40, "past": 400}
"""Days since these visits were booked."""

SHIELDED = {agency.id for agency in giessen().agencies.values() if agency.shielded}


@dataclass
class World:
    """What lies in the database. `rows`: relation → primary key as text → tags; `first` is the visit a visitor holds."""

    agencies: list[str]
    rows: dict[str, dict[str, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    visits: int = 0

    def wanted(self, relation: str, tags: set[str]) -> set[str]:
        """The keys of the rows that bear one of these tags; the tag `all` means every row."""
        rows = self.rows[relation]
        return set(rows) if "all" in tags else {key for key, has in rows.items() if has & tags}


def secret(number: int) -> str:
    """The secret of a canary visit."""
    return f"canary-secret-{number}"


def key(number: int) -> str:
    """The further key of a canary visit, as a message would carry it."""
    return f"canary-key-{number}"


def code(number: int) -> str:
    """The code of a canary visit."""
    return f"C{number:03d}"


def retry(number: int) -> str:
    """The idempotency key under which a canary visit was booked."""
    return f"canary-retry-{number}"


def word(number: int) -> str:
    """The mark of the word with which a canary visit arrives."""
    return _digest(f"canary-word-{number}").hex()


def form(number: int) -> str:
    """The code on the printed consent form of a canary visit."""
    return f"canary-form-{number}"


def erased(number: int) -> str:
    """What a tombstone says of a canary visit: the ids of a document and of a release."""
    return f"{uuid5(NAMES, f'document-{number}')},{uuid5(NAMES, f'release-{number}')}"


def offer_key(number: int) -> str:
    """The key of the offers of a canary visit that are being accepted."""
    return f"canary-offer-{number}"


def fill(connection: psycopg.Connection[Any], agencies: list[str]) -> World:
    """Write the canaries as the superuser; the connection's transaction is left open for the caller."""
    world = World(agencies)
    put = partial(_put, connection, world)

    for place, agency in enumerate(agencies):
        for when in ("today", "tomorrow", "far"):
            _visit(connection, world, [agency], when)
        _visit(connection, world, [agency, agencies[(place + 1) % len(agencies)]], "today")
        in_the_hall.lines(put, agency)
        exchange_rows.of_an_agency(put, *exchange_rows.pair(agencies, agency))
    for agency in agencies:
        _visit(connection, world, [agency], "past")
    _bookings(connection, world)
    in_the_hall.told(put)
    _access(connection, world)
    editors_rows.fill(partial(_put, connection, world))
    for table, label in (
        ("centre_record", "kind || '/' || key"),
        ("centre_edition", "id::text"),
        ("staff", "id::text"),
    ):
        for (found,) in connection.execute(f"SELECT {label} FROM {table}".encode()):
            world.rows[table].setdefault(found, frozenset())
    return world


_slots = count(1)


def _put(
    connection: psycopg.Connection[Any], world: World, table: str, tags: set[str], keyed: str = "id", **row: Any
) -> Any:
    """Insert one row; a value that is a tuple is SQL of its own."""
    if keyed == "id":
        row = {"id": uuid4(), **row}
    values = {name: value for name, value in row.items() if not isinstance(value, tuple)}
    said = ", ".join(value[0] if isinstance(value, tuple) else f"%({name})s" for name, value in row.items())
    statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({said}) RETURNING {keyed}::text"
    found = connection.execute(statement.encode(), values).fetchone()
    world.rows[table][found[0]] = frozenset(tags)
    return row.get("id")


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _visit(connection: psycopg.Connection[Any], world: World, agencies: list[str], when: str) -> None:
    world.visits += 1
    number = world.visits
    day = (f"{TODAY} + {AWAY[when]}",)
    old = (f"now() - interval '{AGE.get(when, 0)} days'",)
    tags = {f"agency:{agency}" for agency in agencies} | {f"visit:{number}", f"key:{number}"}
    tags |= {"near", "coming"} if when in ("today", "tomorrow") else set()
    tags |= {"past"} if when == "past" else set()
    tags |= {f"offer:{number}"} if number == 1 else set()
    forgotten = {"forgettable"} if when in AGE else set()
    visit = _put(
        connection, world, "visit", tags, code=code(number), secret_hash=_digest(secret(number)), language="de", party=1,
        needs=json.dumps({"canary": number}), created_at=old,
    )  # fmt: skip
    _put(
        connection, world, "visit_key", {f"key:{number}"} | forgotten, keyed="encode(secret_hash, 'hex')", visit_id=visit,
        secret_hash=_digest(key(number)), expires_at=old if when in AGE else ("now() + interval '1 day'",),
    )  # fmt: skip
    others = tags - {f"agency:{agency}" for agency in agencies}
    stops = [
        _stop(connection, world, visit, agency, position, day, {f"agency:{agency}"} | others)
        for position, agency in enumerate(agencies, 1)
    ]
    for agency, stop in zip(agencies, stops, strict=True):
        in_the_hall.wish(partial(_put, connection, world), visit, stop, agency, {f"agency:{agency}"} | others, old)
    _put(
        connection, world, "presence", tags | {f"code:{number}", f"word:{number}"}, visit_id=visit, day=day, number=f"K{number:03d}",
        code=code(number), state="waiting", done=[], todo=[1], first_at=("now()",), arrived_at=("now()",), waiting_since=("now()",),
        word=_digest(f"canary-word-{number}"),
    )  # fmt: skip
    _put(
        connection, world, "reply", {f"reply:{number}", f"visit:{number}", f"key:{number}"} | forgotten,
        keyed="encode(key_hash, 'hex')", key_hash=_digest(retry(number)), request_hash=_digest("request"), visit_id=visit,
        body=json.dumps({}), created_at=old,
    )  # fmt: skip
    _put(
        connection, world, "message", tags | {"by:door"}, visit=visit, due_at=("now()",), address=f"canary-{number}@example.org",
        template="booked", language="de", facts=json.dumps({}), state="waiting", tries=0, by_role="door",
    )  # fmt: skip
    if len(agencies) > 1:
        _sent_on(connection, world, visit, stops[0], agencies, day, others)
    _act(connection, world, visit, agencies, number, day, tags & {"past"})
    papers(connection, world, visit=visit, agencies=agencies, number=number, when=when, tags=tags, put=_put)
    if len(agencies) == 1 and when != "past":
        exchange_rows.of_a_visit(
            partial(_put, connection, world), visit, number, *exchange_rows.pair(world.agencies, agencies[0]),
            given=when != "far", key_hash=_digest(offer_key(number)),
        )  # fmt: skip


def _stop(
    connection: psycopg.Connection[Any],
    world: World,
    visit: Any,
    agency: str,
    position: int,
    day: tuple[str],
    tags: set[str],
) -> Any:
    slot = next(_slots)
    span = {
        "starts": (f"now() + {slot} * interval '1 hour'",),
        "ends": (f"now() + {slot} * interval '1 hour 1 minute'",),
    }
    done = "near" not in tags
    used = tags | ({f"finished:{agency}"} if done else set())
    booking = _put(connection, world, "booking", used, resource=f"canary-{slot}", state="booked", **span)
    return _put(
        connection, world, "stop", tags, visit_id=visit, agency=agency, service=f"canary-{agency}", counter=f"canary-{slot}",
        booking_id=booking, day=day, position=position, after=[], state="done" if done else "booked", number="K000", language="de", party=1,
        needs=json.dumps({}), sealed=b"canary", recalls=0, by_role="door", **span,
    )  # fmt: skip


def _sent_on(
    connection: psycopg.Connection[Any],
    world: World,
    visit: Any,
    sender: Any,
    agencies: list[str],
    day: tuple[str],
    tags: set[str],
) -> None:
    """An open stop at the last agency, as the first adds it; shielded agencies may not."""
    first, last = agencies
    joined = set() if SHIELDED & {first, last} else {f"beside:{first}"}
    _put(
        connection, world, "stop", {f"agency:{last}"} | joined | tags, visit_id=visit, agency=last, service="canary", day=day,
        position=999, after=[], state="open", number="K000", language="de", party=1, needs=json.dumps({}), recalls=0,
        counter="", by_role=f"a_{first}", sent_from=sender, sent_by=first,
    )  # fmt: skip


def _act(
    connection: psycopg.Connection[Any], world: World, visit: Any, agencies: list[str], number: int, day: tuple[str], past: set[str]
) -> None:  # fmt: skip
    """What people did with the visit: calls on the boards and rows of the journal."""
    for agency in agencies:
        login = f"a_{agency}"
        _put(
            connection, world, "counter_today", {f"by:{login}"} | ({"forgettable"} if past else set()),
            counter=f"canary-{number}", day=day, by_role=login,
        )  # fmt: skip
        _put(
            connection, world, "call", {f"by:{login}"} | past, day=day, number=f"K{number:03d}", room="Raum 1", state="called",
            at=("now()",), by_role=login,
        )  # fmt: skip
        for by, seal in (("door", {}), (login, {"seq": number, "previous": b"", "hash": b""})):
            tags = {f"by:{by}", f"agency:{agency}", f"visit:{number}", f"key:{number}"}
            tags |= set() if seal else {"unsealed"}
            _put(
                connection, world, "journal", tags, at=("now()",), by_role=by, agency=agency, action="canary",
                object=str(visit), purpose="canary", basis="canary", **seal,
            )  # fmt: skip


def _access(connection: psycopg.Connection[Any], world: World) -> None:
    """Who may enter and what is signed: a substitute for today, what somebody asked for, a row of the flow matrix."""
    person = _put(
        connection, world, "staff", {"substitute"}, username="canary", name="Canary", email="", agency=world.agencies[0],
        role="clerk", is_active=True, password="canary", sample=False, pin="", until=("now() + interval '8 hours'",),
    )  # fmt: skip
    for kind in ("enrol", "change", "renew"):
        _put(
            connection,
            world,
            "staff_request",
            set(),
            staff_id=person,
            kind=kind,
            wants=json.dumps({}),
            asked_at=("now()",),
        )
    for number, agency in enumerate(world.agencies):
        _put(
            connection, world, "desk_token", set(), agency=agency, name="canary", token_hash=_digest(f"token-{number}"),
            made_by=person, made_at=("now()",), expires_at=("now() + interval '30 days'",),
        )  # fmt: skip
    for number, ended in enumerate((None, None, ("now()",)), 1):
        _put(
            connection, world, "flow_signature", set() if ended else {"valid"}, flow=f"canary-{number}", digest="0" * 64,
            basis="canary", opens_on=(TODAY,), signed_by=person, signed_at=("now()",), withdrawn_at=ended,
        )  # fmt: skip


def _bookings(connection: psycopg.Connection[Any], world: World) -> None:
    """Bookings that belong to nobody's stop: held, lapsed long ago, cooling, and one of long ago; a visit without stops."""
    rows = (
        ({"held"}, "held", "now() + interval '10 minutes'", "NULL"),
        ({"held", "forgettable"}, "held", "now() - interval '2 hours'", "NULL"),
        ({"forgettable"}, "free", "now() - interval '2 hours'", "NULL"),
        (set[str](), "cooling", "NULL", "now() + interval '2 days'"),
    )
    for tags, state, expires_at, public_from in rows:
        slot = next(_slots)
        _put(
            connection, world, "booking", tags, resource=f"canary-{slot}", state=state, expires_at=(expires_at,),
            public_from=(public_from,), starts=("now()",), ends=("now() + interval '1 minute'",),
        )  # fmt: skip
    long_ago = {"starts": ("now() - interval '400 days'",), "ends": ("now() - interval '399 days'",)}
    _put(connection, world, "booking", {"spent"}, resource="canary-spent", state="booked", **long_ago)
    _put(
        connection, world, "visit", {"spent"}, code="CSPENT", secret_hash=_digest("canary-spent"), language="de", party=1,
        needs=json.dumps({}), created_at=long_ago["starts"],
    )  # fmt: skip
