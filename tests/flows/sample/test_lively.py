"""The lively day moves people through the house as real ones move."""

import random
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connections

from willkommen.catalogue.queries import centre
from willkommen.core.acting import acting_as
from willkommen.flows.sample.lively import LivelyDay

NOON = datetime(2027, 3, 3, 11, 0, tzinfo=UTC)


@pytest.mark.usefixtures("one_transaction")
def test_it_brings_people_in_and_sends_them_home() -> None:
    with acting_as("door"):
        house = centre()
    day = LivelyDay(house, {agency: uuid4() for agency in ("auslaenderbehoerde", "jobcenter")}, random.Random(1))
    for second in range(90):
        day.step(NOON + timedelta(seconds=second))
    with connections["a_auslaenderbehoerde"].cursor() as cursor:
        cursor.execute("SELECT state, count(*) FROM stop GROUP BY state")
        states = dict(cursor.fetchall())
    assert {"booked", "done"} <= states.keys()
