"""Records are looked at, previewed, published and taken back on a page."""

import pytest
from django.urls import reverse

from tests.factories.people import EDITOR
from tests.factories.staff import signed_in
from willkommen.catalogue.centre import dump
from willkommen.catalogue.queries import centre, history
from willkommen.catalogue.yaml_text import write
from willkommen.core.acting import acting_as

pytestmark = pytest.mark.usefixtures("one_transaction")
ADDRESS = reverse("editors:record", args=["helpline", "telefonseelsorge"])


def form(**more: str) -> dict[str, str]:
    """What the page sends when nothing was changed, with some fields changed."""
    with acting_as("door"):
        house = centre()
    texts = {
        f"{code}-{field}": house.texts[f"{code}/helpline/telefonseelsorge/{field}"].text
        for code in ("de", "en")
        for field in ("name",)
    }
    return {"language": "en", "facts": write(dump(house.helplines["telefonseelsorge"])), **texts, **more}


def test_it_shows_before_it_publishes() -> None:
    client = signed_in(EDITOR)
    page = client.post(ADDRESS, form(what="preview", **{"en-name": "Someone to talk to"}))
    assert "Someone to talk to" in page.content.decode()
    assert "Vorschau" in page.content.decode()
    with acting_as("editor"):
        assert history() == []


def test_it_publishes_a_translation_and_takes_it_back() -> None:
    client = signed_in(EDITOR)
    client.post(ADDRESS, form(what="publish", **{"en-name": "Someone to talk to"}))
    assert english() == "Someone to talk to"
    with acting_as("editor"):
        (change,) = history()
    client.post(reverse("editors:undo", args=[change.id]))
    assert english() != "Someone to talk to"


def test_it_confirms_a_help_line_after_somebody_called_it() -> None:
    client = signed_in(EDITOR)
    with acting_as("door"):
        assert not centre().helplines["telefonseelsorge"].shown
    client.post(ADDRESS, form(what="publish", facts=form()["facts"].replace("unverified", "confirmed")))
    with acting_as("door"):
        assert centre().helplines["telefonseelsorge"].shown


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("a: [", "Zeile"),
        ("just words", "feld: wert"),
        ("origin: {sources: [gk]}\nkinds: [suicide]\nstatus: maybe", "status"),
    ],
)
def test_it_explains_a_fault_and_keeps_what_was_typed(facts: str, said: str) -> None:
    page = signed_in(EDITOR).post(ADDRESS, form(what="publish", facts=facts))
    assert page.status_code == 422
    assert said in page.content.decode()
    assert facts.split("\n")[-1] in page.content.decode()


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
        return str(centre().words.get("en", "helpline", "telefonseelsorge"))
