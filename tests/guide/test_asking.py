"""Of the sample centre: what is asked back after each service, and what a change of the rules does to where that leads."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from tests.factories.giessen import giessen
from willkommen.catalogue.centre import Centre
from willkommen.catalogue.schema.question import Effect
from willkommen.guide import editions, trial
from willkommen.guide.asking import reaches
from willkommen.guide.queries import Guide, load
from willkommen.guide.rules.measure import Measured, Question

pytestmark = pytest.mark.xdist_group("guide")
SPOUSE, CHILD = "familiennachzug-ehegatte", "familiennachzug-kind"
WORDS = "Meine Ehefrau soll zu mir nach Deutschland ziehen, Familiennachzug"
AWAY = (Effect(service=SPOUSE, instead=CHILD),)
CALLED: list[str] = []


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """One concern to measure with, and how often the guide answered it."""
    answered = trial.measuring.answered
    CALLED.clear()

    def counted(guide: Guide, asked: list[Question], vectors: Any) -> Any:
        CALLED.extend(one.text for one in asked)
        return answered(guide, asked, vectors)

    monkeypatch.setattr(trial.measuring, "questions", lambda folder: [Question(WORDS, "de", frozenset({SPOUSE}))])
    monkeypatch.setattr(trial.measuring, "answered", counted)


def changed(kind: str, keys: list[str], **fields: Any) -> Centre:
    """The sample centre with some records that are otherwise."""
    table = giessen().tables[kind]
    others = {key: table[key].model_copy(update=fields) for key in keys}
    return replace(giessen(), tables=MappingProxyType({**giessen().tables, kind: {**table, **others}}))


def held() -> Guide:
    """The guide with the rules of the sample centre."""
    return replace(load(), facts=editions.of_house(load().facts, giessen()))


def weighed(house: Centre) -> tuple[Measured, Measured]:
    """Before and after."""
    *_, last = trial.weighed(held(), editions.of_house(held().facts, house))
    assert not isinstance(last, str)
    return last


def test_it_follows_what_the_sample_centre_asks_back() -> None:
    found = reaches(giessen())
    assert found[SPOUSE].asked == ("wohnort", "wer-kommt")
    assert found[SPOUSE].leads_to == {SPOUSE, CHILD}
    assert found["termin"].asked == ()
    assert all(name in one.leads_to for name, one in found.items())


def test_a_rule_that_leads_everybody_away_is_seen_and_the_answers_are_computed_once() -> None:
    before, after = weighed(changed("reply", ["partner-kommt", "beide-kommen"], effects=AWAY))
    assert (before.asked, before.reached, before.lost) == ((1, 1), (1, 1), ())
    assert (after.asked, after.reached, after.lost) == ((1, 1), (0, 1), (WORDS,))
    assert CALLED == [WORDS]


def test_a_rule_that_leaves_one_way_leaves_the_concern_in_reach() -> None:
    _, after = weighed(changed("reply", ["partner-kommt"], effects=AWAY))
    assert after.reached == (1, 1)


def test_a_change_of_services_is_answered_anew() -> None:
    before, after = weighed(changed("service", [SPOUSE], retired=True, booking="never"))
    assert (before.reached, after.reached) == ((1, 1), (0, 1))
    assert CALLED == [WORDS, WORDS]
