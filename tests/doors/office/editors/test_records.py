"""Records are looked at, previewed, published and taken back on a page."""

from typing import Any

import pytest
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.factories.giessen import giessen
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.queries import centre, history
from willkommen.core.acting import acting_as
from willkommen.doors.office.editors.rows import KINDS

pytestmark = pytest.mark.usefixtures("one_transaction")
LINE = ("helpline", "telefonseelsorge")
SERVICE = ("service", "ae-verlaengerung")


def address(kind: str, key: str) -> str:
    """The page of a record."""
    return reverse("editors:record", args=[kind, key])


def sent(which: tuple[str, str], what: str, **changed: Any) -> Any:
    """The answer to the form of a record, with some fields changed."""
    client = signed_in(EDITOR)
    return client.post(address(*which), {**filled(client.get(address(*which)), **changed), "what": what})


def test_it_shows_before_it_publishes() -> None:
    page = sent(LINE, "preview", **{"en-name": "Someone to talk to"})
    assert "Someone to talk to" in page.content.decode()
    assert "Vorschau" in page.content.decode()
    with acting_as("editor"):
        assert history() == []


def test_it_shows_the_page_as_visitors_will_see_it() -> None:
    page = sent(SERVICE, "preview", **{"de-name": "Erlaubnis länger machen", "minutes.typ": "25"}).content.decode()
    assert page.count("<iframe") == 1
    seen = page.split("srcdoc=")[1]
    assert "Erlaubnis länger machen" in seen
    assert "&lt;html" in seen
    with acting_as("door"):
        assert str(centre().words.get("de", *SERVICE)) != "Erlaubnis länger machen"


def test_it_publishes_a_translation_and_takes_it_back() -> None:
    sent(LINE, "publish", **{"en-name": "Someone to talk to"})
    assert english() == "Someone to talk to"
    with acting_as("editor"):
        (change,) = history()
    signed_in(EDITOR).post(reverse("editors:undo", args=[change.id]))
    assert english() != "Someone to talk to"


def test_nobody_undoes_unknowingly_what_somebody_else_published_meanwhile() -> None:
    client = signed_in(EDITOR)
    opened = filled(client.get(address(*LINE)))
    sent(LINE, "publish", **{"en-name": "Someone to talk to"})
    mine = {**opened, "en-name": "A friendly voice"}
    page = client.post(address(*LINE), {**mine, "what": "publish"})
    assert page.status_code == 422
    assert "Jemand anders hat diesen Eintrag geändert" in page.content.decode()
    assert filled(page)["en-name"] == ["A friendly voice"]
    assert english() == "Someone to talk to"
    client.post(address(*LINE), {**filled(page), "what": "publish"})
    assert english() == "A friendly voice"


def test_a_preview_does_not_hide_what_somebody_else_published_meanwhile() -> None:
    client = signed_in(EDITOR)
    opened = filled(client.get(address(*LINE)))
    sent(LINE, "publish", **{"en-name": "Someone to talk to"})
    shown = client.post(address(*LINE), {**opened, "en-name": "A friendly voice", "what": "preview"})
    assert client.post(address(*LINE), {**filled(shown), "what": "publish"}).status_code == 422
    assert english() == "Someone to talk to"


def test_it_confirms_a_help_line_after_somebody_called_it() -> None:
    with acting_as("door"):
        assert not centre().helplines[LINE[1]].shown
    sent(LINE, "publish", status="confirmed")
    with acting_as("door"):
        assert centre().helplines[LINE[1]].shown


@pytest.mark.parametrize(
    ("which", "changed", "said"),
    [
        (LINE, {"numbers": "ruf an"}, "wie man sie wählt"),
        (LINE, {"numbers": "", "status": "confirmed"}, "braucht eine Nummer"),
        (LINE, {"kinds": None}, "Bitte ausfüllen"),
        (SERVICE, {"visits": "zwei"}, "Bitte eine ganze Zahl eingeben"),
        (SERVICE, {"minutes.typ": "500"}, "Bitte aufsteigend"),
        (SERVICE, {"next.0.service": "rueckkehr-beratung"}, "wird nur auf Nachfrage gezeigt"),
        (SERVICE, {"advises_only": "on"}, "wer draußen vertritt"),
        (SERVICE, {"papers": ["Reisepass", "nirgends"]}, "gibt es nicht"),
        (SERVICE, {"de-name": "Ruf 0641 9390"}, "gehört nicht in den Text"),
        (("helpline", "110"), {"kinds": ["dv", "deportation"]}, "nie gezeigt"),
        (("deadline", "titel-ablauf"), {"count": "3", "unit": "weeks"}, "Anzahl und Einheit"),
        (("situation", "ukraine-neu"), {"must_not_suggest": ["ae-ukraine"]}, "bitte eines herausnehmen"),
    ],
)
def test_it_explains_a_fault_beside_its_field_and_publishes_nothing(
    which: tuple[str, str], changed: dict[str, Any], said: str
) -> None:
    page = sent(which, "publish", **changed)
    text = page.content.decode()
    assert page.status_code == 422
    assert said in text
    assert "Bitte prüfen Sie Ihre Angaben" in text
    with acting_as("editor"):
        assert history() == []


def test_it_keeps_what_was_typed_when_it_refuses() -> None:
    assert "neunzig" in sent(SERVICE, "publish", visits="neunzig").content.decode()


def test_it_adds_and_removes_an_entry_of_a_list() -> None:
    with acting_as("door"):
        before = centre().services[SERVICE[1]].next
    new = f"next.{len(before)}"
    sent(
        SERVICE,
        "publish",
        **{"next.0.drop": "on", f"{new}.service": "termin", f"{new}.why": "Frage", f"{new}.strength": "rarely"},
    )
    with acting_as("door"):
        after = [step.service for step in centre().services[SERVICE[1]].next]
    assert after == [*(step.service for step in before[1:]), "termin"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_sent_back_unchanged_changes_nothing(kind: str) -> None:
    client = signed_in(EDITOR)
    for key in list(giessen().tables[kind])[-1:]:
        page = client.get(address(kind, key))
        answer = client.post(address(kind, key), {**filled(page), "what": "publish"}, follow=True)
        assert "Es hat sich nichts geändert" in answer.content.decode(), key
    with acting_as("editor"):
        assert history() == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_has_a_preview_of_a_visitors_page(kind: str) -> None:
    page = sent((kind, next(iter(giessen().tables[kind]))), "preview")
    assert page.status_code == 200
    assert "srcdoc=" in page.content.decode()


def test_it_says_with_one_click_that_something_still_holds() -> None:
    signed_in(EDITOR).post(reverse("editors:valid", args=["helpline", "112"]))
    with acting_as("editor"):
        (change,) = history()
    assert change.after["origin"]["review_by"] > change.before["origin"]["review_by"]


@pytest.mark.parametrize("address", ["/editors/record/staff/x/", "/editors/record/service/nothing/"])
def test_it_knows_no_other_records(address: str) -> None:
    assert signed_in(EDITOR).get(address).status_code == 404


def english() -> str:
    """The English name of the line."""
    with acting_as("door"):
        return str(centre().words.get("en", *LINE))
