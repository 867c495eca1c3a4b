"""The same over a connection for each login: what one login writes is committed before the next reads it."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.factories.exchange import JC, offers_of, referred
from tests.factories.plans import JOB, a_plan, a_stop
from tests.factories.visits import a_visit, seen
from tests.flows.exchange.test_meet import joined, sittings_of
from tests.flows.exchange.test_refer import accepted
from willkommen.core.errors import Refusal

pytestmark = pytest.mark.usefixtures("matrix_for_all")


def test_it_accepts_across_the_logins_of_two_agencies_and_the_door() -> None:
    booked = a_visit()
    accepted(referred(booked), a_plan(a_stop(JOB, "10:00")))
    joined(booked)
    assert [stop.agency for stop in seen(booked).stops] == ["auslaenderbehoerde", "jobcenter"]
    assert len(sittings_of()) == 1


def test_it_leads_two_clerks_who_accept_at_once_to_one_stop() -> None:
    booked = a_visit()
    which = referred(booked)
    told: list[str] = []
    start = Barrier(2)

    def clerk() -> None:
        start.wait(timeout=10)
        try:
            accepted(which)
            told.append("accepted")
        except Refusal as refusal:
            told.append(refusal.word)
        finally:
            connections.close_all()

    clerks = [Thread(target=clerk) for _ in range(2)]
    for each in clerks:
        each.start()
    for each in clerks:
        each.join(timeout=30)
    assert told.count("accepted") == 1, told
    assert len(seen(booked).stops) == 2
    assert [offer.state for offer in offers_of(JC)] == ["accepted"]
