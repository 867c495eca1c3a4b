"""The centre itself: name, address, hours, what its pages need."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from willkommen.catalogue.schema.parts import (
    Address,
    Contact,
    Hours,
    LanguageCode,
    Money,
    OfFees,
    RoomId,
    Sourced,
    Strict,
    Web,
)


class Region(Strict):
    """Whose public holidays hold: ISO 3166 country and subdivision, as the `holidays` package writes them."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    subdivision: Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]


class Amount(Strict):
    """What an act costs from a day on, in EUR, as somebody in the house set it: it goes before an older one in `fees.yaml`."""

    act: Annotated[str, OfFees()]
    eur: Money
    valid_from: date
    source: Annotated[str, Field(min_length=3)]
    checked_on: date


class Relief(Strict):
    """What those pay whom a rule of `changes` in `fees.yaml` covers, from a day on: so many EUR (0: nothing), or the rule `ends`."""

    relief: Annotated[str, OfFees("relief")]
    pays: Money | None = None
    ends: bool = False
    valid_from: date
    source: Annotated[str, Field(min_length=3)]
    checked_on: date

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.ends == (self.pays is not None):
            raise ValueError("a relief either ends or says what is paid")
        return self


class House(Sourced):
    """One per centre. Texts: name, short, entrance, stop, way.

    `hours` are the widest hours of the building: no opening lies outside of them. `languages` lists those whose texts
    must be complete, the original first.
    """

    address: Address
    contact: Contact
    time_zone: str
    region: Region
    hours: Annotated[tuple[Hours, ...], Field(min_length=1)]
    entrance: RoomId
    reception: RoomId
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    bus_lines: tuple[str, ...] = ()
    bookable_days: Annotated[int, Field(ge=1, le=366)] = 60
    max_minutes_a_day: Annotated[int, Field(ge=30)] = 240
    amounts: tuple[Amount, ...] = ()
    reliefs: tuple[Relief, ...] = ()
    leave_to: Web | None = None
    """Where "leave this page quickly" leads: a page of somebody else that nobody minds, such as the weather; None: the first page."""
    sign_language_film: str | None = None
    """File below `static/` or `media/` with the film in German Sign Language; None while there is none."""

    @property
    def values(self) -> dict[str, object]:
        """The variables of the pages, apart from `name`, which is a text of its own."""
        place = self.address
        return {
            "address": f"{place.street}, {place.postcode} {place.city}",
            "phone": ", ".join(self.contact.phones),
            "mail": self.contact.mail or "",
        }
