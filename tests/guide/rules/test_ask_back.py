"""Two questions at most, only where the answer decides, and what follows from an answer."""

import re
from collections.abc import Collection, Mapping

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.schema.question import Effect
from willkommen.guide.rules.ask_back import MOST, next_question, papers_after, services_after

CHILD = Effect(service="renewal", without=("payslip",), papers=("birth",))
KID_COMES = Effect(service="spouse", instead="child")
BOTH_COME = Effect(service="spouse", also="child")
STATUS = re.compile(
    r"staatsangeh|nationalit|herkunft|aufenthaltsstatus|flüchtling|citizen|nationality|refugee|status", re.IGNORECASE
)


def effects() -> Mapping[str, list[Effect]]:
    """Of the sample centre, by question."""
    house = giessen()
    return {
        one.id: [effect for reply in one.replies for effect in house.replies[reply].effects]
        for one in house.questions.values()
    }


def asked_of(services: Collection[str], *, events: Collection[str] = (), by_residence: bool = False) -> list[str]:
    """All questions one after the other, none of them answered."""
    found: list[str] = []
    while question := next_question(
        giessen().questions.values(), services=services, events=events, by_residence=by_residence,
        effects=effects(), asked=found,
    ):  # fmt: skip
        found.append(question)
    return found


def test_it_asks_nothing_where_nothing_depends_on_an_answer() -> None:
    assert asked_of(["sprachkurs-suche"]) == []


def test_it_asks_for_the_place_first_and_then_for_the_card() -> None:
    wanted = asked_of(["ae-verlaengerung"], events=["permit_expires"], by_residence=True)
    assert wanted == ["wohnort", "karte-gilt-bis"]


def test_it_asks_two_questions_at_most_however_much_is_wanted() -> None:
    house = giessen()
    events = [deadline.event for deadline in house.deadlines.values()]
    assert len(asked_of(list(house.services), events=events, by_residence=True)) == MOST == 2


def test_it_asks_who_comes_only_while_that_is_open() -> None:
    assert asked_of(["familiennachzug-ehegatte"]) == ["wer-kommt"]
    assert asked_of(["familiennachzug-ehegatte", "familiennachzug-kind"]) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_never_asks_for_nationality_or_status(language: str) -> None:
    house = giessen()
    said = [str(house.words.get(language, "question", one)) for one in house.questions]
    said += [str(house.words.get(language, "reply", one)) for one in house.replies]
    assert not [sentence for sentence in said if STATUS.search(sentence)]
    assert STATUS.search("Welchen Aufenthaltsstatus haben Sie?")


def test_an_answer_puts_one_service_in_the_place_of_another() -> None:
    assert services_after(["photo", "spouse"], [KID_COMES]) == ("photo", "child")
    assert services_after(["spouse", "photo"], [BOTH_COME]) == ("spouse", "child", "photo")


def test_an_answer_changes_the_papers_of_its_own_service_alone() -> None:
    assert papers_after("renewal", ["pass", "payslip"], [CHILD], needed=True) == ("pass", "birth")
    assert papers_after("other", ["pass", "payslip"], [CHILD], needed=True) == ("pass", "payslip")


def test_what_an_answer_adds_is_no_optional_paper() -> None:
    assert papers_after("renewal", ["payslip", "lease"], [CHILD], needed=False) == ("lease",)
