"""The calls of the specification's own API, for reading alone."""

from collections.abc import Callable, Collection
from datetime import date
from itertools import islice
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.errors import Unknown
from willkommen.doors.api.v1.catalogue import language_of
from willkommen.doors.api.v1.hsds.organizations import organization as organization_of
from willkommen.doors.api.v1.hsds.pieces import Record, uid
from willkommen.doors.api.v1.hsds.services import at_location
from willkommen.doors.api.v1.hsds.services import service as service_of
from willkommen.doors.api.v1.hsds.terms import taxonomy, terms
from willkommen.doors.api.v1.shapes import ProblemOut
from willkommen.doors.moment import now

router = Router(tags=["hsds"])
T = TypeVar("T")
Page = Annotated[int, Query(ge=1, le=10_000)]
Size = Annotated[int, Query(ge=1, le=50)]
Problems = {404: ProblemOut, 422: ProblemOut}


@router.get("/", response=dict[str, Any])
def about(request: HttpRequest) -> Record:
    """Which version this is, and where its description stands."""
    return {
        "version": "3.0",
        "profile": "https://docs.openreferral.org/en/v3.0/",
        "openapi_url": f"{settings.PUBLIC_URL}/api/v1/openapi.json",
    }


@router.get("/services", response={200: dict[str, Any], **Problems}, url_name="hsds_services")
def services(request: HttpRequest, page: Page = 1, per_page: Size = 50, full: bool = False) -> Record:
    """Services, `per_page` at a time; `full` with everything that belongs to each."""
    house, language = _asked(request)
    today = _today(house)
    return _paged(
        house.services.values(), page, per_page, lambda one: service_of(house, one, language, today, full=full)
    )


@router.get("/services/{uuid:wanted}", response={200: dict[str, Any], **Problems}, url_name="hsds_service")
def service(request: HttpRequest, wanted: str) -> Record:
    """One service with everything that belongs to it."""
    house, language = _asked(request)
    for one in house.services.values():
        if uid(house, "service", one.id) == str(wanted):
            return service_of(house, one, language, _today(house), full=True)
    raise Unknown


@router.get("/organizations", response={200: dict[str, Any], **Problems})
def organizations(request: HttpRequest, page: Page = 1, per_page: Size = 50, full: bool = False) -> Record:
    """The agencies of the house."""
    house, language = _asked(request)
    return _paged(house.agencies.values(), page, per_page, lambda one: organization_of(house, one, language, full=full))


@router.get("/organizations/{uuid:wanted}", response={200: dict[str, Any], **Problems})
def organization(request: HttpRequest, wanted: str) -> Record:
    """One agency with its building."""
    house, language = _asked(request)
    for one in house.agencies.values():
        if uid(house, "organization", one.id) == str(wanted):
            return organization_of(house, one, language, full=True)
    raise Unknown


@router.get("/service_at_locations", response={200: dict[str, Any], **Problems})
def service_at_locations(request: HttpRequest, page: Page = 1, per_page: Size = 50) -> Record:
    """Services and where they are done: one building."""
    house, language = _asked(request)
    return _paged(house.services.values(), page, per_page, lambda one: at_location(house, one, language))


@router.get("/taxonomies", response={200: dict[str, Any], **Problems})
def taxonomies(request: HttpRequest, page: Page = 1, per_page: Size = 50) -> Record:
    """The one taxonomy: situations in life."""
    house, _language = _asked(request)
    return _paged([taxonomy(house)], page, per_page, dict)


@router.get("/taxonomy_terms", response={200: dict[str, Any], **Problems})
def taxonomy_terms(request: HttpRequest, page: Page = 1, per_page: Size = 50) -> Record:
    """Situations in life."""
    house, language = _asked(request)
    return _paged(terms(house, language), page, per_page, dict)


def _asked(request: HttpRequest) -> tuple[Centre, str]:
    house = centre()
    return house, language_of(request, house)


def _today(house: Centre) -> date:
    return now().astimezone(ZoneInfo(house.house.time_zone)).date()


def _paged(known: Collection[T], page: int, size: int, record_of: Callable[[T], Record]) -> Record:
    """One page as the specification's API wraps it; only what is on it is put together."""
    shown = [record_of(one) for one in islice(known, (page - 1) * size, page * size)]
    pages = max(1, -(-len(known) // size))
    return {
        "total_items": len(known), "total_pages": pages, "page_number": page, "size": len(shown),
        "first_page": page == 1, "last_page": page >= pages, "empty": not shown, "contents": shown,
    }  # fmt: skip
