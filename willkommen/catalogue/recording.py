"""Keep what somebody spoke for a text: uploaded, heard by the editors, published, taken away, erased."""

from datetime import datetime
from uuid import UUID, uuid4

from willkommen.agencies.walls import atomic
from willkommen.catalogue.actions import edit
from willkommen.catalogue.centre import dump
from willkommen.catalogue.models import Recording
from willkommen.catalogue.queries import centre
from willkommen.catalogue.rules.sound import MOST_BYTES, kind_of, named
from willkommen.core.errors import BadValue, NotNow
from willkommen.journal.actions import note


def upload(*, place: str, sound: bytes, staff: UUID, agency: str, now: datetime) -> UUID:
    """Keep a recording of a text for the editors alone. `place`: the text's id, `language/kind/record/field`.

    Refuses BadValue: no such text, too large, nothing that browsers play.
    """
    if place not in centre().texts:
        raise BadValue("Diesen Text gibt es in dieser Sprache noch nicht. Bitte übersetzen Sie ihn zuerst.")
    if len(sound) > MOST_BYTES:
        raise BadValue("Die Aufnahme ist zu groß: höchstens 2 Megabyte, das sind etwa zwei Minuten.")
    kind = kind_of(sound)
    if not kind:
        raise BadValue("Das ist keine Aufnahme, die Browser abspielen: bitte MP3, M4A, Ogg oder WAV.")
    recording = uuid4()
    with atomic():
        Recording(id=recording, place=place, kind=kind, sound=sound, at=now, staff=staff).save(force_insert=True)
        _journal("recording.upload", recording, staff, agency, now)
    return recording


def publish(*, recording: UUID, staff: UUID, agency: str, now: datetime) -> None:
    """Let visitors hear it; an earlier recording of the text is kept. Refuses NotNow when it or its text is gone."""
    with atomic():
        place = Recording.objects.filter(id=recording).order_by().values_list("place", flat=True).first()
        if place is None:
            raise NotNow
        Recording.objects.filter(id=recording).update(published_at=now)
        _say(place, named(recording), staff, now)
        _journal("recording.publish", recording, staff, agency, now)


def silence(*, place: str, staff: UUID, agency: str, now: datetime) -> None:
    """Let visitors hear it no more; it stays with the editors. Refuses NotNow when the text is gone."""
    with atomic():
        _say(place, None, staff, now)
        _journal("recording.silence", place, staff, agency, now)


def erase(*, recording: UUID, staff: UUID, agency: str, now: datetime) -> None:
    """Delete the voice for good. Refuses NotNow while visitors hear it."""
    if any(text.clip == named(recording) for text in centre().texts.values()):
        raise NotNow("Diese Aufnahme wird gerade abgespielt. Bitte nehmen Sie sie zuerst weg.")
    with atomic():
        Recording.objects.filter(id=recording).delete()
        _journal("recording.erase", recording, staff, agency, now)


def _say(place: str, clip: str | None, staff: UUID, now: datetime) -> None:
    text = centre().texts.get(place)
    if text is None:
        raise NotNow
    data = {name: value for name, value in dump(text).items() if name not in ("id", "clip")}
    edit(wanted={("text", place): data | ({"clip": clip} if clip else {})}, staff=staff, now=now)


def _journal(action: str, subject: UUID | str, staff: UUID, agency: str, now: datetime) -> None:
    note(
        now=now, action=action, subject=str(subject), agency=agency, staff=staff, purpose="Vorlesen", basis="Redaktion"
    )
