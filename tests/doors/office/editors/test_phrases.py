"""Phrases are added, tried while the page grows, published and taken back; what nobody understood becomes a phrase."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.core.acting import acting_as
from willkommen.doors.office.editors import publishing
from willkommen.guide import editions, measuring, store, training
from willkommen.guide.actions import keep_trial, note_unheard
from willkommen.guide.drafts import draft, published
from willkommen.guide.queries import load
from willkommen.guide.rules.measure import Measured
from willkommen.guide.trial import Result, trial

pytestmark = [pytest.mark.usefixtures("one_transaction"), pytest.mark.xdist_group("guide")]
ADD = {"label": "services/termin", "language": "de", "text": "zwirbelfax für den kasten"}
BEFORE = Measured((8, 10), (9, 10), (2, 2), (0, 10), (0, 12), (5, 5), ("wie geht das",))
AFTER = Measured((9, 10), (9, 10), (2, 2), (0, 10), (0, 12), (5, 5), ("etwas anderes",))
BLIND = Measured((9, 10), (9, 10), (2, 2), (0, 10), (0, 12), (4, 5), ("etwas anderes",))


@pytest.fixture
def after() -> Measured:
    """What the trial measures."""
    return AFTER


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, after: Measured) -> None:
    """A trial that learns nothing and has a result at once."""

    def learned(changes: list, held: object, moved: int) -> Iterator[str | Result]:
        yield "Es wird gelernt."
        mark = training.mark_of(editions.folder(), editions.changes_of(changes))
        yield Result(store.packed(load().model, mark), mark, BEFORE, after)

    monkeypatch.setattr(publishing, "learn_and_measure", learned)


def tried(client: Client) -> str:
    """Add a phrase and try the draft; the page as it grew."""
    client.post(reverse("editors:phrase-change"), ADD)
    answer = client.post(reverse("editors:trial"))
    return b"".join(answer.streaming_content).decode()


def test_it_puts_a_phrase_into_a_draft_and_takes_it_out_again() -> None:
    client = signed_in(EDITOR)
    client.post(reverse("editors:phrase-change"), ADD)
    page = client.get(reverse("editors:phrases"), {"label": ADD["label"], "language": "de"}).content.decode()
    assert page.count(ADD["text"]) >= 2
    client.post(reverse("editors:phrase-change"), {**ADD, "what": "take"})
    with acting_as("editor"):
        waiting = draft()
    assert waiting
    assert waiting.changes == []


@pytest.mark.usefixtures("quick")
def test_it_shows_what_a_draft_does_to_the_accuracy_before_it_is_published() -> None:
    page = tried(signed_in(EDITOR))
    assert page.index("Es wird gelernt.") < page.index("80,0 % (8 von 10)") < page.index("90,0 % (9 von 10)")
    assert "Nichts wird schlechter" in page
    assert "wie geht das" in page
    with acting_as("editor"):
        assert published() == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("after", [BLIND])
def test_it_publishes_no_draft_that_recognises_danger_worse() -> None:
    client = signed_in(EDITOR)
    page = tried(client)
    assert "Gefahr wird schlechter erkannt" in page
    assert reverse("editors:publish") not in page
    client.post(reverse("editors:publish"))
    with acting_as("editor"):
        assert published() == []


@pytest.mark.usefixtures("quick")
def test_it_publishes_and_goes_back() -> None:
    client = signed_in(EDITOR)
    tried(client)
    client.post(reverse("editors:publish"))
    with acting_as("editor"):
        (first,) = published()
        assert editions.changes_now() != []
    client.post(reverse("editors:phrase-change"), {**ADD, "what": "take"})
    b"".join(client.post(reverse("editors:trial")).streaming_content)
    client.post(reverse("editors:publish"))
    with acting_as("editor"):
        assert editions.changes_now() == []
    client.post(reverse("editors:back", args=[first.id]))
    with acting_as("editor"):
        assert editions.changes_now() != []


def test_it_publishes_nothing_untried_and_nothing_at_all_without_a_draft() -> None:
    client = signed_in(EDITOR)
    client.post(reverse("editors:phrase-change"), ADD)
    for name in ("publish", "drop", "publish", "trial"):
        assert client.post(reverse(f"editors:{name}")).status_code == 302
    with acting_as("editor"):
        assert (draft(), published()) == (None, [])


def test_exact_words_and_signs_of_danger_go_through_the_same_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "questions", lambda folder: [])
    client = signed_in(EDITOR)
    change = reverse("editors:phrase-change")
    client.post(change, {**ADD, "sort": "terms", "text": "zwirbel*|§99x"})
    client.post(change, {"label": "urgent/dv", "language": "de", "sort": "certain", "text": "er zwirbelt mich"})
    client.post(change, {**ADD, "sort": "certain", "text": "gehört nicht hierher"})
    client.post(change, {**ADD, "sort": "terms", "text": "*"})
    with acting_as("editor"):
        waiting = draft()
        assert waiting
        assert waiting.moved == 0
        (result,) = [step for step in trial(waiting.changes, editions.guide(), 0) if isinstance(step, Result)]
        keep_trial(
            edition=waiting.id, changes=waiting.changes, model=result.model, mark=result.mark, measured=result.after
        )
    client.post(reverse("editors:publish"))
    with acting_as("door"):
        answer = editions.answer("er zwirbelt mich", "de")
        assert answer.urgent
        assert answer.urgent.type == "dv"
        assert editions.answer("zwirbelei", "de").matches[0].service == "termin"


def test_it_makes_a_phrase_of_what_nobody_understood_with_one_click() -> None:
    with acting_as("door"):
        note_unheard(day=date(2026, 12, 1), language="de", text=ADD["text"], guessed="termin", meaning=b"")
    client = signed_in(EDITOR)
    page = client.get(reverse("editors:unheard"))
    assert ADD["text"] in page.content.decode()
    (group,) = page.context["groups"]
    client.post(reverse("editors:settle"), {**ADD, "what": "teach", "id": group["ids"]})
    assert "Alles wurde verstanden" in client.get(reverse("editors:unheard")).content.decode()
    with acting_as("editor"):
        waiting = draft()
    assert waiting
    assert [row["text"] for row in waiting.changes] == [ADD["text"]]


@pytest.mark.parametrize("form", [{"what": "done", "id": "no-id"}, {**ADD, "what": "teach", "language": "xx"}])
def test_it_survives_a_broken_form(form: dict) -> None:
    assert signed_in(EDITOR).post(reverse("editors:settle"), form).status_code == 302


def test_it_turns_pages_and_finds_phrases_by_their_words() -> None:
    client, here = signed_in(EDITOR), reverse("editors:phrases") + "?label=urgent/dv&language=de"
    first, second = (client.get(f"{here}&page={page}").content.decode() for page in (1, 2))
    assert "Seite 1 von" in first
    assert "page=2" in first
    assert first.count("Entfernen</button>") == second.count("Entfernen</button>") == 100
    found = client.get(f"{here}&holds=MEINE+SCHWESTER").content.decode()
    assert 0 < found.count("Entfernen</button>") < 50
    assert "Kein Satz enthält" in client.get(f"{here}&holds=xyzxyz").content.decode()
