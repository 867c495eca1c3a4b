"""Ask another agency first: the visitor waits in the house meanwhile, and is called again when the answer is there."""

from datetime import datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.flows.call import Desk, act
from willkommen.flows.exchange.ask import Asker, Wording, ask_about
from willkommen.reception.rules.states import Act


def ask_first(*, desk: Desk, wording: Wording, stop: UUID, at_counter: tuple[str, bytes] | None, now: datetime) -> UUID:
    """Ask about the visitor at this counter, and let them wait for the answer; the question.

    They keep their place: with the answer, or when it is due, they go on where their time or their arrival puts them.
    Other counters may call them meanwhile. Raises as `ask_about` does, and NotNow while nobody is at the counter.
    """
    with atomic():
        by = Asker(desk.agency, desk.staff)
        asked = ask_about(by=by, wording=wording, stop=stop, at_counter=at_counter, now=now, zone=desk.zone)
        act(Act.ASK_FIRST, desk=desk, stop=stop, now=now, asked=asked)
    return asked
