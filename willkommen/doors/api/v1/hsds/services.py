"""Services with what to bring, what they cost, when, in which languages, and for whom."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import basis_of, tariff_of_the_house
from willkommen.catalogue.rules.fee import fee_table
from willkommen.catalogue.rules.fee_words import in_language, in_words, number
from willkommen.catalogue.schema.hours import Opening
from willkommen.catalogue.schema.service import Service
from willkommen.doors.api.v1.hsds.organizations import location, organization
from willkommen.doors.api.v1.hsds.pieces import DAYS, Record, filled, phones, uid
from willkommen.doors.api.v1.hsds.terms import attributes


def service(house: Centre, facts: Service, language: str, today: date, *, full: bool) -> Record:
    """One service; without `full` only what stands in a list."""
    own, agency = uid(house, "service", facts.id), house.agencies[facts.agency]
    words = house.words
    listed = filled(
        id=own,
        organization_id=uid(house, "organization", agency.id),
        name=str(words.get(language, "service", facts.id)),
        description=str(words.get(language, "agency", agency.id, "about")),
        url=f"{settings.PUBLIC_URL}/{language if language in dict(settings.LANGUAGES) else 'de'}/services/",
        email=agency.contact.mail,
        status="active" if facts.holds_on(today) and not facts.retired else "inactive",
        eligibility_description="; ".join(_conditions(house, facts, language)),
        fees_description=basis_of(tariff_of_the_house(house), facts, today) or None,
        assured_date=facts.origin.checked_on.isoformat() if facts.origin.checked_on else None,
    )
    if not full:
        return listed | {"organization": organization(house, agency, language, full=False)}
    return listed | filled(
        organization=organization(house, agency, language, full=True),
        phones=phones(house, agency.contact.phones, service_id=own),
        schedules=list(_schedules(house, facts, own)),
        languages=_languages(house, facts, own),
        cost_options=_costs(house, facts, language, today, own),
        required_documents=list(_documents(house, facts, language, own)),
        service_areas=_areas(house, facts, own),
        service_at_locations=[at_location(house, facts, language)],
        attributes=attributes(house, facts, language, own),
    )


def at_location(house: Centre, facts: Service, language: str) -> Record:
    """The service in the building."""
    return filled(
        id=uid(house, "service_at_location", facts.id),
        service_id=uid(house, "service", facts.id),
        location_id=uid(house, "location", house.house.id),
        location=location(house, language),
    )


def _conditions(house: Centre, facts: Service, language: str) -> Iterator[str]:
    for name in facts.conditions:
        condition = house.conditions[name]
        values = {one: str(value) for one, value in condition.values.items()}
        yield house.words.get(language, "condition", name).filled(**values)


def openings_of(house: Centre, facts: Service) -> list[Opening]:
    """The weekly openings at which the service is done."""
    return [
        one for one in house.openings.values() if one.agency == facts.agency and (not one.services or facts.id in one.services)
    ]  # fmt: skip


def _schedules(house: Centre, facts: Service, own: str) -> Iterator[Record]:
    """Each weekly time once, however many counters are staffed then."""
    times = {(one.days, one.opens, one.closes, one.channels): one for one in openings_of(house, facts)}
    for (days, opens, closes, channels), one in times.items():
        yield filled(
            id=uid(house, "schedule", facts.id, opens, closes, *days, *channels),
            service_id=own,
            valid_from=one.valid_from.isoformat() if one.valid_from else None,
            valid_to=one.valid_until.isoformat() if one.valid_until else None,
            freq="WEEKLY",
            byday=",".join(DAYS[day] for day in days),
            opens_at=opens,
            closes_at=closes,
            attending_type=", ".join(channels),
            notes=house.house.time_zone,
        )


def _languages(house: Centre, facts: Service, own: str) -> list[Record]:
    spoken = dict.fromkeys(code for one in openings_of(house, facts) for code in one.languages)
    return [
        filled(
            id=uid(house, "language", facts.id, code), service_id=own, name=house.languages[code].endonym,
            code=house.languages[code].bcp47.partition("-")[0],
        )
        for code in spoken
    ]  # fmt: skip


def _costs(house: Centre, facts: Service, language: str, today: date, own: str) -> list[Record]:
    """Every case of the table of fees, since nobody is asked for a status."""
    tariff = tariff_of_the_house(house)
    rows = fee_table(tariff, facts.id, today) if facts.id in tariff.charges else []
    return [
        filled(
            id=uid(house, "cost", facts.id, str(place)), service_id=own, currency="EUR", amount=number(row.fee.eur),
            option=in_words(row.who, language) or None,
            amount_description=" ".join(
                text for text in (row.fee.paragraph, in_language(row.fee.unsure, language) if row.fee.unsure else "") if text
            ),
        )
        for place, row in enumerate(rows)
    ]  # fmt: skip


def _documents(house: Centre, facts: Service, language: str, own: str) -> Iterator[Record]:
    """What is needed; of a group one is enough."""
    for group in [(paper,) for paper in facts.papers] + list(facts.papers_any):
        yield filled(
            id=uid(house, "document", facts.id, *group),
            service_id=own,
            document=" / ".join(_paper(house, paper, language) for paper in group),
        )


def _paper(house: Centre, paper: str, language: str) -> str:
    values = {one: str(value) for one, value in house.papers[paper].values.items()}
    return house.words.get(language, "paper", paper).filled(**values)


def _areas(house: Centre, facts: Service, own: str) -> list[Record]:
    """The municipalities for whose residents the house decides."""
    return [
        filled(id=uid(house, "area", facts.id, place.id), service_id=own, name=place.name, extent_type="text", extent=place.name)
        for place in house.municipalities.values()
        if house.responsible(facts.id, place.id) in house.agencies
    ]  # fmt: skip
