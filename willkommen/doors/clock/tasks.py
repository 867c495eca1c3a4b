"""The worker's tasks; each says as whom it acts, and none is ever deferred by a request."""

from django.core.mail import get_connection
from django.core.management import call_command
from procrastinate.contrib.django import app

from willkommen.core.acting import acting_as
from willkommen.doors.clock.links import visit_link
from willkommen.doors.moment import now
from willkommen.flows.send_post import send_due
from willkommen.flows.tidy import tidy


@app.periodic(cron="*/5 * * * * *")
@app.task(queue="house", lock="post", queueing_lock="post", pass_context=False)
def post(timestamp: int) -> int:
    """Every five seconds: send what is due in the outbox."""
    with acting_as("worker"):
        return send_due(now=now(), post=get_connection(), link=visit_link)


@app.periodic(cron="17 * * * *")
@app.task(queue="house", lock="forget", queueing_lock="forget", pass_context=False)
def forget(timestamp: int) -> None:
    """Every hour: forget what nobody needs any more."""
    with acting_as("worker"):
        tidy(now=now())
    with acting_as("gate"):
        call_command("clearsessions", verbosity=0)
