"""What happens because time passes; each task says as whom it acts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import get_connection
from django.core.management import call_command

from willkommen.agencies.walls import login_of
from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.doors.clock import sealing
from willkommen.doors.clock.links import visit_link
from willkommen.doors.moment import now
from willkommen.flows.measure_lines import measure_lines
from willkommen.flows.papers.forget import forget as forget_past
from willkommen.flows.send_post import send_due
from willkommen.flows.tidy import tidy


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


TASKS = (
    Task("post", 3, post),
    Task("lines", 5, measure),
    Task("forget", 3600, forget),
    Task("periods", 6 * 3600, nightly),
    Task("seal", 1, sealing.seal),
    Task("checkpoint", 60, sealing.checkpoint),
)
