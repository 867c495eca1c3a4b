"""What is said aloud on a page: the sentence that leads through it, and the recordings where no device has a voice."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from willkommen.catalogue.rules.sound import UPLOADED
from willkommen.doors.said import Words

KINDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg"}
"""What browsers play, by the end of the file's name."""
IN_DANGER = "help-now"


def spoken(said: Words, template: str, context: Mapping[str, object]) -> dict[str, str]:
    """Text and recording of the sentence that leads through this page; nothing where the centre has none."""
    own = template.removesuffix(".html").replace("_", "-")
    name = IN_DANGER if context.get("urgent") else own
    if not said.centre.words.has("spoken", name, "name"):
        return {}
    return {"text": said("spoken", name), "clip": clip_of(said, "spoken", name)}


def clip_of(said: Words, kind: str, record: str) -> str:
    """The address of a recording, another for another recording; "" where there is none."""
    name = recording_of(said, kind, record)
    if not name or not (name.startswith(UPLOADED) or file_of(name)):
        return ""
    return f"{reverse('visitor:clip', args=[kind, record])}?{urlencode({'of': name})}"


def recording_of(said: Words, kind: str, record: str) -> str:
    """What the text names as its recording; nothing while the text itself is not shown, since its meaning changed."""
    text = said.centre.texts.get(f"{said.language}/{kind}/{record}/name")
    if text is None or not text.clip:
        return ""
    return text.clip if said.centre.words.get(said.language, kind, record).language == said.language else ""


def file_of(name: str) -> Path | None:
    """The file of a recording that came with the centre; None for what does not lie among the recordings."""
    folder = settings.CENTRE / "media"
    path = folder / name
    safe = bool(name) and path.suffix in KINDS and folder.resolve() in path.resolve().parents
    return path if safe and path.is_file() else None
