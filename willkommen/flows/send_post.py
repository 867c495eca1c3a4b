"""Send what is due in the outbox: each message at least once, and never again once its sending is written down.

Order: reserve the message and mint the key of its link (committed), hand the mail to the mail server, write "sent". Who is
killed between the last two leaves a message that is sent a second time at its next turn, with the same Message-ID; to
write "sent" first would lose it instead.
"""

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from willkommen.agencies.walls import atomic
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.queries import centre
from willkommen.core.codes import new_secret
from willkommen.flows.messages import open_address
from willkommen.post.actions import Due, claim, give_up, sent
from willkommen.post.mail import Mail, write
from willkommen.post.pieces import Station
from willkommen.post.queries import is_due
from willkommen.visits.actions import mint

LOG = logging.getLogger("willkommen.post")
KEY_LASTS = timedelta(days=1)
"""How long after the last stop the link of a message still opens the visit."""
KEPT_OPEN = timedelta(days=14)
"""The same where the house was closed: whoever answers late still finds the visit and a new time."""
Link = Callable[[str, str, str], str]
"""The address that opens a visit, from language, code and key."""


def send_due(*, now: datetime, post: BaseEmailBackend, link: Link) -> int:
    """Send everything that is due at `now` (aware) through `post`, acting as the worker; how many were sent.

    A mail server that does not answer costs no message a try: everything is kept.
    """
    count = 0
    house = centre()
    while is_due(now=now) and _reachable(post) and (found := _reserve(now, house, link)):
        due, mail = found
        count += _deliver(due, mail, now, post)
    post.close()
    return count


def _reachable(post: BaseEmailBackend) -> bool:
    try:
        post.open()
    except (OSError, smtplib.SMTPException) as fault:
        LOG.warning("the mail server does not answer (%s); messages are kept", type(fault).__name__)
        return False
    return True


def _reserve(now: datetime, house: Centre, link: Link) -> tuple[Due, Mail] | None:
    with atomic():
        due = claim(now=now)
        if due is None:
            return None
        stations = _stations(due, house)
        secret = ""
        if due.visit and due.template != "cancelled":
            secret, lasts = new_secret(), KEPT_OPEN if due.template == "closed" else KEY_LASTS
            mint(visit=due.visit, secret=secret, expires_at=stations[-1].ends + lasts)
    language = due.language if due.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return due, _mail(due, stations, house, language, link(language, due.facts["code"], secret) if secret else "")


def _deliver(due: Due, mail: Mail, now: datetime, post: BaseEmailBackend) -> int:
    if mail.stations[-1].starts <= now:  # too late to be of use
        _give_up(due, for_good=True)
        return 0
    try:
        post.send_messages([write(mail, to=open_address(due.address), now=now)])
    except smtplib.SMTPRecipientsRefused as refusal:
        _give_up(due, for_good=all(code >= 500 for code, _ in refusal.recipients.values()))
        return 0
    except (OSError, smtplib.SMTPException) as fault:
        LOG.warning("message %s was not taken (%s)", due.id, type(fault).__name__)
        _give_up(due)
        post.close()
        return 0
    with atomic():
        sent(message=due.id)
    return 1


def _give_up(due: Due, *, for_good: bool = False) -> None:
    with atomic():
        if give_up(message=due.id, tries=due.tries, for_good=for_good):
            LOG.warning("message %s is given up after %s tries", due.id, due.tries)


def _stations(due: Due, house: Centre) -> list[Station]:
    stations = [
        Station(
            datetime.fromisoformat(stop["starts"]), datetime.fromisoformat(stop["ends"]), _door(stop["counter"], house)
        )
        for stop in due.facts["stops"]
    ]
    return sorted(stations, key=lambda station: station.starts)


def _door(counter: str, house: Centre) -> str:
    """What stands at the door; the counter's id when the centre has no such counter any more."""
    known = house.counters.get(counter)
    return house.rooms[known.room].label or counter if known else counter


def _mail(due: Due, stations: list[Station], house: Centre, language: str, link: str) -> Mail:
    place = house.house.address
    return Mail(
        key=str(due.id),
        template=due.template,
        language=language,
        code=due.facts["code"],
        stations=stations,
        house=str(house.words.get(language, "house", house.house.id)),
        address=f"{place.street}, {place.postcode} {place.city}",
        phone=next(iter(house.house.contact.phones), ""),
        link=link,
        zone=ZoneInfo(house.house.time_zone),
    )
