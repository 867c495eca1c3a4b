"""Papers are sent whole or go on where the line was cut; nothing is taken twice, nothing is left behind."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.factories.papers import a_document, a_photo, pages_in, visit_id
from tests.factories.plans import NOW, a_plan, a_stop
from tests.factories.visits import a_visit
from willkommen.agencies.walls import atomic
from willkommen.core.acting import acting_as
from willkommen.core.codes import new_secret
from willkommen.core.errors import KeyGone, NotAccepted, NotNow, Unknown
from willkommen.flows.book import Booked
from willkommen.flows.papers.look import own_document, own_papers
from willkommen.flows.papers.send import finish, give_up, on_their_way, piece, start
from willkommen.papers import key_store
from willkommen.papers.models import Document, Part, Upload
from willkommen.papers.rules.limits import MOST_BYTES
from willkommen.visits.actions import mint
from willkommen.visits.queries.own import open_visit

pytestmark = pytest.mark.usefixtures("one_transaction")
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def booked() -> Booked:
    """Somebody's visit."""
    return a_visit()


def begun(booked: Booked, content: bytes = CONTENT) -> UUID:
    """A file of this content that is expected."""
    with acting_as("door"):
        return start(
            code=booked.code, secret=booked.secret, name="Pass.jpg", size=len(content), paper="pass", now=NOW
        ).id


def sent(booked: Booked, upload: UUID, offset: int, content: bytes) -> int:
    """Send a piece; how much is safe."""
    with acting_as("door"):
        return piece(code=booked.code, secret=booked.secret, upload=upload, offset=offset, content=content)


@pytest.mark.usefixtures("unparsed")
def test_it_goes_on_where_the_line_was_cut_and_keeps_a_repeated_piece_once(booked: Booked) -> None:
    upload = begun(booked)
    assert sent(booked, upload, 0, CONTENT[:4000]) == 4000
    assert sent(booked, upload, 0, CONTENT[:4000]) == 4000
    assert sent(booked, upload, 5000, CONTENT[5000:6000]) == 4000
    with acting_as("door"):
        way = on_their_way(code=booked.code, secret=booked.secret)
    assert [(one.name, one.received, one.size) for one in way] == [("Pass.jpg", 4000, len(CONTENT))]
    assert sent(booked, upload, 4000, CONTENT[4000:]) == len(CONTENT)
    with acting_as("door"):
        document = finish(code=booked.code, secret=booked.secret, uploads=[upload], paper="pass", now=NOW)
        label, pages = own_document(code=booked.code, secret=booked.secret, document=document, now=NOW)
        assert (label.name, label.paper, pages) == ("Pass.jpg", "pass", CONTENT)
        assert not Upload.objects.exists()
        assert not Part.objects.exists()
    assert {entry.kind for entry in key_store.entries()} == {"document"}


def test_pieces_lie_sealed(booked: Booked) -> None:
    upload = begun(booked)
    sent(booked, upload, 0, CONTENT[:4000])
    with acting_as("door"), atomic():
        open_visit(booked.code, booked.secret)
        assert CONTENT[:100] not in bytes(Part.objects.get().content)


def test_it_makes_no_document_of_half_a_file(booked: Booked) -> None:
    upload = begun(booked)
    sent(booked, upload, 0, CONTENT[:10])
    with acting_as("door"), pytest.raises(NotNow):
        finish(code=booked.code, secret=booked.secret, uploads=[upload], paper="", now=NOW)


def test_what_is_given_up_leaves_nothing(booked: Booked) -> None:
    upload = begun(booked)
    sent(booked, upload, 0, CONTENT[:10])
    with acting_as("door"):
        give_up(code=booked.code, secret=booked.secret, upload=upload)
        assert on_their_way(code=booked.code, secret=booked.secret) == []
    assert list(key_store.entries()) == []


def test_several_photos_become_one_document(booked: Booked) -> None:
    photos = [a_photo(str(number)) for number in range(3)]
    uploads = [begun(booked, photo) for photo in photos]
    for upload, photo in zip(uploads, photos, strict=True):
        sent(booked, upload, 0, photo)
    with acting_as("door"):
        document = finish(code=booked.code, secret=booked.secret, uploads=uploads, paper="pass", now=NOW)
        label, pdf = own_document(code=booked.code, secret=booked.secret, document=document, now=NOW)
    assert label.pages == pages_in(pdf) == 3


@pytest.mark.parametrize(("size", "why"), [(0, "empty"), (MOST_BYTES + 1, "too_large")])
def test_it_refuses_a_size_before_anything_is_sent(booked: Booked, size: int, why: str) -> None:
    with acting_as("door"), pytest.raises(NotAccepted) as refused:
        start(code=booked.code, secret=booked.secret, name="a", size=size, paper="", now=NOW)
    assert refused.value.why == why


@pytest.mark.usefixtures("unparsed")
def test_another_visits_secret_finds_neither_upload_nor_document(booked: Booked) -> None:
    upload, document, other = begun(booked), a_document(booked), a_visit(a_plan(a_stop(clock="11:00")))
    with acting_as("door"):
        for name in (upload, uuid4()):
            with pytest.raises(Unknown):
                piece(code=other.code, secret=other.secret, upload=name, offset=0, content=b"a")
        for name in (document, uuid4()):
            with pytest.raises(Unknown):
                own_document(code=other.code, secret=other.secret, document=name, now=NOW)


@pytest.mark.usefixtures("unparsed")
def test_a_further_key_of_the_visit_sees_that_a_document_is_there_and_not_what_it_is(booked: Booked) -> None:
    document, further = a_document(booked), new_secret()
    with acting_as("worker"):
        mint(visit=visit_id(booked), secret=further, expires_at=NOW.replace(year=2100))
    with acting_as("door"):
        seen = own_papers(code=booked.code, secret=further).documents
        assert [(one.id, one.label) for one in seen] == [(document, None)]
        with pytest.raises(KeyGone):
            own_document(code=booked.code, secret=further, document=document, now=NOW)


@pytest.mark.usefixtures("unparsed")
def test_neither_database_nor_store_tells_what_a_document_is(booked: Booked, folders: Path) -> None:
    a_document(booked, b"canary-pages", name="canary-name.jpg")
    with acting_as("door"), atomic():
        open_visit(booked.code, booked.secret)
        row = Document.objects.get()
    stored = (
        bytes(row.sealed) + bytes(row.content) + b"".join(p.read_bytes() for p in folders.rglob("*") if p.is_file())
    )
    for canary in (b"canary-pages", b"canary-name", b'"pass"'):
        assert canary not in stored
