"""The page that asks back: one question in plain words, where its answer decides; nobody has to answer."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.question import Effect, Question
from willkommen.doors.visitor.errand import ELSEWHERE, UNSURE, Errand, day_field, read_days
from willkommen.doors.visitor.page import page, words
from willkommen.guide import asking
from willkommen.guide.rules.ask_back import services_after


def question_page(request: HttpRequest, house: Centre, errand: Errand) -> HttpResponse | None:
    """The next question to ask, None when enough is known; what was answered unreadably is asked again."""
    wrong = next((one for one in house.questions.values() if _unreadable(request, one)), None)
    if wrong:
        again = _("Dieses Datum verstehen wir nicht. So geht es: 12.03.2027. Sie können das Feld auch leer lassen.")
        return _shown(request, house, errand, wrong, error=again)
    found = asking.next_asked(
        house, errand.services, situation=errand.situation, residence=errand.residence, asked=errand.asked
    )
    return _shown(request, house, errand, house.questions[found]) if found else None


def effects_of(house: Centre, errand: Errand) -> list[Effect]:
    """What the answers so far change."""
    return asking.effects_of(house, errand.replies)


def after_answers(house: Centre, errand: Errand) -> tuple[str, ...]:
    """The services that are wanted after the answers so far."""
    return services_after(errand.services, effects_of(house, errand))


def _unreadable(request: HttpRequest, question: Question) -> bool:
    """Whether something was typed for its day that is none."""
    if question.event is None:
        return False
    typed = request.POST.get(day_field(question.event), "").strip()
    return bool(typed) and question.event not in dict(read_days(request.POST))


def _shown(request: HttpRequest, house: Centre, errand: Errand, question: Question, error: str = "") -> HttpResponse:
    said = words(house)
    carried = [pair for pair in errand.fields() if pair != ("asked", question.id)]
    context = {
        "title": said("question", question.id),
        "hint": said.maybe("question", question.id, "hint"),
        "kind": question.kind,
        "day_field": day_field(question.event) if question.event else "",
        "typed": request.POST.get(day_field(question.event), "") if error and question.event else "",
        "error": error,
        "replies": [{"value": one, "label": said("reply", one)} for one in question.replies],
        "places": residences(house) if question.kind == "residence" else (),
        "fields": [*carried, ("asked", question.id)],
    }
    return page(request, "question.html", context, status=422 if error else 200, kept=not errand.private)


def residences(house: Centre) -> list[tuple[str, str]]:
    """The municipalities, and the two answers besides."""
    places = sorted(((one.id, one.name) for one in house.municipalities.values()), key=lambda pair: pair[1])
    other = [
        (ELSEWHERE, _("Ich wohne nicht im Landkreis")),
        (UNSURE, _("Ich weiß es nicht oder habe noch keine Wohnung")),
    ]
    return [("", _("Bitte wählen")), *places, *other]
