"""Own words to the right service."""

from django.http import HttpRequest
from ninja import Router

from willkommen.doors.api.v1.shapes import AnswerOut, AskIn, MatchOut, UrgentOut
from willkommen.guide.editions import answer

router = Router(tags=["guide"])


@router.post("/ask", response=AnswerOut)
def ask(request: HttpRequest, asked: AskIn) -> AnswerOut:
    """What the guide understood of a concern. The words are neither stored nor logged."""
    found = answer(asked.text, asked.lang)
    danger = found.urgent
    urgent = UrgentOut(type=danger.type, helplines=list(danger.helplines)) if danger else None
    matches = [MatchOut(service=match.service, agency=match.agency, score=match.score) for match in found.matches]
    return AnswerOut(language=found.language, outcome=found.outcome, urgent=urgent, matches=matches)
