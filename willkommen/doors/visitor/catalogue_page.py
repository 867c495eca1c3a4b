"""All services of the house on one page and on paper: to look through, to print, and for search engines to read."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import plain_fee, tariff_of_the_house
from willkommen.catalogue.queries import centre
from willkommen.catalogue.rules.fee_words import amount
from willkommen.catalogue.schema.agency import Agency
from willkommen.catalogue.schema.service import Service
from willkommen.doors.moment import now
from willkommen.doors.said import Words, isolated
from willkommen.doors.visitor.bring import bring
from willkommen.doors.visitor.open_data import open_data
from willkommen.doors.visitor.page import page, words
from willkommen.post.catalogue_sheet import catalogue_pdf
from willkommen.post.pieces import CatalogueSheet, ListedAgency, ListedService

_printed: dict[str, tuple[Centre, date, bytes]] = {}
"""The catalogue on paper by language, as it was made last: it changes once a day, and with the centre."""


def services_page(request: HttpRequest) -> HttpResponse:
    """Everything, agency by agency; what is only for those who ask for it stays away (`walls.md`, Never 7)."""
    house = centre()
    printed = [
        (one.endonym, one.bcp47, one.direction, reverse("visitor:services_pdf", args=[one.id]))
        for one in house.languages.values()
    ]
    today = _today(house)
    everything = [one for agency in house.agencies.values() for one in _shown(house, agency)]
    data = open_data(house, words(house), everything, today)
    context = {"agencies": listed(house, words(house), today), "data": data, "printed": printed}
    return page(request, "services.html", context, kept=True)


def services_pdf(request: HttpRequest, spoken: str) -> HttpResponse:
    """The same on A4, to be printed and hung up, in any language of the house; what it lacks stands there in German."""
    house = centre()
    if spoken not in house.languages:
        raise Http404
    today = _today(house)
    made = _printed.get(spoken)
    if made is None or made[0] is not house or made[1] != today:
        with override(spoken):
            sheet = _sheet(house, Words(house, spoken), today)
        made = _printed[spoken] = (house, today, catalogue_pdf(sheet, made=now()))
    answer = HttpResponse(made[2], content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{house.house.id}-{spoken}.pdf"'
    return answer


def _today(house: Centre) -> date:
    return now().astimezone(ZoneInfo(house.house.time_zone)).date()


def listed(house: Centre, said: Words, today: date) -> list[ListedAgency]:
    """Agencies with their services, in the order of the centre; none without a service to show."""
    found = [
        ListedAgency(
            name=said("agency", agency.id),
            about=said("agency", agency.id, "about"),
            phones=tuple(isolated(number) for number in agency.contact.phones),
            services=tuple(_service(house, said, one, today) for one in _shown(house, agency)),
        )
        for agency in house.agencies.values()
    ]
    return [agency for agency in found if agency.services]


def _shown(house: Centre, agency: Agency) -> list[Service]:
    return [
        one for one in house.services_of(agency.id) if not one.only_if_asked and (one.booking != "never" or one.papers)
    ]


def _service(house: Centre, said: Words, facts: Service, today: date) -> ListedService:
    minutes = ngettext("etwa %(n)d Minute", "etwa %(n)d Minuten", facts.ticks * 5) % {"n": facts.ticks * 5}
    return ListedService(
        id=facts.id,
        title=said("service", facts.id),
        minutes=minutes,
        fee=_fee(house, facts, said.language, today),
        papers=tuple(str(item["label"]) for item in bring(house, (facts.id,), has_code=True, said=said)),
        deadlines=tuple(said("deadline", name) for name in facts.deadlines),
        advice=facts.advises_only,
    )


def _fee(house: Centre, facts: Service, spoken: str, today: date) -> str:
    """The plain fee of today, "" where nobody has said it; the table of all cases stands on the page of the papers."""
    eur = plain_fee(tariff_of_the_house(house), facts, today)
    if eur is None:
        return ""
    if not any(eur):
        return _("Kostenlos")
    adult, minor = (amount(one, spoken) for one in eur)
    return adult if adult == minor else _("%(adult)s, unter 18 Jahren %(minor)s") % {"adult": adult, "minor": minor}


def _sheet(house: Centre, said: Words, today: date) -> CatalogueSheet:
    place = house.house.address
    return CatalogueSheet(
        language=said.language,
        rtl=house.languages[said.language].direction == "rtl",
        house=said("house", house.house.id),
        address=f"{place.street}, {place.postcode} {place.city}",
        phone=", ".join(house.house.contact.phones),
        arrival=tuple(said("house", house.house.id, name) for name in ("stop", "way", "entrance")),
        day=said.long_day(today),
        agencies=tuple(listed(house, said, today)),
    )
