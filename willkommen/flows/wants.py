"""What to do for a visit, said and taken back by its visitor: only agencies that serve a stop of it read it."""

from collections.abc import Collection
from datetime import datetime

from willkommen.agencies.walls import atomic
from willkommen.journal.actions import note
from willkommen.visits.actions import set_needs
from willkommen.visits.queries.own import open_visit

OWN_FLAGS = ("step_free", "hearing", "sight", "escort", "quiet", "priority", "do_not_announce")
"""What a visitor can say at any time; languages and interpreters belong to the booked time and stay."""


def change_flags(*, code: str, secret: str, wanted: Collection[str], now: datetime) -> None:
    """Let exactly these flags stand from now on, until the last stop is over. Raises Unknown."""
    with atomic():
        visit = open_visit(code, secret)
        others = {need: said for need, said in visit.needs.items() if need not in OWN_FLAGS}
        set_needs(visit=visit.id, needs=others | {flag: True for flag in OWN_FLAGS if flag in wanted})
        note(now=now, action="visit.flags", subject=str(visit.id), purpose="Wünsche", basis="Antrag der Person")
