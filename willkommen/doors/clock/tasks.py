"""What happens because time passes; each task says as whom it acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import get_connection
from django.core.management import call_command
from django.urls import reverse

from willkommen.agencies.walls import login_of
from willkommen.building.counters import open_later
from willkommen.building.queries import open_on
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.clock import sealing
from willkommen.doors.clock.links import visit_link
from willkommen.doors.day_list import paper_folder, write_sheets
from willkommen.doors.moment import now
from willkommen.environment import data_folder, value
from willkommen.flows.count_trips import count_trips
from willkommen.flows.first_time import give_all_a_time
from willkommen.flows.house_news import tell_who_would_come
from willkommen.flows.measure_lines import measure_lines
from willkommen.flows.papers.forget import forget as forget_past
from willkommen.flows.send_post import send_due
from willkommen.flows.tell_officer import tell_officer
from willkommen.flows.tidy import tidy
from willkommen.reception.queries.arrivals import guests
from willkommen.reception.queries.notices import notices


@dataclass(frozen=True)
class Task:
    """Something to do again and again, `pause` seconds after the last time. Done twice is as good as once."""

    name: str
    pause: float
    do: Callable[[], object]


def post() -> None:
    """Send what is due in the outbox."""
    with acting_as("worker"):
        send_due(now=now(), post=get_connection(), link=visit_link)


def forget() -> None:
    """Forget what nobody needs any more."""
    with acting_as("worker"):
        tidy(now=now())
    with acting_as("gate"):
        call_command("clearsessions", verbosity=0)


def figures() -> None:
    """Count what yesterday saved, before its visits are forgotten."""
    with acting_as("reception"):
        count_trips(now=now(), zone=ZoneInfo(centre().house.time_zone))


def nightly() -> None:
    """Forget what is past the periods of the centre's data, with its keys; what nothing is left of costs nothing."""
    with acting_as("worker"):
        forget_past(now=now())


def measure() -> None:
    """Let every agency say how long its lines are."""
    with acting_as("worker"):
        house = centre()
    for agency in house.agencies:
        with acting_as(login_of(agency)):
            measure_lines(centre=house, agency=agency, now=now())


def first_times() -> None:
    """Give a time to everybody without an appointment whom none of their counters will call any more today, closed houses included."""
    with acting_as("worker"):
        house = centre()
    moment = now()
    with acting_as("reception"):
        day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
        closed = any(told.kind == "closed" for told in notices(now=moment))
        calling = frozenset() if closed else open_later(house, open_on(house, day), moment)
        waiting = [(one.visit, one.code) for one in guests(day=day) if one.state == "waiting" and one.in_vain(calling)]
    if waiting:
        with acting_as("door"):
            give_all_a_time(centre=house, waiting=waiting, now=moment)


def paper() -> None:
    """Write today's and tomorrow's lists, so that they are there when the server is not."""
    with acting_as("worker"):
        house = centre()
    moment = now()
    day = moment.astimezone(ZoneInfo(house.house.time_zone)).date()
    write_sheets(house, (day, day + timedelta(days=1)), folder=paper_folder(), now=moment)


def hindered() -> None:
    """Write to everybody whom a closed house or a lift out of order hinders today, and when it is over."""
    with acting_as("worker"):
        tell_who_would_come(centre=centre(), now=now())


def officer() -> None:
    """Tell the data protection officer by mail that accounts or flows were worked on, where an address is set."""
    address = value("PROTECTION_MAIL")
    if not address:
        return
    with acting_as("worker"):
        zone = ZoneInfo(centre().house.time_zone)
    page = f"{settings.PUBLIC_URL}{reverse('office:protection')}"
    with acting_as("auditor"):
        tell_officer(
            address=address, page=page, memory=data_folder() / "told-officer", now=now().astimezone(zone), post=get_connection()
        )  # fmt: skip


TASKS = (
    Task("post", 3, post),
    Task("lines", 5, measure),
    Task("hindered", 15, hindered),
    Task("first-times", 60, first_times),
    Task("paper", 300, paper),
    Task("forget", 3600, forget),
    Task("figures", 3600, figures),
    Task("officer", 3600, officer),
    Task("periods", 6 * 3600, nightly),
    Task("seal", 1, sealing.seal),
    Task("checkpoint", 60, sealing.checkpoint),
)
