"""Writing and coming back without any script; before a word is typed the page says who can read it."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from nacl.public import PrivateKey

from tests.factories.people import CLERK_WHO_MAY, COUNSELLOR
from tests.factories.staff import signed_in

pytestmark = pytest.mark.usefixtures("one_transaction")
RECEIPT = re.compile(r"(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}(?=<)")
TYPED = {"kind": "agg", "words": "Kein Mietvertrag wegen meines Namens.", "known_on": "2027-02-20"}


@pytest.fixture
def opened(one_transaction: None) -> None:
    """The office has made a key."""
    public = base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()
    signed_in(COUNSELLOR).post("/desk/complaints/keys/", {"holder": "Beratung 1", "public_key": public})


def sent(**typed: str) -> tuple[int, str]:
    """Send the form; status and page."""
    answer = Client().post("/de/complaint/", {**TYPED, **typed})
    return answer.status_code, answer.content.decode()


def test_it_says_when_the_office_has_no_key_yet() -> None:
    assert "noch keinen Schlüssel" in Client().get("/de/complaint/").content.decode()


@pytest.mark.usefixtures("opened")
def test_it_says_who_can_read_it_before_a_word_is_typed() -> None:
    shown = Client().get("/de/complaint/").content.decode()
    assert shown.index("Wer kann das lesen?") < shown.index("<textarea")
    form = shown[shown.index("<textarea") :]
    assert not re.search(r"name=\"[^\"]*(nation|status|aufenthalt)", form)


@pytest.mark.usefixtures("opened")
def test_it_gives_a_receipt_and_the_deadline_of_the_agg() -> None:
    status, shown = sent()
    assert status == 200
    assert RECEIPT.search(shown)
    assert "20. April 2027" in shown
    assert "zwei Monaten" in sent(known_on="")[1]
    assert "§ 15" not in sent(kind="authority")[1]


@pytest.mark.usefixtures("opened")
def test_it_keeps_what_was_typed_when_something_lacks() -> None:
    status, shown = sent(kind="")
    assert status == 422
    assert TYPED["words"] in shown


@pytest.mark.usefixtures("opened")
def test_it_opens_with_the_receipt_and_takes_more_words() -> None:
    found = RECEIPT.search(sent()[1])
    assert found
    page = Client().post("/de/complaint/answer/", {"receipt": found[0].lower()}).content.decode()
    assert "Noch keine Antwort." in page
    assert TYPED["words"] not in page
    page = (
        Client().post("/de/complaint/answer/", {"receipt": found[0], "words": "Es gibt einen Zeugen."}).content.decode()
    )
    assert "verschlossen und angekommen" in page


@pytest.mark.usefixtures("opened")
def test_it_answers_a_wrong_and_an_impossible_receipt_alike() -> None:
    answers = [Client().post("/de/complaint/answer/", {"receipt": text}) for text in ("K7MQ-2X9F-PTAB-C3DE", "x")]
    assert {answer.status_code for answer in answers} == {404}
    assert all("kennen wir nicht" in answer.content.decode() for answer in answers)


@pytest.mark.usefixtures("opened")
def test_it_hands_the_desk_boxes_and_no_words() -> None:
    sent()
    client = signed_in(COUNSELLOR)
    answer = client.get("/desk/complaints/")
    assert TYPED["words"] not in answer.content.decode()
    assert "sealed-data" in answer.content.decode()
    assert "wasm-unsafe-eval" in answer["Content-Security-Policy"]
    assert "wasm-unsafe-eval" not in Client().get("/de/complaint/")["Content-Security-Policy"]
    assert client.post("/desk/complaints/", {"sealed": "nonsense"}).status_code == 422


def test_it_is_closed_to_every_other_agency() -> None:
    client = signed_in(CLERK_WHO_MAY)
    assert {client.get(f"/desk/complaints/{page}").status_code for page in ("", "keys/")} <= {403, 404}


@pytest.mark.usefixtures("opened")
def test_it_says_why_a_file_is_refused_and_keeps_the_words() -> None:
    wrong = SimpleUploadedFile("lebenslauf.exe", b"MZ no picture", "application/pdf")
    answer = Client().post("/de/complaint/", {**TYPED, "files": [wrong]})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Diese Art von Datei können wir nicht öffnen." in shown
    assert TYPED["words"] in shown
    assert "lebenslauf" not in shown


@pytest.mark.usefixtures("opened")
def test_it_keeps_the_further_words_when_their_file_is_refused() -> None:
    found = RECEIPT.search(sent()[1])
    assert found
    wrong = SimpleUploadedFile("a.pdf", b"MZ no picture", "application/pdf")
    typed = {"receipt": found[0], "words": "Noch ein Brief.", "files": [wrong]}
    answer = Client().post("/de/complaint/answer/", typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Noch ein Brief." in shown
    assert "verschlossen und angekommen" not in shown
