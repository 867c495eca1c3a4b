"""What a centre consists of: one strict model for each kind of record."""

from pydantic import BaseModel

from willkommen.catalogue.schema.agency import Agency
from willkommen.catalogue.schema.building import Counter, Passage, Room
from willkommen.catalogue.schema.flow import Flow
from willkommen.catalogue.schema.helpline import Helpline
from willkommen.catalogue.schema.hours import Closure, Opening
from willkommen.catalogue.schema.house import House
from willkommen.catalogue.schema.language import Language
from willkommen.catalogue.schema.municipality import Municipality
from willkommen.catalogue.schema.outside import Outside
from willkommen.catalogue.schema.paper import Paper
from willkommen.catalogue.schema.question import Question, Reply
from willkommen.catalogue.schema.retention import Retention
from willkommen.catalogue.schema.sentence import Sentence
from willkommen.catalogue.schema.service import Service
from willkommen.catalogue.schema.situation import Situation
from willkommen.catalogue.schema.terms import Condition, Deadline
from willkommen.catalogue.schema.text import Direction, Page, Source, Spoken, Text
from willkommen.catalogue.schema.topic import Topic

KINDS: dict[str, type[BaseModel]] = {
    "house": House,
    "source": Source,
    "language": Language,
    "agency": Agency,
    "outside": Outside,
    "helpline": Helpline,
    "condition": Condition,
    "deadline": Deadline,
    "paper": Paper,
    "service": Service,
    "topic": Topic,
    "situation": Situation,
    "reply": Reply,
    "question": Question,
    "municipality": Municipality,
    "room": Room,
    "passage": Passage,
    "direction": Direction,
    "counter": Counter,
    "opening": Opening,
    "closure": Closure,
    "flow": Flow,
    "page": Page,
    "spoken": Spoken,
    "retention": Retention,
    "text": Text,
    "sentence": Sentence,
    "wording": Sentence,
}
"""Every kind of record and its model, in the order in which they can be loaded one after the other."""

TEXTS: dict[str, dict[str, bool]] = {
    "house": {"name": True, "short": True, "entrance": True, "stop": True, "way": True},
    "agency": {"name": True, "short": True, "about": True},
    "service": {"name": True},
    "paper": {"name": True},
    "situation": {"name": True},
    "condition": {"name": True},
    "deadline": {"name": True, "meanwhile": False, "letter": False},
    "reply": {"name": True},
    "question": {"name": True, "hint": False},
    "outside": {"name": True, "does": False},
    "topic": {"name": True, "office": True, "papers": False},
    "helpline": {"name": True, "hours": False},
    "direction": {"name": True},
    "page": {"title": True, "body": True},
    "spoken": {"name": True},
}
"""The fields of each kind that are words, in `texts/<language>.yaml`; True: every record needs it in the original."""
