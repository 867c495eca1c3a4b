"""The centre as one unchangeable object: every room reads it, whether it came from files or from the database."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from willkommen.catalogue.rules.bundle import Bundle, bundle
from willkommen.catalogue.rules.overlay import overlay
from willkommen.catalogue.rules.records import Record, by_kind, mark_of
from willkommen.catalogue.schema import KINDS
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
from willkommen.catalogue.schema.parts import Json
from willkommen.catalogue.schema.question import Question, Reply
from willkommen.catalogue.schema.retention import Retention
from willkommen.catalogue.schema.sentence import Sentence
from willkommen.catalogue.schema.service import Next, Service
from willkommen.catalogue.schema.situation import Situation
from willkommen.catalogue.schema.terms import Condition, Deadline
from willkommen.catalogue.schema.text import Direction, Page, Source, Text
from willkommen.catalogue.schema.topic import Topic
from willkommen.catalogue.words import Words


@dataclass(frozen=True)
class Centre:
    """Records by kind and id, in the order of their files; equal when all records are equal."""

    tables: Mapping[str, Mapping[str, Any]]

    @classmethod
    def from_records(cls, records: Iterable[Record]) -> "Centre":
        """Built from plain records; refuses (`pydantic.ValidationError`) what the schema refuses."""
        return cls.of({kind: [load(record) for record in group] for kind, group in by_kind(records).items()})

    @classmethod
    def of(cls, models: Mapping[str, Iterable[Any]]) -> "Centre":
        """Built from models that are valid one by one."""
        tables = {kind: MappingProxyType({model.id: model for model in models.get(kind, ())}) for kind in KINDS}
        return cls(MappingProxyType(tables))

    def records(self) -> Iterator[Record]:
        """Every record as plain data, in an order in which they can be loaded one after the other."""
        for kind, table in self.tables.items():
            for position, model in enumerate(table.values()):
                yield Record(kind, model.id, dump(model), position)

    def mark(self, kind: str, key: str) -> str:
        """See `mark_of`."""
        texts = [Record("text", one.id, dump(one)) for one in self.texts.values() if f"/{kind}/{key}/" in one.id]
        one = self.tables[kind].get(key)
        return mark_of([Record(kind, key, dump(one)), *texts] if one else texts, kind, key)

    @cached_property
    def words(self) -> Words:
        """Names and sentences by language."""
        order = {code: language.falls_back_to for code, language in self.languages.items()}
        return Words(self.texts, order, self.house.languages[0])

    @cached_property
    def worded(self) -> tuple[tuple[str, str, str], ...]:
        """German words of the fees that editors say otherwise than the files: German, language, text."""
        codes = self.house.languages
        over = overlay(self.wordings.values(), codes, codes[0])
        return tuple((str(german), code, text) for code, by in over.items() for german, text in by.items())

    @property
    def house(self) -> House:
        """The centre's own record."""
        house: House = next(iter(self.tables["house"].values()))
        return house

    @property
    def agencies(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return self.tables["agency"]

    @property
    def services(self) -> Mapping[str, Service]:
        """Services by id."""
        return self.tables["service"]

    @property
    def papers(self) -> Mapping[str, Paper]:
        """Papers by id."""
        return self.tables["paper"]

    @property
    def situations(self) -> Mapping[str, Situation]:
        """Situations by id."""
        return self.tables["situation"]

    @property
    def languages(self) -> Mapping[str, Language]:
        """Languages by the house's own code."""
        return self.tables["language"]

    @property
    def municipalities(self) -> Mapping[str, Municipality]:
        """Municipalities by id."""
        return self.tables["municipality"]

    @property
    def helplines(self) -> Mapping[str, Helpline]:
        """Help lines by id, confirmed or not, in the order in which they are shown."""
        return self.tables["helpline"]

    @property
    def outside(self) -> Mapping[str, Outside]:
        """Outside offices and steps by id."""
        return self.tables["outside"]

    @property
    def topics(self) -> Mapping[str, Topic]:
        """What the house does not do, by id."""
        return self.tables["topic"]

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """Conditions by id."""
        return self.tables["condition"]

    @property
    def deadlines(self) -> Mapping[str, Deadline]:
        """Deadlines by id."""
        return self.tables["deadline"]

    @property
    def questions(self) -> Mapping[str, Question]:
        """What the guide asks back by id, in the order in which it is asked."""
        return self.tables["question"]

    @property
    def replies(self) -> Mapping[str, Reply]:
        """Answers to choose from by id."""
        return self.tables["reply"]

    @property
    def rooms(self) -> Mapping[str, Room]:
        """Rooms and places of the way by id."""
        return self.tables["room"]

    @property
    def counters(self) -> Mapping[str, Counter]:
        """Counters by id."""
        return self.tables["counter"]

    @property
    def passages(self) -> Mapping[str, Passage]:
        """Pieces of way by id."""
        return self.tables["passage"]

    @property
    def directions(self) -> Mapping[str, Direction]:
        """Sentences of the way by id; the words are texts."""
        return self.tables["direction"]

    @property
    def openings(self) -> Mapping[str, Opening]:
        """Weekly openings by id."""
        return self.tables["opening"]

    @property
    def closures(self) -> Mapping[str, Closure]:
        """Closures by id."""
        return self.tables["closure"]

    @property
    def flows(self) -> Mapping[str, Flow]:
        """Rows of the flow matrix by id."""
        return self.tables["flow"]

    @property
    def retention(self) -> Mapping[str, Retention]:
        """Periods after which the house forgets, by id."""
        return self.tables["retention"]

    @property
    def pages(self) -> Mapping[str, Page]:
        """Imprint, privacy notice and their like by id."""
        return self.tables["page"]

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.tables["source"]

    @property
    def texts(self) -> Mapping[str, Text]:
        """Texts by `language/kind/record/field`."""
        return self.tables["text"]

    @property
    def sentences(self) -> Mapping[str, Sentence]:
        """Sentences of the pages as this house says them, by `language/mark`."""
        return self.tables["sentence"]

    @property
    def wordings(self) -> Mapping[str, Sentence]:
        """Words of the fees as editors say them, by `language/mark`."""
        return self.tables["wording"]

    def values(self, kind: str, record: str) -> dict[str, object]:
        """The variables of a record's texts; a date stays a date, so that a page can write it in its language."""
        found: dict[str, object] = getattr(self.tables[kind][record], "values", {})
        return found

    def services_of(self, agency: str) -> tuple[Service, ...]:
        """The services that an agency offers, in their order."""
        return tuple(one for one in self.services.values() if one.agency == agency and not one.retired)

    def offers(self, service: str) -> bool:
        """Whether there is such a service, and it is not retired."""
        return service in self.services and not self.services[service].retired

    def responsible(self, service: str, municipality: str) -> str:
        """The id of the agency or outside office that does this for somebody who lives there."""
        wanted = self.services[service]
        if wanted.competence is None:
            return wanted.agency
        office = self.municipalities[municipality].offices.of(wanted.competence)
        return office if office in self.outside else wanted.agency

    def bookable_for(self, service: str, municipality: str) -> bool:
        """Whether somebody who lives there can book it here, be it for advice where another office decides."""
        wanted = self.services[service]
        here = self.responsible(service, municipality) in self.agencies
        return wanted.booking != "never" and (here or wanted.also_for_others)

    def bundle(self, wanted: Iterable[str], *, missing: Collection[str] = (), situation: str | None = None) -> Bundle:
        """What one visit can hold of the wanted services, in which order, and what is for later.

        `missing` are papers that are not brought: a service of the house may stand in for one (the photograph).
        """
        steps = self.situations[situation].steps if situation else ()
        shielded = [name for name, service in self.services.items() if self.agencies[service.agency].shielded]
        return bundle(self.services, self.papers, wanted, missing=missing, steps=steps, shielded=shielded)

    def papers_of(self, services: Iterable[str]) -> tuple[str, ...]:
        """Every paper that these services name, each once, in the order of the services."""
        return tuple(dict.fromkeys(paper for service in services for paper in self.services[service].all_papers))

    def suggestions(self, service: str) -> tuple[Next, ...]:
        """What may be shown as following, unasked: nothing after a stop at a shielded agency."""
        here = self.services[service]
        if self.agencies[here.agency].shielded:
            return ()
        return tuple(step for step in here.next if step.suggest and not self.services[step.service].only_if_asked)

    def helplines_for(self, kind: str) -> tuple[Helpline, ...]:
        """The lines that may be shown for an urgent kind; never 110 for fear of deportation."""
        lines = (line for line in self.helplines.values() if kind in line.kinds and line.shown)
        return tuple(line for line in lines if not (kind == "deportation" and line.id == "110"))


def load(record: Record) -> BaseModel:
    """The model of a record."""
    return KINDS[record.kind].model_validate_json(json.dumps({"id": record.id, **record.data}))


def dump(model: BaseModel) -> Json:
    """A model as plain data without its id and without what is default anyway."""
    return model.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
