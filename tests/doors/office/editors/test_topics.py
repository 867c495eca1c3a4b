"""What other offices do is a record like any other, and no phrase leads to a topic that is gone."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.doors.visitor.steps import Visitor
from tests.factories.giessen import giessen
from tests.factories.people import EDITOR, LEAD
from tests.factories.plans import ZONE
from tests.factories.staff import signed_in
from willkommen.catalogue.actions import load
from willkommen.catalogue.centre_files import read, write
from willkommen.catalogue.queries import centre, history
from willkommen.core.acting import acting_as
from willkommen.doors.moment import now
from willkommen.guide import centre as facts
from willkommen.guide import drafts, editions
from willkommen.guide.phrasebook import Phrase

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
CAR = reverse("editors:record", args=["topic", "kfz"])
OUT = reverse("editors:retire", args=["topic", "kfz"])
WORDS = "ich will mein auto anmelden"
NEW = {
    "de-name": "Fischereischein", "en-name": "Fishing licence", "de-office": "Ordnungsamt der Gemeinde",
    "en-office": "Public order office", "de-papers": "Pass\nPrüfungszeugnis", "en-papers": "Passport\nExam certificate",
}  # fmt: skip
MADE = "fischereischein"


def sent(client: Client, page: str, what: str = "publish", **changed: Any) -> Any:
    """The answer to a form with some fields changed."""
    return client.post(page, {**filled(client.get(page)), **changed, "what": what})


def made(client: Client) -> Any:
    """A new topic."""
    source = giessen().sources["gk"].title
    return sent(client, reverse("editors:new", args=["topic"]), **NEW, **{"origin.sources": [source]})


def drafted() -> list[tuple[str, str, bool]]:
    """Label, words and sign of what the draft changes."""
    with acting_as("editor"):
        waiting = drafts.draft()
    return [(row["label"], row["text"], row["added"]) for row in waiting.changes] if waiting else []


def takes_back(client: Client) -> None:
    """The last change."""
    with acting_as("editor"):
        last = history()[0]
    client.post(reverse("editors:undo", args=[last.id]))


def test_visitors_read_what_an_editor_changed_until_it_is_taken_back() -> None:
    client = signed_in(EDITOR)
    sent(client, CAR, **{"de-office": "Zulassungsstelle am Fluss", "de-papers": "Pass\nKennzeichen"})
    text = Visitor().send("concern", words=WORDS).text
    assert "Zulassungsstelle am Fluss" in text
    assert "Kennzeichen" in text
    assert "Fahrzeugpapiere" not in text
    takes_back(client)
    assert "Fahrzeugpapiere" in Visitor().send("concern", words=WORDS).text


def test_the_preview_shows_the_page_that_visitors_will_see() -> None:
    page = sent(signed_in(EDITOR), CAR, "preview", **{"de-office": "Zulassungsstelle am Fluss"}).content.decode()
    seen = page.split("srcdoc=")[1]
    assert "Zulassungsstelle am Fluss" in seen
    assert "Bachweg 9" in seen
    assert "Zulassungsstelle am Fluss" not in Visitor().send("concern", words=WORDS).text


def test_papers_are_german_where_a_translation_names_more_or_fewer_of_them() -> None:
    beside = 'class="muted small" lang="de" dir="ltr">'
    assert f"{beside}Fahrzeugpapiere" in Visitor("fr").send("concern", words=WORDS).text
    sent(signed_in(EDITOR), CAR, **{"de-papers": "Pass\nKennzeichen"})
    after = Visitor("fr").send("concern", words=WORDS).text
    assert '<li><span class="foreign" lang="de" dir="ltr">Kennzeichen' in after
    assert f"{beside}Kennzeichen" not in after


def test_it_is_looked_at_again_in_a_year() -> None:
    client = signed_in(EDITOR)
    client.post(reverse("editors:valid", args=["topic", "kfz"]))
    with acting_as("door"):
        assert centre().topics["kfz"].origin.checked_on == now().astimezone(ZONE).date()


def test_a_load_leaves_what_was_changed_and_shows_it() -> None:
    client = signed_in(EDITOR)
    sent(client, CAR, **{"de-office": "Zulassungsstelle am Fluss"})
    made(client)
    with acting_as("editor"):
        found = load(centre=giessen(), now=now())
    kept = {change.record.key for change in found.kept}
    assert {("text", "de/topic/kfz/office"), ("topic", MADE)} <= kept
    assert found.changes == []


def test_a_new_topic_has_its_name_in_the_draft_and_says_that_nobody_finds_it_yet() -> None:
    client = signed_in(EDITOR)
    assert "Ein Thema ohne Sätze findet niemand" in client.get(reverse("editors:new", args=["topic"])).content.decode()
    answer = made(client)
    assert answer.status_code == 302, answer.context["errors"]
    assert drafted() == [(MADE, "Fischereischein", True), (MADE, "Fishing licence", True)]
    page = client.get(answer["Location"]).content.decode()
    assert "Niemand findet es" in page
    label = f"elsewhere/{MADE}"
    assert f'value="{label}" selected' in client.get(reverse("editors:phrases"), {"label": label}).content.decode()
    with acting_as("door"):
        assert editions.guide().facts.elsewhere[MADE].papers == ("Pass", "Prüfungszeugnis")


@pytest.mark.parametrize("back", [True, False])
def test_a_topic_that_nobody_found_yet_goes_with_the_phrases_that_wait_for_it(back: bool) -> None:
    client = signed_in(EDITOR)
    made(client)
    if back:
        takes_back(client)
    else:
        client.post(reverse("editors:retire", args=["topic", MADE]), {"what": "publish"})
    with acting_as("door"):
        assert MADE not in centre().topics
    assert drafted() == []


def test_a_topic_to_which_phrases_lead_cannot_go() -> None:
    client = signed_in(EDITOR)
    page = client.get(OUT).content.decode()
    assert "Zu diesem Thema führen noch Sätze" in page
    assert 'value="publish"' not in page
    client.post(OUT, {"what": "publish"})
    with acting_as("door"):
        assert "kfz" in centre().topics
    assert drafted() == []


def test_its_phrases_move_to_another_topic_of_the_draft_and_it_goes_once_that_is_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in(EDITOR)
    with acting_as("editor"):
        said = drafts.of_topic("kfz", None)
    assert len(said) > 20
    answer = client.post(OUT, {"what": "move", "to": "fuehrerschein"})
    assert answer["Location"].endswith("label=elsewhere%2Ffuehrerschein")
    with acting_as("editor"):
        waiting = drafts.draft()
        assert waiting
        assert drafts.of_topic("kfz", waiting) == []
        led = {one.text for one in drafts.of_topic("fuehrerschein", waiting)}
    assert {one.text for one in said} <= led
    assert "Im Entwurf führt kein Satz mehr hierher" in client.get(OUT).content.decode()
    client.post(OUT, {"what": "publish"})
    with acting_as("door"):
        assert "kfz" in centre().topics
    monkeypatch.setattr(drafts, "published", lambda most=20: [waiting])
    monkeypatch.setattr("willkommen.flows.edit_record.published", lambda most=20: [waiting])
    client.post(OUT, {"what": "publish"})
    with acting_as("door"):
        assert "kfz" not in centre().topics


@pytest.mark.parametrize("to", ["kfz", "nothing", ""])
def test_phrases_move_nowhere_but_to_another_topic(to: str) -> None:
    assert signed_in(EDITOR).post(OUT, {"what": "move", "to": to})["Location"] == OUT
    assert drafted() == []


def test_exact_words_move_with_the_phrases() -> None:
    with acting_as("editor"):
        topic = next(one.label for one in drafts.exact_now([]) if one.label.startswith("elsewhere/")).partition("/")[2]
        said = [one for one in drafts.of_topic(topic, None) if one.section == "terms"]
    to = "kfz" if topic != "kfz" else "steuer"
    signed_in(EDITOR).post(reverse("editors:retire", args=["topic", topic]), {"what": "move", "to": to})
    with acting_as("editor"):
        assert Phrase(said[0].text, "", "terms", f"elsewhere/{to}") in drafts.of_topic(to, drafts.draft())


def test_topics_belong_to_editors_of_the_house_alone() -> None:
    client = signed_in(LEAD)
    assert client.get(CAR).status_code == 403
    assert client.get(reverse("editors:new", args=["topic"])).status_code == 403
    assert client.post(OUT, {"what": "move", "to": "steuer"}).status_code == 403


def test_an_export_holds_what_was_changed_and_the_guide_reads_it_without_a_database(tmp_path: Path) -> None:
    client = signed_in(EDITOR)
    sent(client, CAR, **{"de-office": "Zulassungsstelle am Fluss"})
    made(client)
    with acting_as("door"):
        write(centre(), tmp_path)
        assert read(tmp_path) == centre()
        held = editions.guide().facts.elsewhere
    found = {one.topic: one for one in facts.topics(tmp_path)}
    assert {name: vars(one) for name, one in found.items()} == {name: vars(one) for name, one in held.items()}
    assert found["kfz"].office == "Zulassungsstelle am Fluss"
