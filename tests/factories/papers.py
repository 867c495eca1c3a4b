"""Make papers as people send them: photos, scans, and documents that lie with a visit already."""

from io import BytesIO
from uuid import UUID

import pikepdf
from PIL import Image, ImageDraw

from tests.factories.plans import NOW
from tests.factories.visits import seen
from willkommen.core.acting import acting_as
from willkommen.flows.book import Booked
from willkommen.flows.papers import send as sending
from willkommen.flows.papers.release import Asked, Given, new_receipt, release
from willkommen.papers.intake import Clean


def a_photo(words: str = "Amina", *, size: tuple[int, int] = (600, 800), note: str = "") -> bytes:
    """A JPEG with some words on it; `note` stands in what the camera writes beside the picture."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((20, 20), words, fill="black")
    exif, out = Image.Exif(), BytesIO()
    exif[0x010E] = note
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def a_scan(pages: int = 12, *, size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A PDF as a scanning app makes it: one picture a page."""
    pictures = [Image.effect_noise(size, 20).convert("RGB") for _ in range(pages)]
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return out.getvalue()


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def as_it_is(files: list[bytes]) -> Clean:
    """Stands for the intake where a test is about something else: nothing is parsed."""
    return Clean(b"".join(files), len(files))


def a_document(booked: Booked, content: bytes = b"pages", *, paper: str = "pass", name: str = "Pass.jpg") -> UUID:
    """A document that the visitor of this visit sent, without parsing it."""
    with acting_as("door"):
        return sending.send(code=booked.code, secret=booked.secret, files=[(name, content)], paper=paper, now=NOW)


def asked_for(*documents: UUID, receiver: str = "auslaenderbehoerde", text: str = "أوافق.") -> Asked:
    """What a visitor is asked."""
    return Asked(documents, receiver, "ae-erteilung", text, "ar", new_receipt(), "Ich bin einverstanden.")


def a_release(booked: Booked, *documents: UUID, receiver: str = "auslaenderbehoerde", paper: bool = False) -> Given:
    """The visitor agrees."""
    with acting_as("door"):
        asked = asked_for(*documents, receiver=receiver)
        return release(code=booked.code, secret=booked.secret, asked=asked, now=NOW, paper=paper)


def visit_id(booked: Booked) -> UUID:
    """The visit's id, as its visitor opens it."""
    return seen(booked).id
