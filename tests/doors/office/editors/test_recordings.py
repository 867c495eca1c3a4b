"""A recording is uploaded, heard by the editors, published for visitors, taken away, taken back and erased."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.doors.visitor.steps import Visitor
from tests.factories.people import CLERK_WHO_MAY, EDITOR
from tests.factories.sounds import MP3, NO_SOUNDS, SOUNDS
from tests.factories.staff import signed_in
from willkommen.catalogue.queries import history
from willkommen.catalogue.rules.sound import MOST_BYTES
from willkommen.core.acting import acting_as
from willkommen.journal.models import Entry

pytestmark = pytest.mark.usefixtures("one_transaction")
PLACE = "ti/situation/anerkannt/name"


def send(client: Client, sound: bytes, place: str = PLACE) -> int:
    """Upload it as a browser does; the status."""
    file = SimpleUploadedFile("../../etc/a b.html", sound, content_type="text/html")
    return client.post(reverse("editors:recordings"), {"language": "ti", "place": place, "sound": file}).status_code


def uploaded(client: Client) -> str:
    """The address of the newest recording that is not playing."""
    page = client.get(reverse("editors:recordings"), {"language": "ti"}).content.decode()
    return re.findall(r'action="(/editors/recordings/[0-9a-f-]{36}/)"', page)[0]


def heard() -> str:
    """The address of the recording on the first page in Tigrinya; "" where there is none."""
    found = re.search(r'<li data-clip="([^"]+)"', Visitor("ti").open("/ti/").text)
    return found[1] if found else ""


def retell(editor: Client, **changed: str) -> None:
    """Publish other words for the text, beside Tigrinya."""
    address = reverse("editors:record", args=["situation", "anerkannt"])
    sent = {**filled(editor.get(address, {"language": "ti"})), **changed, "language": "ti", "what": "publish"}
    assert editor.post(address, sent).status_code == 302


def test_editors_hear_it_before_anybody_else() -> None:
    editor = signed_in(EDITOR)
    for kind, sound in SOUNDS.items():
        assert send(editor, sound) == 302
        answer = editor.get(uploaded(editor))
        assert (answer.content, answer["Content-Type"], answer["Cache-Control"]) == (sound, kind, "no-store, private")
    assert heard() == ""


def test_visitors_hear_it_once_it_is_published() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    editor.post(uploaded(editor), {"what": "publish", "language": "ti"})
    answer = Visitor("ti").client.get(heard())
    assert (answer.content, answer["Content-Type"]) == (MP3, "audio/mpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "public" in answer["Cache-Control"]


def test_another_recording_has_another_address_and_the_first_can_come_back() -> None:
    editor = signed_in(EDITOR)
    addresses = []
    for sound in (MP3, SOUNDS["audio/wav"]):
        send(editor, sound)
        first = uploaded(editor)
        editor.post(first, {"what": "publish", "language": "ti"})
        addresses.append(heard())
    assert addresses[0] != addresses[1]
    editor.post(uploaded(editor), {"what": "publish", "language": "ti"})
    assert heard() == addresses[0]


def test_it_is_taken_away_and_the_history_takes_that_back() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    own = uploaded(editor)
    editor.post(own, {"what": "publish", "language": "ti"})
    there = heard()
    assert editor.post(reverse("editors:silence"), {"place": PLACE, "language": "ti"}).status_code == 302
    assert heard() == ""
    with acting_as("editor"):
        last = history(most=1)[0]
    editor.post(reverse("editors:undo", args=[last.id]))
    assert heard() == there


def test_it_is_not_erased_while_it_plays_and_gone_afterwards() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    own = uploaded(editor)
    editor.post(own, {"what": "publish", "language": "ti"})
    editor.post(own, {"what": "erase", "language": "ti"})
    assert editor.get(own).status_code == 200
    editor.post(reverse("editors:silence"), {"place": PLACE, "language": "ti"})
    editor.post(own, {"what": "erase", "language": "ti"})
    assert editor.get(own).status_code == 404
    assert editor.post(own, {"what": "publish", "language": "ti"}).status_code == 302
    assert heard() == ""


def test_a_text_that_says_something_else_loses_its_recording() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    editor.post(uploaded(editor), {"what": "publish", "language": "ti"})
    retell(editor, **{"ti-name": "ካልእ ቃል"})
    assert heard() == ""


def test_a_german_text_that_means_something_else_silences_the_translation() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    editor.post(uploaded(editor), {"what": "publish", "language": "ti"})
    retell(editor, **{"de-name": "Etwas anderes", "meaning": "on"})
    assert "Etwas anderes" in Visitor("ti").open("/ti/").text
    assert heard() == ""


def test_it_refuses_with_a_sentence_what_is_no_recording_or_too_large() -> None:
    editor = signed_in(EDITOR)
    assert [send(editor, sound) for sound in (*NO_SOUNDS, MP3 + bytes(MOST_BYTES))] == [422] * (len(NO_SOUNDS) + 1)
    page = editor.get(reverse("editors:recordings"), {"language": "ti"}).content.decode()
    assert "Endgültig löschen" not in page


def test_it_refuses_a_text_that_is_not_read_aloud() -> None:
    assert send(signed_in(EDITOR), MP3, "ti/page/impressum/title") == 422
    assert send(signed_in(EDITOR), MP3, "../../etc") == 422


def test_it_is_for_editors_alone() -> None:
    editor, other = signed_in(EDITOR), signed_in(CLERK_WHO_MAY)
    send(editor, MP3)
    own = uploaded(editor)
    for address in (own, reverse("editors:recordings")):
        assert other.get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert other.post(own, {"what": "publish"}).status_code == 403
    assert heard() == ""


def test_every_act_stands_in_the_journal() -> None:
    editor = signed_in(EDITOR)
    send(editor, MP3)
    own = uploaded(editor)
    editor.post(own, {"what": "publish", "language": "ti"})
    editor.post(reverse("editors:silence"), {"place": PLACE, "language": "ti"})
    editor.post(own, {"what": "erase", "language": "ti"})
    with acting_as("auditor"):
        acts = set(Entry.objects.filter(action__startswith="recording.").values_list("action", flat=True))
    assert acts == {"recording.upload", "recording.publish", "recording.silence", "recording.erase"}
