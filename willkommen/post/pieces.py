"""What the house prints and hands out, as plain values: whoever knows the visit fills them in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Both:
    """One text in the visitor's language and in German; equal texts are shown once."""

    text: str
    german: str


@dataclass(frozen=True)
class Station:
    """What anybody may see of a stop: when (aware, half open) and in which room."""

    starts: datetime
    ends: datetime
    room: str


@dataclass(frozen=True)
class PassStop:
    """A stop on the visitor's own sheet. `title` and `way` stand on the part that is not shown to anybody."""

    station: Station
    floor: Both | None = None
    title: Both | None = None
    way: Both | None = None


@dataclass(frozen=True)
class Paper:
    """Something to bring, with a word on how."""

    label: Both
    hint: Both | None = None


@dataclass(frozen=True)
class PassSheet:
    """A visit on A4. `manage` is the address for seeing, moving and cancelling; it may hold the visit's secret.

    `language` is the visitor's (BCP 47), `address` the lines of the house's postal address, `arrival` how to get there
    and in, `notices` what must not be overlooked (deadlines first). The QR and the upper part hold the code alone.
    """

    code: str
    language: str
    rtl: bool
    house: str
    address: tuple[str, ...]
    stops: tuple[PassStop, ...]
    phone: str = ""
    arrival: tuple[Both, ...] = ()
    papers: tuple[Paper, ...] = ()
    notices: tuple[Both, ...] = ()
    manage: str = ""


@dataclass(frozen=True)
class Ticket:
    """A slip from the 80 mm printer: the number that will be called, or the code of a visit, and where to be."""

    language: str
    rtl: bool
    house: str
    issued: datetime
    number: str = ""
    code: str = ""
    stations: tuple[Station, ...] = ()
    note: Both | None = None


@dataclass(frozen=True)
class CalendarEntry:
    """One stop for a calendar. `key` tells it from the other stops of the visit and stays when the time moves."""

    key: str
    station: Station


@dataclass(frozen=True)
class ListedService:
    """A service in the catalogue on paper; every text is in one language."""

    id: str
    title: str
    minutes: str
    fee: str
    papers: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    advice: bool = False


@dataclass(frozen=True)
class ListedAgency:
    """An agency with its services."""

    name: str
    about: str
    services: tuple[ListedService, ...]
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class CatalogueSheet:
    """All services of the house in one language; `day` says how old the catalogue is."""

    language: str
    rtl: bool
    house: str
    address: str
    phone: str
    arrival: tuple[str, ...]
    day: str
    agencies: tuple[ListedAgency, ...]
