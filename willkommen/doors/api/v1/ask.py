"""Own words to the right service."""

from django.http import HttpRequest
from ninja import Router

from willkommen.doors.api.v1.shapes import AnswerOut, AskIn, MatchOut, UrgentOut
from willkommen.guide.editions import answer
from willkommen.guide.rules.answer import Urgent

router = Router(tags=["guide"])


@router.post("/ask", response=AnswerOut)
def ask(request: HttpRequest, asked: AskIn) -> AnswerOut:
    """What the guide understood of a concern. The words are neither stored nor logged."""
    found = answer(asked.text, asked.lang)
    urgent, perhaps = _danger(found.urgent), _danger(found.perhaps)
    matches = [MatchOut(service=match.service, agency=match.agency, score=match.score) for match in found.matches]
    return AnswerOut(language=found.language, outcome=found.outcome, urgent=urgent, perhaps=perhaps, matches=matches)


def _danger(danger: Urgent | None) -> UrgentOut | None:
    return UrgentOut(type=danger.type, helplines=list(danger.helplines)) if danger else None
