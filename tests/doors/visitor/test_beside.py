"""Two languages side by side on every page, and nothing kept between families."""

import re

import pytest

from tests.doors.visitor.steps import Visitor
from willkommen.doors.visitor.beside import Pairs, with_beside

pytestmark = pytest.mark.usefixtures("one_transaction")
PAIRS = Pairs(
    {"مرحبًا": "Hallo", "غدًا": "Morgen"}, ((re.compile(r"الغرفة (?P<room>.+?)"), lambda at: f"Raum {at['room']}"),)
)


def helped(other: str = "de") -> Visitor:
    """A family that reads Arabic, with a helper beside it."""
    visitor = Visitor("ar")
    visitor.client.post(f"/{other}/together/", {"own": other, "theirs": "ar"})
    return visitor


@pytest.mark.parametrize(
    ("text", "beside"),
    [("مرحبًا", "Hallo"), ("الغرفة B 101", "Raum B 101"), ("مرحبًا. غدًا", ""), ("Amina Beispiel", "")],
)
def test_it_finds_the_same_in_the_other_language(text: str, beside: str) -> None:
    assert PAIRS.of(text) == beside


def test_it_puts_several_sentences_together() -> None:
    assert Pairs({"مرحبًا.": "Hallo.", "غدًا.": "Morgen."}, ()).of("مرحبًا. غدًا.") == "Hallo. Morgen."


def test_it_leaves_titles_and_options_alone() -> None:
    page = "<title>مرحبًا</title><body><option>مرحبًا</option><p>مرحبًا</p>"
    assert with_beside(page, "de", PAIRS) == (
        '<title>مرحبًا</title><body><option>مرحبًا</option>'
        '<p>مرحبًا<span class="beside" lang="de" dir="ltr">Hallo</span></p>'
    )  # fmt: skip


def test_it_shows_both_languages_on_every_step() -> None:
    family = helped()
    assert ">Wobei brauchen Sie Hilfe?</span>" in family.open("/ar/").text
    situation = family.send("concern", situation="anerkannt").text
    assert 'lang="de" dir="ltr">Aufenthaltserlaubnis' in situation
    assert "beside" not in Visitor("ar").open("/ar/").text


def test_it_shows_the_days_in_both_languages() -> None:
    plans = helped().plans(["sprachkurs-suche"]).text
    assert re.search(r'<span class="beside"[^>]*>(Montag|Dienstag|Mittwoch|Donnerstag|Freitag), \d+\. ', plans)


def test_it_refuses_one_language_twice() -> None:
    answer = Visitor("ar").send("together", own="de", theirs="de")
    assert answer.status == 422
    assert "beside" not in answer.answer.cookies


def test_it_forgets_every_visit_of_the_family() -> None:
    family = helped()
    codes = {family.book().split("/")[-2], (address := family.book()).split("/")[-2]}
    assert set(family.client.cookies["families"].value.split()) == codes
    assert family.open(address).status == 200
    family.client.post("/ar/together/forget/")
    assert len(family.client.cookies["families"].value.split()) == 1
    assert family.client.get("/de/together/forgotten/", follow=True).status_code == 200
    assert family.open(address).status == 404
    kept = {name for name, cookie in family.client.cookies.items() if cookie.value}
    assert kept <= {"csrftoken", "messages"}


def test_it_forgets_nothing_for_those_who_need_no_helper() -> None:
    somebody = Visitor("ar")
    address = somebody.book()
    assert "families" not in somebody.client.cookies
    assert somebody.open(address).status == 200
