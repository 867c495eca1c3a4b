"""Agencies as organizations, and the building as their location."""

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.agency import Agency
from willkommen.doors.api.v1.hsds.pieces import DAYS, Record, filled, phones, uid


def organization(house: Centre, agency: Agency, language: str, *, full: bool) -> Record:
    """One agency; `full` with its telephone numbers and the building."""
    own = uid(house, "organization", agency.id)
    words = house.words
    return filled(
        id=own,
        name=str(words.get(language, "agency", agency.id)),
        alternate_name=str(words.get(language, "agency", agency.id, "short")),
        description=str(words.get(language, "agency", agency.id, "about")),
        email=agency.contact.mail,
        website=agency.contact.web,
        phones=phones(house, agency.contact.phones, organization_id=own) if full else None,
        locations=[location(house, language)] if full else None,
    )


def location(house: Centre, language: str) -> Record:
    """The building: address, way, hours."""
    own, facts, words = uid(house, "location", house.house.id), house.house, house.words
    place = facts.address
    return filled(
        id=own,
        location_type="physical",
        name=str(words.get(language, "house", facts.id)),
        description=str(words.get(language, "house", facts.id, "entrance")),
        transportation=str(words.get(language, "house", facts.id, "stop")),
        addresses=[
            filled(
                id=uid(house, "address", facts.id), location_id=own, address_1=place.street,
                address_2=place.building, city=place.city, state_province=facts.region.subdivision,
                postal_code=place.postcode, country=facts.region.country, address_type="physical",
            )
        ],
        phones=phones(house, facts.contact.phones, location_id=own),
        schedules=[
            filled(
                id=uid(house, "schedule", facts.id, hours.opens, *hours.days), location_id=own, freq="WEEKLY",
                byday=",".join(DAYS[day] for day in hours.days), opens_at=hours.opens, closes_at=hours.closes,
                notes=facts.time_zone,
            )
            for hours in facts.hours
        ],
    )  # fmt: skip
