"""Where an office is, when it is open and how to reach it, as facts side by side."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from willkommen.catalogue.schema.parts import WEEKDAYS, Address, Contact, Hours, Weekday
from willkommen.doors.said import isolated, locale


def contact(known: Contact, hours: tuple[Hours, ...]) -> list[tuple[str, str]]:
    """Address, telephone, hours and web address, in the language of the page; what is not known is left out."""
    known = known.shown
    place = known.address
    facts = [
        (_("Adresse"), _address(place) if place else ""),
        (_("Telefon"), ", ".join(known.phones)),
        (_("Öffnungszeiten"), "; ".join(opening_times(hours))),
        (_("Internet"), known.web or ""),
    ]
    return [(name, isolated(value)) for name, value in facts if value]


def _address(place: Address) -> str:
    """As it stands on a German envelope."""
    street = f"{place.street}, Gebäude {place.building}" if place.building else place.street
    return f"{street}, {place.postcode} {place.city}"


def opening_times(hours: tuple[Hours, ...]) -> list[str]:
    """Lines like `Montag – Donnerstag 08:00–12:00, 14:00–15:00`."""
    by_days: dict[tuple[Weekday, ...], list[str]] = {}
    for one in hours:
        by_days.setdefault(one.days, []).append(f"{one.opens}–{one.closes}")
    return [f"{_days(days)} {', '.join(times)}" for days, times in by_days.items()]


def _days(days: tuple[Weekday, ...]) -> str:
    """Three or more days on end by the first and the last, others one by one."""
    names = locale(get_language() or "de").days["format"]["wide"]
    places = [WEEKDAYS.index(day) for day in days]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return f"{names[places[0]]} – {names[places[-1]]}"
    return ", ".join(names[place] for place in places)
