"""Ask another agency and answer it: general questions without data, about a person only with that person's release."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.catalogue.flow_matrix import may_flow
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, NamesSomebody, NotNow, Unknown
from willkommen.exchange.actions.questions import QuestionWanted, answer_question, put_question, take_question_back
from willkommen.exchange.actions.releases import ask_for_release
from willkommen.exchange.queries.offers import stop_of_mine
from willkommen.exchange.queries.questions import question
from willkommen.exchange.rules.due import URGENCIES, due
from willkommen.exchange.rules.persons import signs_of_a_person
from willkommen.journal.actions import note

SHIELDED = (
    "Von und zu dieser Stelle führt keine Frage über eine Person und kein Verweis: Ein Besuch dort bleibt für sich. "
    "Die Person kann ihn selbst buchen, auch ohne Namen."
)
FLOW = "rueckfrage"
CLOSED = (
    "Worte zu einer Person dürfen zurzeit nicht an diese Stelle gehen: Die Zeile der Flussmatrix ist nicht unterschrieben. "
    "Fragen Sie allgemein, ohne Angaben zur Person, oder wenden Sie sich an den Datenschutz."
)
PURPOSE, BASIS, RELEASED = "Fachfrage zwischen Stellen", "Aufgabe der Stelle", "Freigabe der Person"


@dataclass(frozen=True)
class Asker:
    """The agency whose login acts, and the member of staff, for the journal alone."""

    agency: str
    staff: UUID


@dataclass(frozen=True)
class Wording:
    """What is asked: of which agency, in which words, how urgently, and which question it follows."""

    asked_of: str
    subject: str
    words: str
    urgency: str
    follows: UUID | None = None


def ask(*, by: Asker, wording: Wording, now: datetime, zone: ZoneInfo) -> UUID:
    """Ask a general question. Raises NamesSomebody when it seems to tell who a person is, BadValue, Unknown (`follows`)."""
    _refuse_incomplete(by, wording)
    if signs_of_a_person(f"{wording.subject}\n{wording.words}"):
        raise NamesSomebody
    with atomic():
        if wording.follows and not question(agency=by.agency, which=wording.follows):
            raise Unknown
        asked = put_question(wanted=_wanted(by, wording, now, zone), now=now)
        _note("question.ask", None, asked, by, now, BASIS)
    return asked


def ask_about(
    *, by: Asker, wording: Wording, stop: UUID, at_counter: tuple[str, bytes] | None, now: datetime, zone: ZoneInfo
) -> UUID:
    """Ask about the person of an own stop; the other agency reads it once that person has released it.

    `at_counter` is language and hash of the text shown, when the person agreed at the counter. Raises Unknown, BadValue.
    """
    _refuse_incomplete(by, wording)
    if problem := closed_way(by.agency, wording.asked_of, now):
        raise BadValue(problem)
    with atomic():
        mine = stop_of_mine(agency=by.agency, which=stop)
        if mine is None:
            raise Unknown
        release = ask_for_release(
            visit=mine.visit,
            asked_by=by.agency,
            receiver=wording.asked_of,
            purpose="question",
            at_counter=at_counter,
            now=now,
        )
        wanted = replace(_wanted(by, wording, now, zone), follows=None, visit=mine.visit, agreement=release)
        asked = put_question(wanted=wanted, now=now)
        _note("question.ask", mine.visit, asked, by, now, RELEASED)
    return asked


def answer(*, by: Asker, asked: UUID, words: str, now: datetime) -> None:
    """Answer a question. Raises BadValue (no words), NamesSomebody (a general one), NotNow (answered or withdrawn)."""
    if not words.strip():
        raise BadValue("Bitte schreiben Sie eine Antwort.")
    with atomic():
        seen = question(agency=by.agency, which=asked)
        if seen is None:
            raise Unknown
        if not seen.agreement and signs_of_a_person(words):
            raise NamesSomebody
        if not answer_question(which=asked, asked_of=by.agency, words=words.strip(), now=now):
            raise NotNow
        _note("question.answer", seen.visit, asked, by, now, RELEASED if seen.agreement else BASIS)


def take_back(*, by: Asker, asked: UUID, now: datetime) -> None:
    """Withdraw an own open question. Raises NotNow."""
    with atomic():
        seen = question(agency=by.agency, which=asked)
        if not take_question_back(which=asked, asked_by=by.agency):
            raise NotNow
        _note("question.withdraw", seen.visit if seen else None, asked, by, now, BASIS)


def about(visit: UUID | None, which: UUID) -> str:
    """The object of a journal row: below the visit it is about, so that the person finds it."""
    return f"{visit}/{which}" if visit else str(which)


def closed_way(sender: str, receiver: str, now: datetime) -> str:
    """Why words about a person may not go from one agency to the other today, in a sentence; empty when they may."""
    if any_shielded(sender, receiver):
        return SHIELDED
    day = now.astimezone(ZoneInfo(centre().house.time_zone)).date()
    return "" if may_flow(FLOW, to=receiver, how="consent", day=day) else CLOSED


def any_shielded(*agencies: str) -> bool:
    """Whether one of these agencies is shielded: then nothing joins its work to anybody's visit."""
    known = centre().agencies
    return any(agency in known and known[agency].shielded for agency in agencies)


def _refuse_incomplete(by: Asker, wording: Wording) -> None:
    if not wording.subject.strip() or not wording.words.strip():
        raise BadValue("Bitte schreiben Sie einen Betreff und die Frage.")
    if wording.asked_of in ("", by.agency) or wording.urgency not in URGENCIES:
        raise BadValue("Bitte wählen Sie eine andere Stelle und bis wann Sie die Antwort brauchen.")


def _wanted(by: Asker, wording: Wording, now: datetime, zone: ZoneInfo) -> QuestionWanted:
    return QuestionWanted(
        by.agency, wording.asked_of, wording.subject.strip(), wording.words.strip(), wording.urgency,
        due(wording.urgency, now.astimezone(zone)), wording.follows,
    )  # fmt: skip


def _note(action: str, visit: UUID | None, asked: UUID, by: Asker, now: datetime, basis: str) -> None:
    subject = about(visit, asked)
    note(now=now, action=action, subject=subject, agency=by.agency, staff=by.staff, purpose=PURPOSE, basis=basis)
