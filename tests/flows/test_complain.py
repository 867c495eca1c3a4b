"""A complaint is opened by a counsellor's key alone; keys are lost, ended and handed on; answers find their way back."""

import base64
import json
from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from django.db import DatabaseError, connections
from nacl.public import PrivateKey
from PIL import Image

from tests.factories.plans import COUNSEL, JOB, NOW
from willkommen.complaints.queries import ComplaintSeen, complaints, keys, offices
from willkommen.complaints.sealing import open_with, seal_for, unlock
from willkommen.core.acting import acting_as
from willkommen.core.errors import BadValue, NotAccepted, NotNow, Unknown
from willkommen.flows.complain import (
    Account,
    close,
    come_back,
    complain,
    fetch,
    keep_sealed,
    make_key,
    retire_key,
    write_again,
)
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction")
MAKE = 271
"""Exif's number for the maker of the camera."""
OFFICE, STAFF = COUNSEL[1], UUID(int=9)
CANARY = "Kanarienvogel im Treppenhaus"
ACCOUNT = Account("agg", f"Kein Mietvertrag wegen meines Namens. {CANARY}", "2027-02-20", name="Amina")


class Counsellor:
    """Somebody with a key file, and a browser that makes and uses it."""

    def __init__(self, holder: str) -> None:
        self.private = PrivateKey.generate()
        public = base64.b64encode(bytes(self.private.public_key)).decode()
        with acting_as(f"a_{OFFICE}"):
            self.key = make_key(office=OFFICE, holder=holder, public_key=public, staff=STAFF, now=NOW)

    def reads(self) -> list[str]:
        """Every message that this key opens."""
        return [open_with(bytes(self.private), box.box) for one in seen() for box in one.boxes if box.key == self.key]

    def answers(self, words: str) -> None:
        """Seal an answer for every key and for the receipt, as the page does."""
        (one,) = seen()
        with acting_as(f"a_{OFFICE}"):
            boxes = [{"key": str(key.id), "box": _sealed(key.public_key, words)} for key in keys(agency=OFFICE)]
            boxes.append({"box": _sealed(one.reply_key, words)})
            keep_sealed(office=OFFICE, complaint=one.id, message=None, boxes=boxes, staff=STAFF, now=NOW)

    def seals_for(self, other: "Counsellor") -> None:
        """Hand everything that this key opens on to another key."""
        for one in seen():
            for box in (box for box in one.boxes if box.key == self.key):
                words = open_with(bytes(self.private), box.box)
                boxes = [{"key": str(other.key), "box": _sealed(bytes(other.private.public_key), words)}]
                with acting_as(f"a_{OFFICE}"):
                    keep_sealed(office=OFFICE, complaint=one.id, message=box.message, boxes=boxes, staff=STAFF, now=NOW)


def _sealed(public: bytes, words: str) -> str:
    return base64.b64encode(seal_for(public, words)).decode()


def seen() -> list[ComplaintSeen]:
    """The complaints as the office's login reads them."""
    with acting_as(f"a_{OFFICE}"):
        return complaints(agency=OFFICE)


def written(account: Account = ACCOUNT) -> str:
    """Somebody complains; the receipt."""
    with acting_as("door"):
        return complain(office=OFFICE, account=account, now=NOW)


def photo() -> bytes:
    """A photo that tells where it was taken and with what."""
    picture, told = Image.new("RGB", (40, 30), "red"), Image.Exif()
    told[MAKE] = CANARY
    kept = BytesIO()
    picture.save(kept, "JPEG", exif=told)
    return kept.getvalue()


def ends(counsellor: Counsellor) -> None:
    """A key is lost or handed on."""
    with acting_as(f"a_{OFFICE}"):
        retire_key(office=OFFICE, which=counsellor.key, staff=STAFF, now=NOW)


def test_it_opens_for_both_counsellors_and_for_nobody_else() -> None:
    first, second = Counsellor("Beratung 1"), Counsellor("Beratung 2")
    written()
    for one in (first, second):
        (words,) = one.reads()
        assert json.loads(words)["words"] == ACCOUNT.words
    (complaint,) = seen()
    with pytest.raises(BadValue):
        open_with(bytes(PrivateKey.generate()), complaint.boxes[0].box)


def test_it_leaves_no_word_of_it_in_the_database() -> None:
    Counsellor("Beratung 1")
    written()
    with connections["migrator"].cursor() as cursor:
        cursor.execute("RESET ROLE")
        found = []
        for table in ("complaint", "complaint_box", "journal", "office_key"):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE position(%s in t::text) > 0", [CANARY])  # noqa: S608  # names above
            found.append(cursor.fetchone()[0])
    assert found == [0, 0, 0, 0]
    assert all(CANARY.encode() not in box.box for one in seen() for box in one.boxes)


def test_it_brings_the_answer_to_who_holds_the_receipt() -> None:
    counsellor, receipt = Counsellor("Beratung 1"), written()
    counsellor.answers("Kommen Sie gern am Montag.")
    with acting_as("door"):
        since, answers = come_back(receipt=receipt.lower())
    assert since == NOW.date()
    assert [answer.words for answer in answers] == ["Kommen Sie gern am Montag."]


def test_it_tells_nobody_anything_without_the_receipt() -> None:
    Counsellor("Beratung 1").reads()
    written()
    with acting_as("door"):
        for guess in ("K7MQ-2X9F-PTAB-C3DE", "x", ""):
            with pytest.raises(Unknown):
                come_back(receipt=guess)


