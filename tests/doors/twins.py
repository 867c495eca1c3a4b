"""Worlds that differ in one visit, and everything that others than its agency can see of each, as text to compare.

Each world is a database of its own, made from the same template, with the real logins; codes, numbers and ids come in the same order,
so that whatever differs between two worlds differs because of the visit.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from random import Random
from uuid import UUID

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from tests.doors.conftest import TODAY
from tests.factories.desks import a_desk, arrived, next_at
from tests.factories.people import CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, RECEPTIONIST
from tests.factories.plans import COUNSEL, JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.staff import signed_in
from tests.factories.visits import a_visit
from tests.ground.copies import copy_of_template
from tests.ground.database import django_in
from tests.ground.server import ask
from willkommen.agencies.walls import alias_of
from willkommen.core import codes
from willkommen.doors.copies import forget_all
from willkommen.doors.throttle import WrongCodes
from willkommen.flows.book import Booked

ROOM = COUNSEL[2]
NEIGHBOUR = ("erstorientierung", "wir-koordination", ROOM)
"""A service of another agency in the same room: rooms of shielded agencies are used by others too."""
CLOCK = "9:00"
READERS = ("reception", f"a_{RESIDENCE[1]}", f"a_{JOB[1]}", "door", "figures", "worker")
"""Logins whose every readable row is compared; the journal is readable for none of them."""
CHANGING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=-]+|(?<=")[0-9a-f]{24}(?=\\?")|(?<=\\")[0-9a-f]{24}(?=\\")'
)
"""What changes with every answer; the marks of polled parts are hashes of what is shown and of the stops' random ids."""
RANDOM_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
PRIVATE = ("Set-Cookie", "Date", "Expires")

Seen = dict[str, str]


@contextmanager
def world(
    monkeypatch: pytest.MonkeyPatch, what: tuple[str, str, str] | None, plant: str = ""
) -> Iterator[Booked | None]:
    """A house with two other people's visits, and the one visit `what` (none: no such visit), called to its counter.

    `plant` is a statement that makes a hole in its walls.
    """
    chance, ids = Random(7), count(1)
    with (
        copy_of_template(f"world_{what[1] if what else 'without'}") as database,
        django_in(database),
        monkeypatch.context() as same,
    ):
        if plant:
            ask(database, plant)
        same.setattr("willkommen.doors.check_in.wrong_codes", WrongCodes())  # other tests have guessed codes
        same.setattr("willkommen.flows.book.new_code", lambda: _code(chance))
        same.setattr("willkommen.reception.actions.expecting.new_number", lambda: f"K{chance.randrange(100, 1000)}")
        same.setattr("willkommen.reception.actions.expecting.uuid4", lambda: UUID(int=next(ids)))
        for other, clock in ((RESIDENCE, "9:00"), (JOB, "9:30")):
            arrived(_visit(other, clock), at("8:50", TODAY))
        booked = _visit(what, CLOCK) if what else None
        if booked and what:
            arrived(booked, at("8:55", TODAY))
            assert next_at(a_desk(what), at("8:58", TODAY))
        forget_all()
        yield booked


def seen_by_others(booked: Booked | None) -> Seen:
    """Every page, reply and row that is not the visit's own agency's, each under its name."""
    return {**dict(_pages()), **dict(_replies(booked)), **dict(_rows()), "journal of others": _journal()}


def _pages() -> Iterator[tuple[str, str]]:
    reception, clerk, other = (signed_in(who) for who in (RECEPTIONIST, CLERK_WHO_MAY, CLERK_WHO_MAY_NOT))
    clerk.post("/desk/counter/", {"counter": RESIDENCE[2]})
    other.post("/desk/counter/", {"counter": JOB[2]})
    for place in ("", "live/", "print/"):
        yield f"reception/{place}", _text(reception.get(f"/desk/reception/{place}"))
    for name, who in (("residence", clerk), ("jobcenter", other)):
        for place in ("counter/", "queue/", "queue/live/", "day/", f"day/?on={TODAY}", "exchange/", "closing/"):
            yield f"{name} {place}", _text(who.get(f"/desk/{place}"))
    public = Client()
    for place in (
        "/hall/",
        "/hall/board/",
        "/hall/board/live/",
        "/hall/arrive/",
        "/api/v1/board",
        "/api/v1/lines",
        "/hall/ticket/",
    ):
        yield place, _text(public.get(place))


def _replies(booked: Booked | None) -> Iterator[tuple[str, str]]:
    public = Client()
    code = booked.code if booked else "K7MQ2-X9FPT"
    asked = {"services": [NEIGHBOUR[0]], "from": TODAY.isoformat()}
    plans = public.post("/api/v1/plans", asked, content_type="application/json").json()["plans"]
    yield "public times", repr([[(stop["starts"], stop["room"]) for stop in plan["stops"]] for plan in plans])
    yield "pass scan", _text(public.post("/api/v1/arrivals", {"code": code}, content_type="application/json"))
    yield "kiosk", _text(public.post("/hall/arrive/", {"code": code}, follow=True))
    yield "reception scan", _text(signed_in(RECEPTIONIST).post("/desk/reception/arrive/", {"code": code}, follow=True))
    yield "somebody else opens it", _text(public.get(f"/de/visit/{code}/"))


def _rows() -> Iterator[tuple[str, str]]:
    """Every row and column that each login may read, whatever table or view is there."""
    for login in READERS:
        with connections["migrator"].cursor() as cursor:
            cursor.execute(READABLE, [login])
            found = cursor.fetchall()
        for relation, columns in found:
            with connections[alias_of(login)].cursor() as cursor:
                cursor.execute(f"SELECT {', '.join(columns)} FROM {relation}")  # noqa: S608  # names of the catalog
                rows = sorted(RANDOM_ID.sub("ID", repr(row)) for row in cursor.fetchall())
            yield f"rows {login} {relation}", "\n".join(rows)


READABLE = """
SELECT c.relname, array_agg(quote_ident(a.attname) ORDER BY a.attnum)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm') AND c.relname NOT IN ('centre_record', 'message')
  AND has_column_privilege(%s, c.oid, a.attnum, 'SELECT')
GROUP BY c.relname ORDER BY 1
"""
"""Without the public catalogue, which is large and the same, and the outbox, whose worker sees addresses and neutral texts."""


def _journal() -> str:
    """The chains of the agencies that have nothing to do with the visit, as the auditor reads them."""
    with connections["auditor"].cursor() as cursor:
        cursor.execute(
            "SELECT agency, by_role, action, object, purpose, basis FROM journal WHERE agency = ANY(%s) AND action <> 'details.open'",
            [[RESIDENCE[1], JOB[1]]],
        )
        return "\n".join(sorted(RANDOM_ID.sub("ID", repr(row)) for row in cursor.fetchall()))


def _visit(what: tuple[str, str, str], clock: str) -> Booked:
    return a_visit(a_plan(a_stop(what, clock, day=TODAY)), now=at("0:00", TODAY), key=f"twin-{what[2]}")


def _code(chance: Random) -> str:
    signs = "".join(chance.choice(codes.ALPHABET) for _ in range(codes.LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def _text(response: HttpResponse) -> str:
    """Status, headers and body, so that sizes are compared too; without what changes with every answer."""
    heads = sorted(f"{name}: {value}" for name, value in response.headers.items() if name not in PRIVATE)
    body = CHANGING.sub(b"", response.content).decode()
    return RANDOM_ID.sub(
        "ID", f"{response.status_code}\n{CHANGING.sub(b'', chr(10).join(heads).encode()).decode()}\n{body}"
    )
