"""The register: Django finds every room's tables here."""

from willkommen.agencies.models import FlowSignature, Staff, StaffRequest
from willkommen.catalogue.models import Edition, Record
from willkommen.journal.models import Entry
from willkommen.post.models import Message
from willkommen.reception.models import Call, Pause, PlaceInLine, Presence, WalkInLine
from willkommen.schedule.models import Booking
from willkommen.visits.models import Reply, Stop, Visit, VisitKey

__all__ = [
    "Booking",
    "Call",
    "Edition",
    "Entry",
    "FlowSignature",
    "Message",
    "Pause",
    "PlaceInLine",
    "Presence",
    "Record",
    "Reply",
    "Staff",
    "StaffRequest",
    "Stop",
    "Visit",
    "VisitKey",
    "WalkInLine",
]
