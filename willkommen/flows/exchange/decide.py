"""The visitor decides on the own device: give, refuse or take back a release; and what ends with it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from willkommen.agencies.walls import atomic
from willkommen.core.errors import NotNow, NotSigned, Unknown
from willkommen.exchange.actions.offers import end_offers, give_up_sittings
from willkommen.exchange.actions.questions import end_question
from willkommen.exchange.actions.releases import decide_release
from willkommen.exchange.queries.requests import Asking, requests_of
from willkommen.exchange.rules.release import state_after
from willkommen.flows.exchange.ask import about, closed_way
from willkommen.flows.exchange.sittings import give_back_time
from willkommen.journal.actions import note
from willkommen.visits.queries.own import open_visit


def asked_of_visitor(*, code: str, secret: str) -> list[Asking]:
    """What agencies ask the visitor to agree to. Raises Unknown."""
    with atomic():
        return requests_of(visit=open_visit(code, secret).id)


def decide(
    *, code: str, secret: str, agreement: UUID, act: str, text: tuple[str, bytes], now: datetime, zone: ZoneInfo
) -> None:
    """Write what the visitor decided: `give`, `refuse` or `withdraw`; `text` is language and hash of what was shown.

    Taking back closes what it opened in the same transaction. Raises Unknown, NotNow, NotSigned (the flow matrix is closed).
    """
    with atomic():
        visit = open_visit(code, secret)
        asking = next((one for one in requests_of(visit=visit.id) if one.id == agreement), None)
        if asking is None:
            raise Unknown
        state = state_after(asking.release, act, now)
        if state == "given" and closed_way(asking.asked_by, asking.receiver, now):
            raise NotSigned
        if not state or not decide_release(
            which=agreement, was=asking.state, state=state, channel="device", text=text, now=now
        ):
            raise NotNow
        if state != "given":
            end_offers(agreement=agreement)
            end_question(agreement=agreement)
        if state == "withdrawn" and asking.purpose == "joint":
            give_back_time(give_up_sittings(visit=visit.id, agency=asking.receiver), now=now, zone=zone)
        note(
            now=now, action=f"release.{act}", subject=about(visit.id, agreement), agency=asking.asked_by,
            purpose="Freigabe", basis="Erklärung der Person",
        )  # fmt: skip