def test_it_goes_on_both_ways() -> None:
    counsellor, receipt = Counsellor("Beratung 1"), written()
    with acting_as("door"):
        write_again(receipt=receipt, words="Es gibt auch einen Zeugen.", now=NOW)
    assert any("Zeugen" in words for words in counsellor.reads())


def test_it_survives_the_loss_of_one_key() -> None:
    lost, left = Counsellor("Beratung 1"), Counsellor("Beratung 2")
    written()
    ends(lost)
    assert lost.reads() == []
    assert len(left.reads()) == 1


def test_it_is_handed_on_to_a_successor() -> None:
    before, after = Counsellor("Beratung 1"), None
    written()
    after = Counsellor("Nachfolge")
    assert after.reads() == []
    before.seals_for(after)
    ends(before)
    assert json.loads(after.reads()[0])["words"] == ACCOUNT.words
    with acting_as("door"):
        assert [key.id for key in keys(agency=OFFICE)] == [after.key]


def test_it_keeps_the_last_key() -> None:
    with pytest.raises(NotNow, match="der letzte bleibt"):
        ends(Counsellor("Beratung 1"))


def test_it_takes_no_complaint_before_there_is_a_key() -> None:
    with acting_as("door"):
        assert offices() == []
    with pytest.raises(NotNow):
        written()


@pytest.mark.parametrize(
    "account", [replace(ACCOUNT, words=" "), replace(ACCOUNT, kind="other"), replace(ACCOUNT, words="x" * 8001)]
)
def test_it_refuses_half_an_account(account: Account) -> None:
    Counsellor("Beratung 1")
    with pytest.raises(BadValue):
        written(account)


def test_it_lets_no_other_agency_make_keys_or_see_that_there_is_anything() -> None:
    Counsellor("Beratung 1")
    written()
    with acting_as(f"a_{JOB[1]}"):
        assert complaints(agency=OFFICE) == []
        assert keys(agency=OFFICE) == []
        public = base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()
        with pytest.raises(DatabaseError, match="row-level security"):
            make_key(office=JOB[1], holder="x", public_key=public, staff=STAFF, now=NOW)


def test_it_takes_an_answer_only_with_a_box_for_the_person() -> None:
    counsellor = Counsellor("Beratung 1")
    written()
    (one,) = seen()
    boxes = [{"key": str(counsellor.key), "box": _sealed(bytes(counsellor.private.public_key), "x")}]
    with acting_as(f"a_{OFFICE}"):
        for wrong in (boxes, [], [{"box": "not base64!"}]):
            with pytest.raises(BadValue):
                keep_sealed(office=OFFICE, complaint=one.id, message=None, boxes=wrong, staff=STAFF, now=NOW)
        with pytest.raises(Unknown):
            keep_sealed(office=OFFICE, complaint=UUID(int=3), message=None, boxes=boxes, staff=STAFF, now=NOW)
        close(office=OFFICE, complaint=one.id, staff=STAFF, now=NOW)
        with pytest.raises(NotNow):
            close(office=OFFICE, complaint=one.id, staff=STAFF, now=NOW)


def test_it_writes_into_the_journal_that_it_came_and_no_receipt() -> None:
    Counsellor("Beratung 1")
    receipt = written()
    with acting_as("auditor"):
        rows = list(Entry.objects.filter(action="complaint.receive").values_list("agency", "object", "purpose"))
    assert len(rows) == 1
    assert receipt not in str(rows)


def test_it_seals_what_is_attached_without_what_it_tells_of_itself() -> None:
    counsellor, sent = Counsellor("Beratung 1"), photo()
    assert CANARY.encode() in sent
    with acting_as("door"):
        receipt = complain(office=OFFICE, account=ACCOUNT, now=NOW, files=[sent, sent])
        write_again(receipt=receipt, words="Noch ein Foto.", now=NOW, files=[sent])
    attached = [json.loads(words)["file"] for words in counsellor.reads()]
    assert sorted(one["pages"] for one in attached) == [1, 2]
    with acting_as(f"a_{OFFICE}"):
        locked = [fetch(office=OFFICE, which=UUID(one["id"]), staff=STAFF, now=NOW) for one in attached]
    for one, box in zip(attached, locked, strict=True):
        assert b"%PDF" not in box
        pdf = unlock(base64.b64decode(one["key"]), box)
        assert pdf.startswith(b"%PDF")
        assert CANARY.encode() not in pdf
    with pytest.raises(BadValue):
        unlock(base64.b64decode(attached[0]["key"]), locked[1])
    with acting_as("auditor"):
        assert Entry.objects.filter(action="complaint.file").count() == len(attached)


def test_it_gives_no_other_agency_what_is_attached() -> None:
    counsellor = Counsellor("Beratung 1")
    with acting_as("door"):
        complain(office=OFFICE, account=ACCOUNT, now=NOW, files=[photo()])
    which = UUID(json.loads(counsellor.reads()[0])["file"]["id"])
    for office in (JOB[1], OFFICE):
        with acting_as(f"a_{JOB[1]}"), pytest.raises(Unknown):
            fetch(office=office, which=which, staff=STAFF, now=NOW)


def test_it_keeps_nothing_when_a_file_is_refused() -> None:
    Counsellor("Beratung 1")
    with acting_as("door"), pytest.raises(NotAccepted):
        complain(office=OFFICE, account=ACCOUNT, now=NOW, files=[b"MZ no picture"])
    assert seen() == []
