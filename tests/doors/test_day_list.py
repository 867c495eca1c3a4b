"""The lists on paper hold times, numbers and rooms, codes for the reception alone, and never a name or a concern."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from tests.doors.conftest import TODAY
from tests.factories.people import AMINA
from tests.factories.plans import JOB, RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.clock.tasks import paper
from willkommen.doors.day_list import day_sheets, write_sheets
from willkommen.flows.book import Booked

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


def expected() -> Booked:
    """A family of four with names, today at two agencies."""
    stops = a_stop(RESIDENCE, "9:00", day=TODAY), a_stop(JOB, "9:45", day=TODAY)
    return a_visit(
        a_plan(*stops), visitor=AMINA, now=at("0:00", TODAY), details={RESIDENCE[0]: {"name": "Amina Canary"}}
    )


def listed(*words: str) -> str:
    """What the command prints."""
    said = StringIO()
    call_command("daylist", *words, stdout=said)
    return said.getvalue()


def test_it_gives_the_reception_codes_numbers_times_and_rooms() -> None:
    booked = expected()
    found = json.loads(listed("--json"))
    assert found["lines"] == [
        {"time": "09:00", "number": number_on(booked, TODAY), "rooms": "001, 011", "code": booked.code}
    ]


def test_it_gives_an_agency_its_own_numbers_without_codes() -> None:
    booked = expected()
    for agency, time, room in ((RESIDENCE[1], "09:00", "001"), (JOB[1], "09:45", "011")):
        found = json.loads(listed("--json", "--agency", agency))["lines"]
        assert found == [{"time": time, "number": number_on(booked, TODAY), "rooms": room, "code": ""}]


def test_it_tells_no_name_no_agency_and_no_concern() -> None:
    expected()
    assert not any(word in listed() for word in ("Amina", "Ausländerbehörde", "Jobcenter", "Aufenthalt"))
    assert "Canary" not in listed("--agency", RESIDENCE[1])


def test_it_names_the_agencies_when_one_is_unknown() -> None:
    with pytest.raises(CommandError, match="There is no agency nobody; there are: auslaenderbehoerde"):
        listed("--agency", "nobody")


def test_it_writes_the_reception_its_own_list_and_no_agencys() -> None:
    booked = expected()
    with acting_as("door"):
        sheets = dict(day_sheets(centre(), TODAY))
    assert {name for name, sheet in sheets.items() if any(line.code for line in sheet.lines)} == {"empfang"}
    assert [line.code for line in sheets["empfang"].lines] == [booked.code]


def test_it_writes_a_list_for_everybody_and_takes_old_ones_away(tmp_path: Path) -> None:
    booked = expected()
    yesterday = tmp_path / "jobcenter" / f"{TODAY - timedelta(days=1)}.pdf"
    yesterday.parent.mkdir()
    yesterday.touch()
    listed("--out", str(tmp_path))
    with acting_as("door"):
        agencies = list(centre().agencies)
    for whose in agencies:
        names = sorted(place.name for place in (tmp_path / whose).iterdir())
        assert names == [f"{TODAY}.pdf", f"{TODAY + timedelta(days=1)}.pdf"]
    with pikepdf.open(tmp_path / "empfang" / f"{TODAY}.pdf") as file:
        assert len(file.pages) == 1
    assert booked.code not in "".join(place.name for place in tmp_path.rglob("*"))


def test_it_keeps_the_old_list_when_a_new_one_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with acting_as("door"):
        house = centre()
    moment = datetime.now(UTC)
    write_sheets(house, [TODAY], folder=tmp_path, now=moment)
    before = {place: place.read_bytes() for place in tmp_path.rglob("*.pdf")}

    def fails(*_: object, **__: object) -> bytes:
        raise OSError

    monkeypatch.setattr("willkommen.doors.day_list.day_sheet_pdf", fails)
    with pytest.raises(OSError):  # noqa: PT011  # whatever it says
        write_sheets(house, [TODAY], folder=tmp_path, now=moment)
    assert {place: place.read_bytes() for place in tmp_path.rglob("*.pdf")} == before


def test_the_worker_writes_them_where_the_operator_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WILLKOMMEN_PAPER", str(tmp_path))
    expected()
    paper()
    assert (tmp_path / "empfang" / f"{TODAY}.pdf").exists()
