"""Write notes, proposals for the catalogue, and conferences."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from willkommen.core.acting import current
from willkommen.exchange.models import Conference, Knowledge, Proposal


def write_note(*, agency: str, title: str, words: str, now: datetime) -> UUID:
    """Add a note to the agency's own knowledge base."""
    row = Knowledge(id=uuid4(), agency=agency, title=title, words=words, written_at=now, by_role=current())
    row.save(force_insert=True)
    return row.id


def delete_note(*, agency: str, which: UUID) -> bool:
    """Take a note of the agency away; False when it is not its own."""
    return bool(Knowledge.objects.filter(agency=agency, id=which).delete()[0])


def send_proposal(*, agency: str, subject: str, words: str, now: datetime) -> UUID:
    """Propose a text for the catalogue; the editors read it."""
    row = Proposal(id=uuid4(), sent_by=agency, subject=subject, words=words, sent_at=now, by_role=current())
    row.save(force_insert=True)
    return row.id


def settle_proposal(*, which: UUID, taken: bool) -> bool:
    """Take a proposal up or lay it aside, as the editor; False when it is no longer new."""
    state = Proposal.State.TAKEN if taken else Proposal.State.ASIDE
    return bool(Proposal.objects.filter(id=which, state=Proposal.State.NEW).update(state=state))


def keep_conference(*, called_by: str, agencies: Sequence[str], held_on: date, took_part: str, agreed: str) -> UUID:
    """Keep who took part in a case conference and what was agreed."""
    row = Conference(
        id=uuid4(), called_by=called_by, agencies=list(agencies), held_on=held_on, took_part=took_part, agreed=agreed,
        by_role=current(),
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id
