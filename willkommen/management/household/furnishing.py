"""Bring an opened database to what the code and the centre's files say, doing only what is not done yet."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path

from django.core.management import call_command

from willkommen.agencies.queries import id_of
from willkommen.catalogue.actions import load
from willkommen.catalogue.centre_files.reader import read
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.environment import value
from willkommen.flows.sample.signatures import sign_everything
from willkommen.flows.sample.staff import OFFICER, SampleStaff, hire, sample_staff
from willkommen.flows.sample.visits import fill, is_untouched
from willkommen.management.household.database import note_standing, standing
from willkommen.management.household.static_files import collect

PACKAGE = Path(__file__).resolve().parents[2]
TABLES_FROM = (PACKAGE / "migrations", PACKAGE / "agencies")
"""Where tables and walls are written down."""
Say = Callable[[str], None]


def furnish(*, now: datetime, say: Say) -> None:
    """Tables, walls, the centre's data, static files: whatever changed since the last start. `now` is aware."""
    before = standing()
    after = {"tables": _digest(TABLES_FROM, _packages()), "centre": _digest([Path(value("WILLKOMMEN_CENTRE"))])}
    if before.get("tables") != after["tables"]:
        say("Bringing tables and walls up to date")
        call_command("migrate", verbosity=0)
    if before.get("centre") != after["centre"]:
        say("Loading the centre's data")
        folder = Path(value("WILLKOMMEN_CENTRE"))
        with acting_as("editor"):
            load(centre=read(folder), now=now)
    if before != after:
        note_standing(after)
    if collect():
        say("Gathered styles, scripts and fonts")


def invent_sample(*, now: datetime, say: Say) -> list[SampleStaff]:
    """Give an empty house invented staff and visits; all the invented staff there is. `now` is aware."""
    with acting_as("door"):
        house = centre()
        staff = sample_staff(
            house.agencies.values(), {agency: str(house.words.get("de", "agency", agency)) for agency in house.agencies}
        )
        if is_untouched():
            say("Inventing visits for the next days")
            fill(centre=house, now=now)
    with acting_as("migrator"):
        hire(staff)
        officer = id_of(OFFICER)
    if officer:
        with acting_as("protection"):
            sign_everything(officer=officer, agency=next(p.agency for p in staff if p.username == OFFICER), now=now)
    return staff


def _digest(folders: Iterable[Path], *more: str) -> str:
    """What some folders hold, as 16 hexadecimal digits."""
    seen = hashlib.sha256("\n".join(more).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                seen.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def _packages() -> str:
    """The installed packages with their versions: some of them bring tables of their own."""
    return " ".join(sorted(f"{found.name}={found.version}" for found in distributions()))
