"""Send the recording of a text, the centre's own or one that an editor uploaded."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from willkommen.catalogue.queries import sound_of
from willkommen.catalogue.rules.sound import UPLOADED
from willkommen.doors.sound import sounding
from willkommen.doors.visitor.page import words
from willkommen.doors.visitor.spoken import KINDS, file_of, recording_of

DAY = 86400


def clip(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The recording of a name in the language of the page; 404 where there is none."""
    name = recording_of(words(), kind, record)
    found = sound_of(UUID(name.removeprefix(UPLOADED))) if name.startswith(UPLOADED) else _shipped(name)
    if found is None:
        raise Http404
    return sounding(request, found[1], found[0], kept=f"public, max-age={DAY}")


def _shipped(name: str) -> tuple[str, bytes] | None:
    path = file_of(name)
    return (KINDS[path.suffix], path.read_bytes()) if path else None
