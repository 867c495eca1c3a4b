"""All services of the house on one page and on paper: to look through, to print, and for search engines to read."""

import json
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.catalogue.rules.fee_words import amount
from willkommen.catalogue.schema.agency import Agency
from willkommen.catalogue.schema.service import Service
from willkommen.doors.moment import now
from willkommen.doors.said import Words, isolated
from willkommen.doors.visitor.bring import bring
from willkommen.doors.visitor.page import page, words
from willkommen.post.catalogue_sheet import catalogue_pdf
from willkommen.post.pieces import CatalogueSheet, ListedAgency, ListedService

SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
"""What would end a script element is written so that it cannot."""
_printed: dict[str, tuple[Centre, date, bytes]] = {}
"""The catalogue on paper by language, as it was made last: it changes once a day, and with the centre."""


def services_page(request: HttpRequest) -> HttpResponse:
    """Everything, agency by agency; what is only for those who ask for it stays away (`walls.md`, Never 7)."""
    house = centre()
    printed = [
        (one.endonym, one.bcp47, one.direction, reverse("visitor:services_pdf", args=[one.id]))
        for one in house.languages.values()
    ]
    context = {"agencies": listed(house, words(house)), "data": open_data(house), "printed": printed}
    return page(request, "services.html", context, kept=True)


def services_pdf(request: HttpRequest, spoken: str) -> HttpResponse:
    """The same on A4, to be printed and hung up, in any language of the house; what it lacks stands there in German."""
    house = centre()
    if spoken not in house.languages:
        raise Http404
    today = now().astimezone(ZoneInfo(house.house.time_zone)).date()
    made = _printed.get(spoken)
    if made is None or made[0] is not house or made[1] != today:
        with override(spoken):
            sheet = _sheet(house, Words(house, spoken), today)
        made = _printed[spoken] = (house, today, catalogue_pdf(sheet, made=now()))
    answer = HttpResponse(made[2], content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{house.house.id}-{spoken}.pdf"'
    return answer


def listed(house: Centre, said: Words) -> list[ListedAgency]:
    """Agencies with their services, in the order of the centre; none without a service to show."""
    found = [
        ListedAgency(
            name=said("agency", agency.id),
            about=said("agency", agency.id, "about"),
            phones=tuple(isolated(number) for number in agency.contact.phones),
            services=tuple(_service(house, said, one) for one in _shown(house, agency)),
        )
        for agency in house.agencies.values()
    ]
    return [agency for agency in found if agency.services]


def _shown(house: Centre, agency: Agency) -> list[Service]:
    return [
        one for one in house.services_of(agency.id) if not one.only_if_asked and (one.booking != "never" or one.papers)
    ]


def _service(house: Centre, said: Words, facts: Service) -> ListedService:
    minutes = ngettext("etwa %(n)d Minute", "etwa %(n)d Minuten", facts.ticks * 5) % {"n": facts.ticks * 5}
    return ListedService(
        id=facts.id,
        title=said("service", facts.id),
        minutes=minutes,
        fee=_fee(facts, said.language),
        papers=tuple(str(item["label"]) for item in bring(house, (facts.id,), has_code=True, said=said)),
        deadlines=tuple(said("deadline", name) for name in facts.deadlines),
        advice=facts.advises_only,
    )


def _fee(facts: Service, spoken: str) -> str:
    """The plain fee; the table of all cases stands on the page of the papers."""
    if facts.fee is None or not (facts.fee.adult or facts.fee.minor):
        return _("Kostenlos")
    adult, minor = amount(facts.fee.adult, spoken), amount(facts.fee.minor, spoken)
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
        agencies=tuple(listed(house, said)),
    )


def open_data(house: Centre) -> SafeString:
    """Every service as schema.org/GovernmentService, JSON-LD for a data block that runs nothing; ids are places of the page."""
    said = words(house)
    agencies = [(agency, shown) for agency in house.agencies.values() if (shown := _shown(house, agency))]
    graph = [_place(house, said), *(_organization(said, agency) for agency, _shown_of_it in agencies)]
    graph += [_government_service(said, one) for _agency, shown in agencies for one in shown]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(SCRIPT))  # noqa: S308 -- nothing in it can end the element


def _place(house: Centre, said: Words) -> dict[str, Any]:
    """The house as the one place where everything is done."""
    place = house.house.address
    return {
        "@type": "ServiceChannel",
        "@id": "#house",
        "serviceUrl": f"{settings.PUBLIC_URL}/{said.language}/",
        "serviceLocation": {
            "@type": "Place",
            "name": said("house", house.house.id),
            "address": {
                "@type": "PostalAddress", "streetAddress": place.street, "postalCode": place.postcode,
                "addressLocality": place.city, "addressCountry": house.house.region.country,
            },
        },
    }  # fmt: skip


def _organization(said: Words, agency: Agency) -> dict[str, Any]:
    known = {
        "telephone": agency.contact.phones[0] if agency.contact.phones else None,
        "email": agency.contact.mail,
        "url": agency.contact.web,
    }
    return {
        "@type": "Organization" if agency.kind == "guest" else "GovernmentOrganization",
        "@id": f"#agency-{agency.id}",
        "name": said("agency", agency.id),
        **{name: value for name, value in known.items() if value},
    }


def _government_service(said: Words, facts: Service) -> dict[str, Any]:
    return {
        "@type": "GovernmentService",
        "@id": f"#{facts.id}",
        "name": said("service", facts.id),
        "inLanguage": said.centre.languages[said.language].bcp47,
        "provider": {"@id": f"#agency-{facts.agency}"},
        "availableChannel": {"@id": "#house"},
        **({"offers": {"@type": "Offer", "price": str(facts.fee.adult), "priceCurrency": "EUR"}} if facts.fee else {}),
    }
