"""Agencies that ask and refer, and a visitor who decides, each in the name of the login that may."""

from datetime import datetime
from uuid import UUID

from tests.factories.plans import JOB, RESIDENCE, ZONE, at
from tests.factories.visits import seen
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.exchange.queries.offers import OfferSeen, offers
from willkommen.exchange.queries.questions import QuestionSeen, questions
from willkommen.exchange.queries.requests import Asking
from willkommen.flows.book import Booked
from willkommen.flows.exchange.ask import Asker, Wording, ask, ask_about
from willkommen.flows.exchange.decide import asked_of_visitor, decide
from willkommen.flows.exchange.refer import Referral, refer

ABH, JC = Asker(RESIDENCE[1], UUID(int=7)), Asker(JOB[1], UUID(int=8))
TEXT = ("de", b"t" * 32)
"""Language and hash of the text that the person was shown."""
GENERAL = Wording(JC.agency, "Kopien", "Nimmt das Jobcenter auch Kopien, oder nur Originale?", "today")
NOON = at("12:00")


def asked(wording: Wording = GENERAL, *, by: Asker = ABH, now: datetime = NOON) -> UUID:
    """A general question."""
    with acting_as(f"a_{by.agency}"):
        return ask(by=by, wording=wording, now=now, zone=ZONE)


def asked_about(booked: Booked, *, at_counter: bool = False, by: Asker = ABH, of: str = JC.agency) -> UUID:
    """A question about the person of the first stop."""
    wording = Wording(of, "Bescheid", "Liegt der Bescheid von Amina Beispiel schon vor?", "today")
    with acting_as(f"a_{by.agency}"):
        return ask_about(
            by=by,
            wording=wording,
            stop=stop_of(booked, by),
            at_counter=TEXT if at_counter else None,
            now=NOON,
            zone=ZONE,
        )


def referred(
    booked: Booked, *, at_counter: bool = True, by: Asker = ABH, joint: bool = False, now: datetime = NOON
) -> UUID:
    """The person of the first stop is referred to the Jobcenter, or the Jobcenter asked to the table."""
    referral = Referral(JC.agency, JOB[0], "Bitte zum Antrag beraten.", joint, "001")
    with acting_as(f"a_{by.agency}"):
        return refer(
            by=by, stop=stop_of(booked, by), referral=referral, at_counter=TEXT if at_counter else None, now=now
        )


def stop_of(booked: Booked, by: Asker = ABH) -> UUID:
    """The visit's stop at an agency."""
    return next(stop.id for stop in seen(booked).stops if stop.agency == by.agency)


def questions_of(by: Asker) -> list[QuestionSeen]:
    """What an agency reads of questions."""
    with acting_as(f"a_{by.agency}"):
        return questions(agency=by.agency)


def offers_of(by: Asker) -> list[OfferSeen]:
    """What an agency reads of offers."""
    with acting_as(f"a_{by.agency}"), atomic():
        return offers(agency=by.agency)


def requests(booked: Booked) -> list[Asking]:
    """What the visitor is asked."""
    with acting_as("door"):
        return asked_of_visitor(code=booked.code, secret=booked.secret)


def decided(booked: Booked, act: str, now: datetime = NOON) -> None:
    """The visitor decides about the newest request on the own device."""
    with acting_as("door"):
        decide(
            code=booked.code,
            secret=booked.secret,
            agreement=requests(booked)[0].id,
            act=act,
            text=TEXT,
            now=now,
            zone=ZONE,
        )
