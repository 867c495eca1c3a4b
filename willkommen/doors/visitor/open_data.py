"""Services as schema.org/GovernmentService: JSON-LD for search engines, in a data block that runs nothing."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import plain_fee, tariff_of_the_house
from willkommen.catalogue.rules.fee_words import number
from willkommen.catalogue.schema.agency import Agency
from willkommen.catalogue.schema.service import Service
from willkommen.doors.said import Words

SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
"""What would end a script element is written so that it cannot."""
HOUSE = "_:house"
"""The one place where everything is done, within a page: its whole address behind every service would only weigh."""


def open_data(house: Centre, said: Words, services: Iterable[Service], today: date) -> SafeString:
    """These services, who provides them and where; "" for none, and nothing of what is only told to who asks.

    Ids are absolute: places of the list of all services, the same on every page that names a service.
    """
    shown = [one for one in services if not one.only_if_asked]
    if not shown:
        return SafeString()
    agencies = dict.fromkeys(one.agency for one in shown)
    graph = [_place(house, said), *(_organization(said, house.agencies[agency]) for agency in agencies)]
    graph += [_government_service(said, one, today) for one in shown]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(SCRIPT))  # noqa: S308 -- nothing in it can end the element


def _at(place: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse('visitor:services')}#{place}"


def _place(house: Centre, said: Words) -> dict[str, Any]:
    """The house as the one place where everything is done."""
    place = house.house.address
    return {
        "@type": "ServiceChannel",
        "@id": HOUSE,
        "serviceUrl": f"{settings.PUBLIC_URL}{reverse('visitor:start')}",
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
        "@id": _at(f"agency-{agency.id}"),
        "name": said("agency", agency.id),
        **{name: value for name, value in known.items() if value},
    }


def _government_service(said: Words, facts: Service, today: date) -> dict[str, Any]:
    eur = plain_fee(tariff_of_the_house(said.centre), facts, today)
    return {
        "@type": "GovernmentService",
        "@id": _at(facts.id),
        "name": said("service", facts.id),
        "inLanguage": said.centre.languages[said.language].bcp47,
        "provider": {"@id": _at(f"agency-{facts.agency}")},
        "availableChannel": {"@id": HOUSE},
        **(
            {"offers": {"@type": "Offer", "price": str(number(eur[0])), "priceCurrency": "EUR"}}
            if eur and eur[0]
            else {}
        ),
    }
