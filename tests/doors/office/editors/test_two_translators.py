"""Two editors at one text: who publishes second is told what stands there now, and nobody's words are lost unseen."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tests.doors.office.editors.filled import filled
from tests.doors.office.editors.wording import one_of, shown, typed
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.actions import edit
from willkommen.catalogue.queries import centre, history
from willkommen.core.acting import acting_as
from willkommen.core.errors import NotNow
from willkommen.doors.moment import now
from willkommen.doors.office.editors import translations

pytestmark = pytest.mark.usefixtures("one_transaction")
NAME = "Ausländerbehörde"
PLACE = "fr/agency/auslaenderbehoerde/name"


@pytest.fixture
def page() -> Any:
    """The form with the name of an agency in French, as it stood before somebody else came."""
    found = shown("fr", NAME)
    (one,) = [each for each in found.context["texts"] if PLACE.partition("/")[2] in each["state"]]
    found.name = f"text-{one['name']}"
    return found


def sent(page: Any, text: str | None = None, **more: str) -> Any:
    """Publish the form; `text`: what was typed into the field of the name."""
    own = {page.name: text} if text else {}
    return signed_in(EDITOR).post(reverse("editors:translations"), {**filled(page), **own, **more})


def now_there() -> str:
    """The name as it holds."""
    with acting_as("door"):
        return str(centre().texts[PLACE].text)


def test_the_second_is_told_what_the_first_wrote_and_publishes_by_pressing_again(page: Any) -> None:
    assert sent(page, "Office des étrangers").status_code == 302
    answer = sent(page, "Service des étrangers")
    assert answer.status_code == 422
    assert (
        "Jemand anders hat diesen Text inzwischen geändert: „\u2068Office des étrangers\u2069“"
        in answer.content.decode()
    )
    assert [one["id"] for one in answer.context["errors"]] == [page.name]
    assert now_there() == "Office des étrangers"
    assert filled(answer)[page.name] == ["Service des étrangers"]
    assert signed_in(EDITOR).post(reverse("editors:translations"), filled(answer)).status_code == 302
    assert now_there() == "Service des étrangers"


def test_a_field_that_nobody_touched_undoes_nothing(page: Any) -> None:
    sent(page, "Office des étrangers")
    other = next(each for each in page.context["texts"] if f"text-{each['name']}" != page.name)
    assert sent(page, **{f"text-{other['name']}": f"{other['value']} !"}).status_code == 302
    assert now_there() == "Office des étrangers"


def test_what_was_looked_at_was_not_what_stands_there_now(page: Any) -> None:
    sent(page, "Office des étrangers")
    answer = sent(page, **{page.name.replace("text-", "seen-"): "on"})
    assert answer.status_code == 422
    assert now_there() == "Office des étrangers"


def test_the_same_words_twice_are_no_quarrel(page: Any) -> None:
    sent(page, "Office des étrangers")
    assert sent(page, "Office des étrangers").status_code == 302


def test_a_form_that_does_not_say_what_stood_there_is_refused(page: Any) -> None:
    form = {name: value for name, value in filled(page).items() if not name.startswith("was-")}
    answer = signed_in(EDITOR).post(reverse("editors:translations"), {**form, page.name: "Office"})
    assert answer.status_code == 422


def test_german_that_changed_meanwhile_is_shown_before_its_translation_counts_as_new() -> None:
    german = "Alle Leistungen"
    old = shown("fr", german)
    typed(shown("de", german), german, "Was wir tun")
    answer = typed(old, german, "Toutes les prestations")
    assert answer.status_code == 422
    assert "Der deutsche Text ist inzwischen anders: „\u2068Was wir tun\u2069“" in answer.content.decode()
    again = typed(answer, "Was wir tun", "Ce que nous faisons")
    assert again.status_code == 302
    assert one_of(shown("fr", "Was wir tun"), "Was wir tun")["value"] == "Ce que nous faisons"


def test_what_no_longer_belongs_to_the_list_stays_in_the_form() -> None:
    """The list of what is missing loses a text as soon as somebody translates it; what was typed is not lost with it."""
    german = "Alle Leistungen"
    typed(shown("de", german), german, "Was wir tun")
    page = reverse("editors:translations")
    old = signed_in(EDITOR).get(page, {"language": "fr", "words": "Was wir tun"})
    assert typed(old, "Was wir tun", "Ce que nous faisons").status_code == 302
    answer = typed(old, "Was wir tun", "Nos services")
    assert answer.status_code == 422
    assert one_of(answer, "Was wir tun")["value"] == "Nos services"


def test_a_workbook_does_not_overwrite_what_was_written_since_it_was_handed_out(page: Any) -> None:
    client = signed_in(EDITOR)
    book = load_workbook(BytesIO(client.get(reverse("editors:workbook", args=["fr"]), {"show": "all"}).content))
    (row,) = [row for row in book.active.iter_rows(min_row=4) if row[4].value == PLACE.partition("/")[2]]
    row[2].value = "Service des étrangers"
    out = BytesIO()
    book.save(out)
    sent(page, "Office des étrangers")
    sheet = SimpleUploadedFile("a.xlsx", out.getvalue())
    answer = client.post(reverse("editors:translations"), {"language": "fr", "what": "workbook", "sheet": sheet})
    assert answer.status_code == 422
    assert (
        "Jemand anders hat diesen Text inzwischen geändert: „\u2068Office des étrangers\u2069“. Leeren Sie die Zeile"
        in (answer.content.decode())
    )
    assert now_there() == "Office des étrangers"


def test_who_was_quicker_by_a_blink_is_seen_under_the_lock() -> None:
    """What a process read up to two seconds ago is compared with the table once nobody else can write."""
    first, second = (
        {("text", PLACE): {"text": text, "state": "human", "dated": "2026-11-25"}} for text in ("Office", "Service")
    )
    with acting_as("editor"):
        old = centre()
        assert edit(wanted=first, staff=None, now=now(), read=old)
        with pytest.raises(NotNow):
            edit(wanted=second, staff=None, now=now(), read=old)
        assert len(history()) == 1
        assert edit(wanted=second, staff=None, now=now()), "who does not say what they read overwrites it"


def test_the_page_says_what_the_lock_found(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def quicker(**given: Any) -> Any:
        """Somebody else publishes between the look and the lock."""
        monkeypatch.undo()
        wanted = {("text", PLACE): {"text": "Office", "state": "human", "dated": "2026-11-25"}}
        edit(wanted=wanted, staff=None, now=now())
        return translations.edit_record(**given)

    monkeypatch.setattr(translations, "edit_record", quicker)
    answer = sent(page, "Service")
    assert answer.status_code == 422
    assert "Jemand anders hat diesen Text inzwischen geändert: „\u2068Office\u2069“" in answer.content.decode()
    assert now_there() == "Office"
