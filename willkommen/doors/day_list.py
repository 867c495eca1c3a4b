"""The day on paper, for the hours without a server: a list for the reception and one for each agency, no name, no concern."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import login_of
from willkommen.building.counters import room_of
from willkommen.catalogue.centre import Centre
from willkommen.core.acting import acting_as
from willkommen.core.files import write_whole
from willkommen.environment import data_folder, value
from willkommen.post.day_sheet import DayLine, DaySheet, day_sheet_pdf
from willkommen.reception.queries.arrivals import guests
from willkommen.reception.queries.queue import queue


def paper_folder() -> Path:
    """Where the lists lie."""
    return Path(value("WILLKOMMEN_PAPER") or data_folder() / "paper")


def reception_of(house: Centre) -> str:
    """The agency whose people sit at the reception."""
    return next(agency.id for agency in house.agencies.values() if agency.kind == "house")


def day_sheets(house: Centre, day: date, whose: Iterable[str] = ()) -> Iterator[tuple[str, DaySheet]]:
    """The lists of a day by agency (of all when none is named).

    The reception's (`reception_of`) holds everybody, with codes to check in by; an agency's only its own numbers.
    """
    for name in list(whose) or house.agencies:
        lines = _of_reception(house, day) if name == reception_of(house) else _of_agency(house, name, day)
        title = str(house.words.get("de", "agency", name))
        shown = tuple(sorted(lines, key=lambda line: (line.time or "~", line.number)))
        yield name, DaySheet(str(house.words.get("de", "house", house.house.id, "short")), title, day, shown)


def write_sheets(house: Centre, days: Iterable[date], *, folder: Path, now: datetime) -> list[Path]:
    """Write the lists of these days as PDF, a folder for whom each is, and take away those of days before; what was written.

    Nobody ever finds half a list: a new one takes the place of the old one at once. `now` is aware.
    """
    written = []
    today = now.astimezone(ZoneInfo(house.house.time_zone)).date()
    for day in days:
        for name, sheet in day_sheets(house, day):
            place = folder / name / f"{day}.pdf"
            place.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
            write_whole(place, day_sheet_pdf(sheet, made=now), mode=0o640)
            written.append(place)
    for old in folder.glob("*/????-??-??.pdf"):
        if old.stem < str(today):
            old.unlink()
    return written


def _of_reception(house: Centre, day: date) -> Iterator[DayLine]:
    with acting_as("reception"):
        everybody = guests(day=day)
    for guest in everybody:
        rooms = dict.fromkeys(room_of(house, counter) for counter in guest.counters if counter)
        yield DayLine(_clock(house, guest.first_at), guest.number, ", ".join(rooms), guest.code)


def _of_agency(house: Centre, agency: str, day: date) -> Iterator[DayLine]:
    with acting_as(login_of(agency)):
        stops = queue(agency=agency, day=day)
    for stop in stops:
        if stop.state not in ("done", "missed"):
            yield DayLine(_clock(house, stop.starts), stop.number, room_of(house, stop.counter))


def _clock(house: Centre, moment: datetime | None) -> str:
    return f"{moment.astimezone(ZoneInfo(house.house.time_zone)):%H:%M}" if moment else ""
