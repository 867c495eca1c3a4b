"""The centre's own recordings, for languages that no device can read aloud."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse

from willkommen.doors.said import Words
from willkommen.doors.visitor.page import words

KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg"}
"""What browsers play, by the end of the file's name."""
DAY = 86400


def clip(request: HttpRequest, situation: str) -> FileResponse:
    """The recording of a situation's name in the language of the page; 404 where there is none."""
    path = _file(words(), situation)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), content_type=KINDS[path.suffix])
    answer["Cache-Control"] = f"public, max-age={DAY}"
    return answer


def clip_of(said: Words, situation: str) -> str:
    """Its address; "" where there is none."""
    return reverse("visitor:clip", args=[situation]) if _file(said, situation) else ""


def _file(said: Words, situation: str) -> Path | None:
    text = said.centre.texts.get(f"{said.language}/situation/{situation}/name")
    folder = settings.CENTRE / "media"
    path = folder / text.clip if text and text.clip else None
    safe = path is not None and path.suffix in KINDS and folder.resolve() in path.resolve().parents
    return path if safe and path is not None and path.is_file() else None
