"""The register: Django finds every room's tables here."""

from willkommen.agencies.models import DeskToken, FlowSignature, Staff, StaffRequest
from willkommen.catalogue.models import Edition, Record, Recording, Revision
from willkommen.complaints.models import Complaint, ComplaintBox, OfficeKey
from willkommen.exchange.models import Agreement, Conference, Knowledge, Offer, Proposal, Question, Sitting
from willkommen.guide.models import PhraseEdition, Unheard
from willkommen.journal.models import Entry
from willkommen.papers.models import Custody, Document, Hold, Part, Release, Released, Upload
from willkommen.post.models import Message
from willkommen.reception.models import (
    Alarm,
    Call,
    Feedback,
    HelpCall,
    Notice,
    PlaceInLine,
    Presence,
    TripsSaved,
    WalkInLine,
)
from willkommen.schedule.models import Booking, CounterToday
from willkommen.standby.models import Device, NodeAct
from willkommen.visits.models import Pickup, Reply, Stop, StopNote, Visit, VisitKey

__all__ = [
    "Agreement",
    "Alarm",
    "Booking",
    "Call",
    "Complaint",
    "ComplaintBox",
    "Conference",
    "CounterToday",
    "Custody",
    "DeskToken",
    "Device",
    "Document",
    "Edition",
    "Entry",
    "Feedback",
    "FlowSignature",
    "HelpCall",
    "Hold",
    "Knowledge",
    "Message",
    "NodeAct",
    "Notice",
    "Offer",
    "OfficeKey",
    "Part",
    "PhraseEdition",
    "Pickup",
    "PlaceInLine",
    "Presence",
    "Proposal",
    "Question",
    "Record",
    "Recording",
    "Release",
    "Released",
    "Reply",
    "Revision",
    "Sitting",
    "Staff",
    "StaffRequest",
    "Stop",
    "StopNote",
    "TripsSaved",
    "Unheard",
    "Upload",
    "Visit",
    "VisitKey",
    "WalkInLine",
]
