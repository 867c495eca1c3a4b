"""Write what editors change in the phrase book, and what nobody understood."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from willkommen.agencies.walls import atomic
from willkommen.catalogue.queries import centre
from willkommen.core.errors import BadValue, NotNow
from willkommen.guide import editions
from willkommen.guide.drafts import labels_of
from willkommen.guide.models import PhraseEdition, Unheard
from willkommen.guide.phrasebook import Change
from willkommen.guide.rules.draft import Row, with_change
from willkommen.guide.rules.exact import wrong_with
from willkommen.guide.rules.measure import Measured
from willkommen.journal.actions import note

State = PhraseEdition.State
LONGEST = 300
"""Letters of a phrase."""
LONGEST_EXACT = 1000
"""Letters of a line of exact words: many spellings stand in one."""


def change_phrase(*, change: Change, staff: UUID, now: datetime) -> None:
    """Put a change into the draft; see `change_phrases`."""
    change_phrases(changes=[change], staff=staff, now=now)


def change_phrases(*, changes: Iterable[Change], staff: UUID, now: datetime) -> None:
    """Put changes into the draft, beginning one when there is none; the opposite change takes an earlier one out again.

    Refuses BadValue (an empty or endless phrase, exact words that would stand everywhere). `now` is aware.
    """
    rows = [_row(change) for change in changes]
    with atomic():
        draft = _draft(staff, now)
        for row in rows:
            draft.changes = with_change(draft.changes, row)
        draft.staff, draft.at, draft.model, draft.measured, draft.mark = staff, now, None, None, ""
        draft.save(force_update=True)


def _row(change: Change) -> Row:
    text = " ".join(change.phrase.text.split())
    most = LONGEST_EXACT if change.exact else LONGEST
    if not 2 <= len(text) <= most:
        raise BadValue(f"Ein Satz hat 2 bis {most} Zeichen.")
    if change.exact and change.added and (wrong := wrong_with(text, change.exact[0].sort)):
        raise BadValue(wrong)
    return {**vars(change.phrase), "text": text, "added": change.added}


def drop_draft() -> None:
    """Let the draft go; what is published stays."""
    with atomic():
        PhraseEdition.objects.filter(state=State.DRAFT).delete()


def keep_trial(*, edition: int, changes: Sequence[object], model: bytes, mark: str, measured: Measured) -> None:
    """Keep what was learned from a draft, for the draft as it was tried. Refuses NotNow when it changed meanwhile."""
    with atomic():
        draft = PhraseEdition.objects.select_for_update().filter(id=edition, state=State.DRAFT).first()
        if draft is None or draft.changes != list(changes):
            raise NotNow("Der Entwurf hat sich während des Lernens geändert. Bitte probieren Sie ihn noch einmal.")
        draft.model, draft.mark, draft.measured = model, mark, measured.as_json()
        draft.save(force_update=True)


def publish(*, edition: int, staff: UUID, agency: str, now: datetime) -> None:
    """Let a draft that was tried answer visitors from now on. Refuses NotNow when it was not tried or is gone."""
    with atomic():
        draft = PhraseEdition.objects.select_for_update().filter(id=edition, state=State.DRAFT).first()
        if draft is None or draft.model is None:
            raise NotNow("Dieser Entwurf ist noch nicht ausprobiert. Bitte probieren Sie ihn zuerst.")
        draft.state, draft.at, draft.staff = State.PUBLISHED, now, staff
        draft.save(force_update=True)
        _journal("phrases.publish", edition, staff, agency, now)
    editions.forget_copy()


def go_back(*, edition: int, staff: UUID, agency: str, now: datetime) -> None:
    """Let an earlier edition answer again, as a new one. What is drafted stays.

    Refuses NotNow where its phrases lead to topics that are gone.
    """
    with atomic():
        old = PhraseEdition.objects.filter(id=edition, state=State.PUBLISHED).first()
        if old is None:
            raise NotNow
        if lost := labels_of("elsewhere", old.changes) - set(centre().topics):
            raise NotNow(f"Diese Fassung führt zu Themen, die es nicht mehr gibt: {', '.join(sorted(lost))}.")
        PhraseEdition(
            id=_next(), state=State.PUBLISHED, at=now, staff=staff, changes=old.changes, mark=old.mark,
            measured=old.measured, model=old.model,
        ).save(force_insert=True)  # fmt: skip
        _journal("phrases.go-back", edition, staff, agency, now)
    editions.forget_copy()


def note_unheard(*, day: date, language: str, text: str, guessed: str, meaning: bytes) -> None:
    """Keep a sentence nobody understood; `text` is scrubbed already."""
    with atomic():
        Unheard.objects.bulk_create(
            [Unheard(day=day, language=language, text=text[:LONGEST], guessed=guessed, meaning=meaning)]
        )


def settle_unheard(*, ids: Collection[UUID]) -> None:
    """Delete sentences that were dealt with."""
    with atomic():
        Unheard.objects.filter(id__in=list(ids)).delete()


def _draft(staff: UUID, now: datetime) -> PhraseEdition:
    draft = PhraseEdition.objects.select_for_update().filter(state=State.DRAFT).first()
    if draft is None:
        held = PhraseEdition.objects.filter(state=State.PUBLISHED).order_by("-id").first()
        draft = PhraseEdition(id=_next(), at=now, staff=staff, changes=held.changes if held else [])
        draft.save(force_insert=True)
    return draft


def _next() -> int:
    return 1 + (PhraseEdition.objects.order_by("-id").values_list("id", flat=True).first() or 0)


def _journal(action: str, edition: int, staff: UUID, agency: str, now: datetime) -> None:
    note(
        now=now, action=action, subject=str(edition), agency=agency, staff=staff, purpose="Wegweiser", basis="Redaktion"
    )
