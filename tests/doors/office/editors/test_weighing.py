"""What a change of the rules does to what is asked back is measured with the centre's own questions before it is published."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.office.editors.filled import filled
from tests.factories.giessen import giessen
from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.queries import history
from willkommen.core.acting import acting_as
from willkommen.guide import trial
from willkommen.guide.rules.measure import Question

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
SPOUSE = "familiennachzug-ehegatte"
WORDS = "Meine Ehefrau soll zu mir nach Deutschland ziehen, Familiennachzug"
MEASURE = "Wirkung auf den Wegweiser messen"


@pytest.fixture(autouse=True)
def one_concern(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured with."""
    monkeypatch.setattr(trial.measuring, "questions", lambda folder: [Question(WORDS, "de", frozenset({SPOUSE}))])


def said(service: str) -> str:
    """The German name of a service."""
    return str(giessen().words.get("de", "service", service))


def sent(client: Client, kind: str, key: str, what: str, **fields: Any) -> str:
    """The page after the form of a record was sent with some fields changed."""
    page = reverse("editors:record", args=[kind, key])
    answer: Any = client.post(page, {**filled(client.get(page), **fields), "what": what})
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def both(client: Client, what: str, **effect: str) -> str:
    """The answer that both come, changed."""
    return sent(client, "reply", "beide-kommen", what, **{f"effects.0.{field}": of for field, of in effect.items()})


def test_a_rule_that_changes_where_answers_lead_can_be_measured() -> None:
    client = signed_in(EDITOR)
    assert MEASURE in both(client, "preview", also=said("ehrenamt"))
    page = both(client, "weigh", also=said("ehrenamt"))
    assert "Anders wird nur, was zurückgefragt wird" in page
    assert "Nichts wird schlechter." in page
    assert "Ein Weg führt zur richtigen Leistung" in page
    assert "100,0 % (1 von 1)" in page
    with acting_as("editor"):
        assert history() == []


def test_it_warns_and_names_what_no_path_leads_to_any_more_and_can_be_published_all_the_same() -> None:
    client = signed_in(EDITOR)
    child = said("familiennachzug-kind")
    both(client, "publish", instead=child, also="")
    page = sent(
        client, "reply", "partner-kommt", "weigh", **{"effects.0.service": said(SPOUSE), "effects.0.instead": child}
    )
    assert "Manches wird schlechter" in page
    assert page.index("Nun führt kein Weg mehr zur richtigen Leistung") < page.index(WORDS)
    assert 'value="publish"' in page


def test_a_question_that_is_never_asked_any_more_is_named() -> None:
    question = str(giessen().words.get("de", "question", "wer-kommt"))
    page = sent(signed_in(EDITOR), "question", "wer-kommt", "weigh", services=[said("ehrenamt")])
    assert "Nun führt kein Weg" not in page
    assert "nie mehr gestellt" not in page
    page = sent(signed_in(EDITOR), "question", "wer-kommt", "weigh", services=[said("familiennachzug-kind")])
    import re

    print(re.sub("<[^>]+>", " ", page)[-3000:])
    assert page.index("nie mehr gestellt") < page.index(question, page.index("nie mehr gestellt"))


def test_a_rule_about_papers_alone_has_nothing_to_measure() -> None:
    page = sent(signed_in(EDITOR), "reply", "brief-nein", "preview", **{"effects.0.without": []})
    assert "Vorschau" in page
    assert MEASURE not in page
