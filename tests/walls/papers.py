"""The canaries of the papers room: for each visit a file on its way, documents, releases in every state, originals, holds."""

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

import psycopg

NAMES = UUID("8f0d6d4e-7c39-4f0b-8d52-0d5b8f2f1b11")
"""Name space of the canaries that a tombstone names."""
STATES = {"today": "accepted", "tomorrow": "offered", "far": "over", "past": "done"}
"""The state of the release to each agency, by the day of the visit; `over` is an offer whose deadline has passed."""
SOON, LONG_AGO = ("now() + interval '5 days'",), ("now() - interval '400 days'",)
JUST_OVER = ("now() - interval '1 hour'",)
SEALED = {"sealed": b"canary", "content": b"canary"}


def papers(
    connection: psycopg.Connection[Any],
    world: Any,
    *,
    visit: Any,
    agencies: list[str],
    number: int,
    when: str,
    tags: set[str],
    put: Callable[..., Any],
) -> None:
    """Write them for one visit with stops at these agencies."""
    own = {tag for tag in tags if not tag.startswith("agency:")}
    made = LONG_AGO if when == "past" else ("now()",)
    upload = put(
        connection,
        world,
        "upload",
        tags,
        visit=visit,
        sealed=b"canary",
        size=6,
        received=6,
        created_at=made,
        by_role="door",
    )
    put(connection, world, "part", tags, upload_id=upload, start=0, content=b"canary")
    document = put(
        connection, world, "document", own | {f"sent:{number}", f"erased:{number}"}
        | {f"open:{agency}" for agency in agencies if when == "today"},
        id=uuid5(NAMES, f"document-{number}"), series=uuid4(), version=1, visit=visit, agency="", created_at=made,
        by_role="door", **SEALED,
    )  # fmt: skip
    releases = _Releases(connection, world, visit, document, own, put)
    for place, agency in enumerate(agencies):
        login = f"a_{agency}"
        put(
            connection, world, "document", own | {f"agency:{agency}", f"by:{login}"}, series=uuid4(), version=1, visit=visit,
            agency=agency, created_at=made, by_role=login, **SEALED,
        )  # fmt: skip
        put(
            connection, world, "custody", own | {f"agency:{agency}", f"by:{login}"}, visit=visit, agency=agency, paper="pass",
            place="canary", receipt="CANARY", taken_by=uuid4(), taken_at=made, back_at=made if when == "past" else ("NULL",),
            by_role=login,
        )  # fmt: skip
        put(
            connection, world, "hold", own | {f"agency:{agency}", f"by:{login}"} | (set() if when == "past" else {"held_now"}),
            visit=visit, agency=agency, reason="canary", staff=uuid4(),
            made_at=made, lifted_at=made if when == "past" else ("NULL",), by_role=login,
        )  # fmt: skip
        releases.put(number, "", agency, STATES[when], named=f"release-{number}" if place == 0 else "")
    if when == "today":
        releases.put(number, agencies[0], agencies[-1], "prepared", form=f"canary-form-{number}")


class _Releases:
    def __init__(
        self,
        connection: psycopg.Connection[Any],
        world: Any,
        visit: Any,
        document: Any,
        own: set[str],
        put: Callable[..., Any],
    ) -> None:
        self.connection, self.world, self.visit, self.document = connection, world, visit, document
        self.own, self.write = own, put

    def put(self, number: int, sender: str, receiver: str, state: str, *, named: str = "", form: str = "") -> None:
        """One release with its one document."""
        tags = (
            self.own - {"past"} | self._tags(number, sender, receiver, state) | ({f"form:{number}"} if form else set())
        )
        if named:
            tags |= {f"erased:{number}"} if state in ("accepted", "offered", "over") else set()
        ended = {"done": LONG_AGO, "over": ("NULL",)}.get(state, ("NULL",))
        over = JUST_OVER if state == "over" else SOON
        release = self.write(
            self.connection, self.world, "release", tags, id=uuid5(NAMES, named) if named else uuid4(), visit=self.visit,
            agency=sender, receiver=receiver, purpose="canary", state="offered" if state == "over" else state, channel="paper",
            receipt="CANARY", language="de", text_version="1", text_hash=b"", text=b"canary", created_at=("now()",),
            form_hash=hashlib.sha256(form.encode()).digest() if form else None, answer_by=over, ends_at=SOON, ended_at=ended,
            reason="", by_role=f"a_{sender}" if sender else "door",
        )  # fmt: skip
        self.write(self.connection, self.world, "released", tags, release_id=release, document=self.document, fault="")

    def _tags(self, number: int, sender: str, receiver: str, state: str) -> set[str]:
        found = {f"agency:{sender}", f"by:a_{sender}"} if sender else {f"sent:{number}"}
        found |= {f"given:{number}"} if not sender and state in ("prepared", "offered") else set()
        found |= set() if state == "prepared" else {f"to:{receiver}"}
        found |= {f"answerable:{receiver}"} if state in ("accepted", "offered", "over") else set()
        found |= {f"accepted:{receiver}"} if state in ("accepted", "done") else set()
        found |= set() if state == "done" else {"ongoing"}
        return found | {"over": {"over"}, "done": {"past"}}.get(state, set())
