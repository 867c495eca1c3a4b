"""The catalogue: services, agencies, situations, languages, in the language asked for."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Router

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.fees import basis_of, plain_fee, tariff_of_the_house
from willkommen.catalogue.queries import centre
from willkommen.catalogue.schema.service import Service
from willkommen.doors.api.v1.shapes import AgencyOut, FeeOut, LanguageOut, PaperOut, ServiceOut, SituationOut
from willkommen.doors.moment import now

router = Router(tags=["catalogue"])


def language_of(request: HttpRequest, house: Centre) -> str:
    """The first language of `Accept-Language` that the house knows; German otherwise."""
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.partition(";")[0].strip().lower()
        for candidate in (code, code.partition("-")[0]):
            if candidate in house.languages:
                return candidate
    return house.house.languages[0]


@router.get("/services", response=list[ServiceOut])
def services(request: HttpRequest) -> list[ServiceOut]:
    """Every service that is offered, with the papers to bring and the plain fee."""
    house = centre()
    language = language_of(request, house)
    return [_service(house, service, language) for service in house.services.values() if not service.retired]


@router.get("/agencies", response=list[AgencyOut])
def agencies(request: HttpRequest) -> list[AgencyOut]:
    """Every agency of the house."""
    house = centre()
    language = language_of(request, house)
    return [
        AgencyOut(
            id=agency.id, name=str(house.words.get(language, "agency", agency.id)), kind=agency.kind,
            phones=list(agency.contact.phones), mail=agency.contact.mail, web=agency.contact.web,
        )
        for agency in house.agencies.values()
    ]  # fmt: skip


@router.get("/situations", response=list[SituationOut])
def situations(request: HttpRequest) -> list[SituationOut]:
    """Situations in life with their services in order."""
    house = centre()
    language = language_of(request, house)
    return [
        SituationOut(
            id=situation.id, name=(name := house.words.get(language, "situation", situation.id)).text,
            language=name.language, services=[step.service for step in situation.steps],
        )
        for situation in house.situations.values()
    ]  # fmt: skip


@router.get("/languages", response=list[LanguageOut])
def languages(request: HttpRequest) -> list[LanguageOut]:
    """The languages of the house."""
    house = centre()
    return [
        LanguageOut(
            code=language.id, endonym=language.endonym, direction=language.direction,
            pages=language.id in house.house.languages,
        )
        for language in house.languages.values()
    ]  # fmt: skip


def _service(house: Centre, service: Service, language: str) -> ServiceOut:
    name = house.words.get(language, "service", service.id)
    return ServiceOut(
        id=service.id, name=name.text, language=name.language, agency=service.agency, minutes=service.ticks * 5,
        bookable=service.booking != "never", channels=list(service.channels), papers=_papers(house, service, language),
        fee=_fee(house, service),
    )  # fmt: skip


def _fee(house: Centre, service: Service) -> FeeOut | None:
    tariff, today = tariff_of_the_house(house), now().astimezone(ZoneInfo(house.house.time_zone)).date()
    eur = plain_fee(tariff, service, today) or (0, 0)
    if not any(eur) and service.fee is None:
        return None
    return FeeOut(adult=float(eur[0]), minor=float(eur[1]), basis=basis_of(tariff, service, today))


def _papers(house: Centre, service: Service, language: str) -> list[PaperOut]:
    named: list[tuple[str, str, int | None]] = [(paper, "always", None) for paper in service.papers]
    named += [(paper, "one_of", number) for number, group in enumerate(service.papers_any, 1) for paper in group]
    named += [(paper, "optional", None) for paper in service.papers_optional]
    return [
        PaperOut.model_validate(
            {
                "id": paper, "name": str(house.words.get(language, "paper", paper)), "bring": house.papers[paper].bring,
                "need": need, "group": group, "instead": house.papers[paper].instead,
            }
        )
        for paper, need, group in named
    ]  # fmt: skip
