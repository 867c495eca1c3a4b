"""The canary rows of the exchange; `put` writes one row with its tags (see world.py)."""

import json
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import uuid4

Put = Callable[..., Any]
SHIELDED = {"antidiskriminierung", "rueckkehrberatung"}
NOW, OLD = ("now()",), ("now() - interval '5 years'",)
_slots, _complaints = count(1), count(1)


def pair(agencies: list[str], me: str) -> tuple[str, str]:
    """An agency and the one that it asks."""
    return me, agencies[(agencies.index(me) + 1) % len(agencies)]


def of_an_agency(put: Put, me: str, other: str) -> None:
    """What concerns nobody's visit, thrice: a general question, a note, a proposal, a conference, time beside a client."""
    for number in range(3):
        _of_an_agency(put, me, other, number)


def _of_an_agency(put: Put, me: str, other: str, number: int) -> None:
    login, both = f"a_{me}", {f"agency:{me}", f"agency:{other}"}
    past, made = ({"past"}, OLD) if number == 2 else (set[str](), NOW)
    row = _question(me, other, number) | {"asked_at": made}
    put("question", both | past | {f"asked:{me}", f"open_to:{me}", f"open_to:{other}"}, **row)
    put(
        "knowledge",
        {f"agency:{me}"},
        agency=me,
        title=f"canary {number}",
        words="canary",
        written_at=NOW,
        by_role=login,
    )
    put(
        "catalogue_proposal", {f"agency:{me}"}, sent_by=me, subject=f"canary {number}", words="canary", state="new", sent_at=NOW,
        by_role=login,
    )  # fmt: skip
    put(
        "conference", both | past | ({f"asked:{me}"} if _open(me, other) else set()), called_by=me, agencies=[me, other],
        held_on=made, took_part="canary", agreed="canary", by_role=login,
    )  # fmt: skip
    _complaint(put, me, number)
    booking = _booking(put, {f"sitting:{me}"})
    put("sitting", {f"agency:{me}", f"asked:{me}"}, **_sitting(me, booking, "accompany", login))


def of_a_visit(put: Put, visit: Any, number: int, me: str, other: str, *, given: bool, key_hash: bytes) -> None:
    """A release asked for by the agency of the visit's stop, with the offer and the question that it opens."""
    of_visit = {f"visit:{number}", f"key:{number}", f"agency:{me}"} | ({f"agency:{other}"} if given else set())
    answerable = {f"open_to:{me}"} | ({f"open_to:{other}"} if given else set())
    asked = {f"asked:{me}"} if _open(me, other) else set()
    release = put("agreement", of_visit | asked | {f"standing:{me}"}, **_agreement(visit, me, other, given))
    put("offer", of_visit | answerable | {f"asked:{me}"}, **_offer(visit, release, me, other, "referral"))
    put(
        "question", of_visit | answerable | {f"asked:{me}"}, agreement_id=release, visit_id=visit, **_question(me, other, number)
    )  # fmt: skip
    if number == 1:
        _being_accepted(put, visit, other, me, key_hash)


def _being_accepted(put: Put, visit: Any, me: str, other: str, key_hash: bytes) -> None:
    """Two offers to the agency of the visit that it is accepting this minute, and its time at the other's table."""
    of_visit = {"visit:1", "key:1", f"agency:{other}"}
    release = put("agreement", of_visit | {f"agency:{me}", f"standing:{me}"}, **_agreement(visit, me, other, True))
    for kind in ("referral", "joint"):
        key = {"key_hash": key_hash, "key_until": ("now() + interval '1 day'",)}
        tags = of_visit | {f"agency:{me}", f"open_to:{other}", "offer:1"}
        put("offer", tags, **_offer(visit, release, me, other, kind), **key)
    booking = _booking(put, of_visit - {f"agency:{other}"} | {f"sitting:{other}"})
    row = _sitting(other, booking, "joint", "door") | {"visit_id": visit, "number": "K001"}
    put("sitting", of_visit | {"offer:1"}, **row)


def _open(me: str, other: str) -> bool:
    return not {me, other} & SHIELDED


def _question(me: str, other: str, number: int) -> dict[str, Any]:
    return {
        "asked_by": me, "asked_of": other, "subject": f"canary {number}", "words": "canary", "urgency": "today", "asked_at": NOW,
        "due_at": NOW, "state": "open", "answer": "", "by_role": f"a_{me}",
    }  # fmt: skip


def _agreement(visit: Any, me: str, other: str, given: bool) -> dict[str, Any]:
    return {
        "visit_id": visit, "asked_by": me, "receiver": other, "purpose": "referral", "state": "given" if given else "asked",
        "channel": "counter", "language": "de", "asked_at": NOW, "expires_at": ("now() + interval '14 days'",), "by_role": f"a_{me}",
    }  # fmt: skip


def _offer(visit: Any, release: Any, me: str, other: str, kind: str) -> dict[str, Any]:
    return {
        "agreement_id": release, "visit_id": visit, "sent_by": me, "sent_to": other, "kind": kind, "service": f"canary-{other}",
        "words": "canary", "language": "de", "party": 1, "needs": json.dumps({}), "number": "K001", "starts": NOW,
        "ends": ("now() + interval '1 hour'",), "room": "canary", "state": "open", "reason": "", "sent_at": NOW, "by_role": f"a_{me}",
    }  # fmt: skip


def receipt(number: int) -> str:
    """What finds a canary complaint."""
    return f"canary-receipt-{number}"


def _complaint(put: Put, me: str, number: int) -> None:
    """A key of the office, and a complaint with a message for it and an answer for the receipt."""
    login, which = f"a_{me}", next(_complaints)
    key = put(
        "office_key", {f"agency:{me}"} | ({f"asked:{me}"} if me in SHIELDED else set()), agency=me, holder="canary",
        public_key=b"canary", made_at=NOW, by_role=login,
    )  # fmt: skip
    complaint = put(
        "complaint", {f"agency:{me}", f"receipt:{which}"} | ({"past"} if number == 2 else set()), agency=me,
        closed_on=OLD if number == 2 else None, lookup=sha256(receipt(which).encode()).digest(),
        reply_key=b"canary", received_on=("now()::date",), by_role="door",
    )  # fmt: skip
    put(
        "complaint_file", {f"agency:{me}"} | ({"posted"} if which == 1 else set()), complaint_id=complaint, agency=me, box=b"canary",
        by_role="door",
    )  # fmt: skip
    for author, opens, tags in (
        ("person", key, {"posted"} if which == 1 else set()),
        ("office", None, {f"receipt:{which}"}),
    ):
        put(
            "complaint_box", {f"agency:{me}"} | tags, complaint_id=complaint, agency=me, message=uuid4(), author=author,
            written_on=("now()::date",), key_id=opens, box=b"canary", by_role="door" if opens else login,
        )  # fmt: skip


def _booking(put: Put, tags: set[str]) -> Any:
    slot = next(_slots)
    return put(
        "booking", tags, resource=f"canary-sitting-{slot}", state="booked", starts=NOW, ends=("now() + interval '1 hour'",)
    )  # fmt: skip


def _sitting(agency: str, booking: Any, kind: str, login: str) -> dict[str, Any]:
    return {
        "agency": agency, "kind": kind, "number": "", "booking_id": booking, "counter": "canary", "room": "canary", "starts": NOW,
        "ends": ("now() + interval '1 hour'",), "state": "planned", "by_role": login,
    }  # fmt: skip
