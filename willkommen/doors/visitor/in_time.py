"""Deadlines: what must reach an office by when, and how to be in time today, since a booking is no application."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.rules.due import best_from, last_day, nearness
from willkommen.catalogue.schema.terms import Deadline
from willkommen.doors.moment import now
from willkommen.doors.said import Words
from willkommen.doors.visitor.errand import Errand
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.sorting import Sorted

WAYS = ("form", "message", "reception", "phone", "court")


def in_time(centre: Centre, errand: Errand, here: tuple[str, ...], found: Sorted) -> list[dict[str, Any]]:
    """The deadlines of what is done here, with the days the person named, then of what another office decides."""
    days = dict(errand.days)
    away = tuple(name for services in found.elsewhere.values() for name in services if name not in here)
    return deadlines(centre, here, errand.situation, days=days) + deadlines(centre, away, days=days, reception=False)


def deadlines(
    centre: Centre,
    services: tuple[str, ...],
    situation: str = "",
    said: Words | None = None,
    *,
    days: Mapping[str, date] | None = None,
    reception: bool = True,
) -> list[dict[str, Any]]:
    """Each deadline once, those that can be kept in the same ways together: what could be mistaken for the booking
    (application, claim), what goes to a court, and what is only to be known. `days`: when the events are."""
    said = said or words(centre)
    groups: dict[object, list[Deadline]] = {}
    for one in _named(centre, services, situation):
        groups.setdefault(one.act if one.application else one.id, []).append(one)
    return [_group(centre, said, group, days or {}, reception) for group in groups.values()]


def last_days(centre: Centre, errand: Errand, services: tuple[str, ...]) -> dict[str, date]:
    """The last day of each service of which one is known and an application is due."""
    days = dict(errand.days)
    found: dict[str, date] = {}
    for name in services:
        due = [
            last
            for one in _named(centre, (name,), "")
            if one.act == "application" and (last := _last(one, days)) and last >= _today(centre)
        ]
        if due:
            found[name] = min(due)
    return found


def _named(centre: Centre, services: tuple[str, ...], situation: str) -> list[Deadline]:
    names = [name for service in services for name in centre.services[service].deadlines]
    if situation:
        names += centre.situations[situation].deadlines
    return [centre.deadlines[name] for name in dict.fromkeys(names)]


def _group(
    centre: Centre, said: Words, group: list[Deadline], days: Mapping[str, date], reception: bool
) -> dict[str, Any]:
    ways = {way for one in group for way in one.ways if reception or way != "reception"}
    return {
        "application": group[0].application,
        "sentences": [sentence for one in group for sentence in _sentences(centre, said, one, days)],
        "ways": [_way(way) for way in WAYS if way in ways],
        "letter": any(said.maybe("deadline", one.id, "letter") for one in group),
        "sheets": _sheets(said, group),
    }


def _sheets(said: Words, group: Iterable[Deadline]) -> list[tuple[str, str]]:
    """Pages to print and hand on: id and title."""
    return [(name, said("page", name, "title")) for one in group for name in one.sheets]


def _sentences(centre: Centre, said: Words, one: Deadline, days: Mapping[str, date]) -> list[str]:
    """What the deadline says, the last day if it can be told, how near it is, and what holds until the decision."""
    found = [said("deadline", one.id)]
    meanwhile = said.maybe("deadline", one.id, "meanwhile")
    last = _last(one, days)
    if last is None:
        return [*found, meanwhile] if meanwhile else found
    today, shown = _today(centre), said.long_day(last)
    near = nearness(last, today, one.best_weeks)
    found.append(
        _("Das heißt für Sie: vor dem %(day)s.") % {"day": shown}
        if one.kind == "before"
        else _("Das heißt für Sie: spätestens am %(day)s.") % {"day": shown}
    )
    if near == "passed":
        return [*found, _("Dieser Tag ist schon vorbei. Warten Sie nicht: Fragen Sie heute nach, ob es noch geht.")]
    if near == "near":
        found.append(_left((last - today).days))
    if near == "early" and one.best_weeks:
        best = said.long_day(best_from(last, one.best_weeks))
        found.append(_("Sie haben noch Zeit. Am besten stellen Sie den Antrag ab dem %(day)s.") % {"day": best})
    return [*found, meanwhile] if meanwhile else found


def _left(days: int) -> str:
    """How little time there is."""
    if days == 0:
        return _("Das ist heute. Warten Sie nicht auf den Termin.")
    left = ngettext("Das ist noch %(n)d Tag.", "Das sind noch %(n)d Tage.", days) % {"n": days}
    return f"{left} {_('Warten Sie nicht auf den Termin.')}"


def _last(one: Deadline, days: Mapping[str, date]) -> date | None:
    event = days.get(one.event)
    return last_day(one.kind, event, one.count, one.unit) if event else None


def _today(centre: Centre) -> date:
    return now().astimezone(ZoneInfo(centre.house.time_zone)).date()


def _way(way: str) -> str:
    """How to be in time today."""
    return {
        "form": _("Füllen Sie das Formular der Stelle aus, unterschreiben Sie es und schicken Sie es heute ab."),
        "message": _(
            "Schreiben Sie heute formlos an die Stelle: „Hiermit beantrage ich …“ mit Name, Geburtsdatum, Adresse,"
            " Datum und Unterschrift. Behalten Sie eine Kopie."
        ),
        "reception": _("Geben Sie den Antrag heute am Empfang ab. Sie bekommen eine Quittung mit Datum."),
        "court": _("Gehen Sie heute zur Rechtsantragstelle des Gerichts oder zu einer Anwältin oder einem Anwalt."),
        "phone": _("Rufen Sie heute an."),
    }[way]
