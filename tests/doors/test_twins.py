"""Nobody but its agency can tell a visit at a shielded agency from a visit next door, nor from none, but for a taken room."""

import re

import pytest

from tests.doors.conftest import TODAY
from tests.doors.twins import CLOCK, NEIGHBOUR, ROOM, Seen, seen_by_others, world
from tests.factories.plans import COUNSEL, ZONE, at
from willkommen.core.acting import acting_as
from willkommen.doors import answers
from willkommen.doors.answers import Said
from willkommen.reception.queries.queue import queue
from willkommen.reception.rules.arrival import Answer

pytestmark = pytest.mark.usefixtures("unblocked", "clock")


def of(monkeypatch: pytest.MonkeyPatch, what: tuple[str, str, str] | None, plant: str = "") -> Seen:
    """What others see of a world with this visit."""
    with world(monkeypatch, what, plant) as booked:
        return seen_by_others(booked)


def differing(one: Seen, other: Seen) -> list[str]:
    """The names under which two worlds differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_it_is_the_same_in_the_same_world(monkeypatch: pytest.MonkeyPatch) -> None:
    assert differing(of(monkeypatch, COUNSEL), of(monkeypatch, COUNSEL)) == []


def test_it_cannot_be_told_from_a_visit_of_another_agency_in_the_same_room(monkeypatch: pytest.MonkeyPatch) -> None:
    shielded, open_ = of(monkeypatch, COUNSEL), of(monkeypatch, NEIGHBOUR)
    assert differing(shielded, open_) == []
    assert len(shielded) > 60
    assert "109" in shielded["/hall/board/"]
    assert not any(
        re.search(r"antidiskriminierung|diskriminierung-", text) for name, text in shielded.items() if _tells(name)
    )


def test_it_leaves_nothing_but_a_taken_room(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody, shielded = of(monkeypatch, None), of(monkeypatch, COUNSEL)
    seen = [name for name in differing(nobody, shielded) if not _of_the_room(name)]
    assert seen == []
    agencies = [name for name in differing(nobody, shielded) if name.startswith("rows a_")]
    assert {name.split()[-1] for name in agencies} == {"booking", "counter_today"}
    for name in agencies:
        (more,) = set(shielded[name].splitlines()) - set(nobody[name].splitlines())
        assert ROOM in more


def test_it_shows_the_visit_to_its_own_agency(monkeypatch: pytest.MonkeyPatch) -> None:
    with world(monkeypatch, COUNSEL) as booked, acting_as(f"a_{COUNSEL[1]}"):
        assert booked
        assert [stop.visit for stop in queue(agency=COUNSEL[1], day=TODAY)] == [booked.visit]
        assert [stop.starts for stop in queue(agency=COUNSEL[1], day=TODAY)] == [at(CLOCK, TODAY).astimezone(ZONE)]


def test_it_catches_a_sentence_that_tells_the_next_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = answers.said

    def talkative(answer: Answer) -> Said:
        """What somebody might add to be kind."""
        words = plain(answer)
        with acting_as(f"a_{COUNSEL[1]}"):
            here = queue(agency=COUNSEL[1], day=TODAY)
        return Said(
            words.kind, words.title, f"{words.text} Nächster Schalter: Beratung." if here else words.text, words.welcome
        )

    for place in ("api.v1.house", "hall.kiosk", "desk.reception"):
        monkeypatch.setattr(f"willkommen.doors.{place}.said", talkative)
    found = differing(of(monkeypatch, COUNSEL), of(monkeypatch, NEIGHBOUR))
    assert "pass scan" in found


def test_it_catches_a_column_that_tells_the_next_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    hole = "GRANT SELECT (service) ON stop TO reception"
    assert "rows reception stop" in differing(of(monkeypatch, COUNSEL, hole), of(monkeypatch, NEIGHBOUR, hole))


def _of_the_room(name: str) -> bool:
    """Where a taken room and the number called to it may be seen: the reception, the boards, who asks for times there."""
    neutral = name.startswith("rows ") and name.split()[-1] in NEUTRAL
    return neutral or name in ROOM_IS_SEEN or name.startswith("reception/")


NEUTRAL = ("booking", "presence", "stop", "call", "counter_today")
"""Rows of the house that name no agency; of `stop` the reception reads times and rooms."""


ROOM_IS_SEEN = {
    "/hall/", "/hall/board/", "/hall/board/live/", "/api/v1/board", "public times", "pass scan", "kiosk", "reception scan",
    "somebody else opens it",
}  # fmt: skip
"""The last four because without the visit nobody holds its code."""


def _tells(name: str) -> bool:
    """Not the pages that list what the house offers to everybody."""
    return name not in ("/hall/ticket/", "/api/v1/lines")
