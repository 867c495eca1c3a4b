"""Saying no to a release changes nothing else: plans, times, pass, place in the queue and screens are the same, byte for byte."""

import re

import pytest
from django.test import Client

from tests.doors.conftest import TODAY
from tests.doors.test_twins import differing
from tests.doors.twins import RANDOM_ID, Seen, _text, seen_by_others, world
from tests.factories.desks import a_desk, next_at
from tests.factories.flows import signed_flows
from tests.factories.papers import a_document, as_it_is
from tests.factories.plans import RESIDENCE, at
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("unblocked", "clock")
UID = re.compile(r"UID:[^\r\n]*")
"""Made from the stop's random id."""
BESIDE = ("ae-erteilung", "auslaenderbehoerde", "b-002")
"""The visit that is asked, at a counter beside somebody who waits for the same agency."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is parsed."""
    monkeypatch.setattr("willkommen.flows.papers.send.take_in", as_it_is)


def after(monkeypatch: pytest.MonkeyPatch, answer: str) -> Seen:
    """What everybody sees once the visitor has said yes, yes on paper, that they carry them, or nothing at all ("")."""
    with world(monkeypatch, BESIDE) as booked:
        assert booked
        signed_flows(TODAY)
        document = a_document(booked)
        amina = Client(headers={"Authorization": f"Visit {booked.secret}"})
        here = f"/de/visit/{booked.code}/documents/release/"
        shown = amina.post(here, {"agency": BESIDE[1], "document": str(document)})
        asked = shown.content.decode().split('name="asked" value="')[1].split('"')[0]
        if answer:
            assert amina.post(here, {"answer": answer, "asked": asked}).status_code == 303
        return seen_by_others(booked) | own_things(amina, booked)


def own_things(amina: Client, booked: Booked) -> Seen:
    """The visit's own pass in every form, its times in the API, times to move to, and who is called next at its agency."""
    place = f"/de/visit/{booked.code}/"
    seen = {name: _text(amina.get(f"{place}{name}")) for name in ("", "now/", "print/", "move/", "better/")}
    seen["visit.ics"] = UID.sub("", _text(amina.get(f"{place}visit.ics")))
    seen["pass.pdf"] = repr(amina.get(f"{place}pass.pdf").content)
    seen["api"] = _text(amina.get(f"/api/v1/visits/{booked.code}"))
    wanted = {"services": [BESIDE[0]], "from": TODAY.isoformat()}
    plans = amina.post("/api/v1/plans", wanted, content_type="application/json").json()["plans"]
    seen["plans"] = repr([plan["stops"] for plan in plans])
    seen["called next"] = RANDOM_ID.sub("ID", repr(next_at(a_desk(RESIDENCE), at("9:01", TODAY))))
    return seen


def test_no_and_no_answer_are_the_same_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    carried, silent = after(monkeypatch, "carry"), after(monkeypatch, "")
    assert len(carried) > 60
    assert differing(carried, silent) == []


@pytest.mark.parametrize("answer", ["yes", "paper"])
def test_yes_and_no_differ_in_the_release_alone(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    different = set(differing(after(monkeypatch, "carry"), after(monkeypatch, answer)))
    assert different <= THE_RELEASE, "plans, times, the pass and the queue are the same"
    assert different, "the control: the release itself is seen"


THE_RELEASE = {
    f"rows a_{BESIDE[1]} release",
    f"rows a_{BESIDE[1]} released",
    "rows worker release",
    "journal of others",
}
"""What its receiver may read of it, and what is written down and forgotten of it."""
