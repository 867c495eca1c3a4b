"""The invented cast: three visitors, a clerk who may and a clerk who may not."""

from dataclasses import dataclass

from willkommen.visits.actions import Party

PASSWORD = "drei-linden-am-ufer"
"""Of both clerks, on test servers alone."""


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes: what the house knows of a party, and an address for messages ("" when none is given)."""

    name: str
    party: Party
    email: str = ""


@dataclass(frozen=True)
class Clerk:
    """A member of staff who can sign in with PASSWORD."""

    username: str
    name: str
    agency: str
    role: str


AMINA = Visitor("Amina", Party(language="ar", size=4, needs={"step_free": True}), "amina@example.org")
BOGDAN = Visitor("Bogdan", Party(language="de"), "bogdan@example.org")
SELAM = Visitor("Selam", Party(language="en"))

CLERK_WHO_MAY = Clerk("clerk.who.may", "Clerk Who May", "auslaenderbehoerde", "clerk")
CLERK_WHO_MAY_NOT = Clerk("clerk.who.may.not", "Clerk Who May Not", "jobcenter", "clerk")
COUNSELLOR = Clerk("counsellor", "Counsellor", "antidiskriminierung", "counsellor")
RECEPTIONIST = Clerk("receptionist", "Receptionist", "empfang", "reception")
MANAGER = Clerk("manager", "Manager", "empfang", "management")
LEAD = Clerk("lead", "Lead", "jobcenter", "lead")
OFFICER = Clerk("officer", "Officer", "empfang", "protection")
OPERATOR = Clerk("operator", "Operator", "empfang", "operator")
EDITOR = Clerk("editor", "Editor", "empfang", "editor")
STAFF = (CLERK_WHO_MAY, CLERK_WHO_MAY_NOT, COUNSELLOR, RECEPTIONIST, MANAGER, LEAD, OFFICER, OPERATOR, EDITOR)
"""Everybody who can sign in; already in every test database."""
