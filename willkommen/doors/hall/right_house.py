"""Show who doubts it which house this is, and the offices that people take it for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.doors.contact import contact
from willkommen.doors.hall.advice import here, open_today
from willkommen.doors.hall.kiosk import language_of, languages
from willkommen.doors.in_house import keep_sign, sign_today
from willkommen.doors.moment import now
from willkommen.doors.said import Words


@never_cache
@require_safe
def right_house(request: HttpRequest) -> HttpResponse:
    """The offices that decide about residence for people of another town, as the centre's data names them."""
    language = language_of(request)
    with translation.override(language):
        house = centre()
        context = {
            "here": here(house),
            "open_today": open_today(house),
            "others": _others(house, Words(house, language)),
        }
        return render(request, "hall/right_house.html", context | languages(language))


@never_cache
@require_safe
def scanned(request: HttpRequest, sign: str) -> HttpResponse:
    """The way in for an own phone: the picture on the boards holds the sign of the day, so that it need not be typed."""
    response = redirect("hall:arrive")
    if sign.upper() == sign_today(now()):
        keep_sign(response, sign.upper())
    return response


def _others(house: Centre, said: Words) -> list[dict[str, object]]:
    offices = dict.fromkeys(town.offices.permit for town in house.municipalities.values())
    return [
        {
            "name": said("outside", office),
            "does": said.maybe("outside", office, "does"),
            "facts": contact(house.outside[office].contact, house.outside[office].hours),
        }
        for office in offices
        if office in house.outside
    ]
