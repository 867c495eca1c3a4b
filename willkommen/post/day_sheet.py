"""Print the list of a day for the hours without a server: time, number, room, and a code where it may be known."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from babel.dates import format_date

from willkommen.post.sheet import ZONE, typeset


@dataclass(frozen=True)
class DayLine:
    """One line. `time` is empty without an appointment; `rooms` where it goes; `code` only on the reception's list."""

    time: str
    number: str
    rooms: str
    code: str = ""


@dataclass(frozen=True)
class DaySheet:
    """A list of one day; `who` it is for."""

    house: str
    who: str
    day: date
    lines: tuple[DayLine, ...]


def day_sheet_pdf(sheet: DaySheet, *, made: datetime) -> bytes:
    """The list on A4, with boxes to tick. `made` (aware) stands on it: what was booked later is not there."""
    values = {
        "language": "de", "rtl": False, "labels": {}, "house": sheet.house, "who": sheet.who,
        "day": format_date(sheet.day, "full", "de"), "made": f"{made.astimezone(ZONE):%d.%m.%Y %H:%M}",
        "codes": any(line.code for line in sheet.lines), "lines": [asdict(line) for line in sheet.lines],
    }  # fmt: skip
    return typeset("day.typ", values, made)
