"""What the guide must reach: on the questions for measuring, and on phrases of our own that it was never taught."""

from collections import defaultdict

import pytest

from tests.guide.questions import Asked, asked, development, held_back, share
from willkommen.guide.queries import load
from willkommen.guide.rules.measure import false_alarm

pytestmark = pytest.mark.xdist_group("guide")


def concerns(questions: list[Asked]) -> list[Asked]:
    """Those about something the house does, without danger."""
    return [one for one in questions if one.question.services and not one.question.kinds]


def done_elsewhere(questions: list[Asked]) -> list[Asked]:
    """Those about something the house does not do."""
    return [one for one in questions if not one.question.services and not one.question.kinds]


def said(one: Asked) -> str:
    """A question and what came out, for the message of a failing test."""
    danger = one.answer.urgent.type if one.answer.urgent else "calm"
    return f"{one.question.language}: {one.question.text} ({'/'.join(one.question.kinds) or 'calm'}, not {danger})"


def test_it_names_the_right_service_first() -> None:
    assert share([one.right(1) for one in concerns(asked(development()))]) >= 0.85


def test_it_names_the_right_service_among_the_first_three() -> None:
    assert share([one.right(3) for one in concerns(asked(development()))]) >= 0.95


def test_it_names_the_right_agency_first() -> None:
    assert share([one.right_agency() for one in concerns(asked(development()))]) >= 0.92


@pytest.mark.parametrize("questions", [development(), held_back("concerns_plain")], ids=["development", "plain"])
def test_it_serves_every_language_well(questions: list) -> None:
    by_language: dict[str, list[bool]] = defaultdict(list)
    for one in asked(questions):
        if one.question.services:
            by_language[one.question.language].append(one.right(3))
    poor = {name: share(right) for name, right in by_language.items() if len(right) >= 5 and share(right) < 0.8}
    assert poor == {}


@pytest.mark.parametrize(
    "said",
    [
        "بطاقة الإقامة ستنتهي قريباً وأحتاج دورة لغة ألمانية",
        "Meine Aufenthaltskarte läuft bald ab und ich brauche Hilfe beim Deutschkurs",
        "kartım bitiyor ve almanca kursu arıyorum",
    ],
)
def test_two_concerns_of_one_sentence_are_both_understood(said: str) -> None:
    found = load().answer(said, None)
    assert (found.outcome, set(found.concerns)) == ("match", {"ae-verlaengerung", "sprachkurs-suche"})


def test_it_recognises_what_the_house_does_not_do() -> None:
    outcomes = [one.answer.outcome == "out_of_scope" for one in done_elsewhere(asked(development()))]
    assert share(outcomes) >= 0.85


def test_it_refuses_hardly_any_real_concern() -> None:
    assert share([one.answer.outcome == "out_of_scope" for one in concerns(asked(development()))]) <= 0.04


@pytest.mark.parametrize("questions", [development(), held_back("urgent_held_back")], ids=["development", "held back"])
def test_it_misses_no_danger_and_names_its_kind(questions: list) -> None:
    urgent = [one for one in asked(questions) if one.question.kinds]
    missed = [one for one in urgent if not (one.answer.urgent and one.answer.urgent.type in one.question.kinds)]
    assert [said(one) for one in missed] == []


def test_it_holds_back_at_least_300_dangers_of_all_kinds_and_languages() -> None:
    urgent = held_back("urgent_held_back")
    assert len(urgent) >= 300
    assert len({question.language for question in urgent}) == 22
    assert len({kind for question in urgent for kind in question.kinds}) == 6


def test_it_sees_most_of_the_danger_that_is_only_hinted_at() -> None:
    urgent = asked(held_back("urgent_far_fetched"))
    assert share([one.answer.urgent is not None for one in urgent]) >= 0.9


def test_it_shows_help_lines_to_whoever_is_in_danger_in_words_nobody_foresaw() -> None:
    urgent = asked(held_back("urgent_fresh"))
    assert share([one.answer.urgent is not None for one in urgent]) >= 0.97
    assert share([bool(one.answer.urgent or one.answer.perhaps) for one in urgent]) >= 0.99


def test_it_shows_help_lines_above_hardly_any_usual_answer() -> None:
    own = [*held_back("concerns_held_back"), *held_back("concerns_plain"), *held_back("concerns_fresh")]
    assert share([one.answer.perhaps is not None for one in asked(own)]) <= 0.06


def test_it_raises_hardly_any_false_alarm() -> None:
    own = [*held_back("concerns_held_back"), *held_back("concerns_plain"), *held_back("concerns_fresh")]
    calm = concerns(asked(development())) + concerns(asked(own))
    assert share([false_alarm(one.question, one.answer) for one in calm]) <= 0.01


@pytest.mark.parametrize(("name", "most"), [("calm_held_back", 0.1), ("calm_fresh", 0.05)])
def test_it_stays_calm_at_most_words_that_only_sound_like_danger(name: str, most: float) -> None:
    assert share([one.answer.urgent is not None for one in asked(held_back(name))]) <= most


@pytest.mark.parametrize("name", ["concerns_held_back", "concerns_fresh"])
def test_it_helps_with_most_of_what_people_say_in_a_roundabout_way(name: str) -> None:
    answers = concerns(asked(held_back(name)))
    assert share([one.right(3) for one in answers]) >= 0.93


def test_it_does_as_well_with_plain_words_that_it_was_never_taught() -> None:
    answers = asked(held_back("concerns_plain"))
    assert share([one.right(1) for one in concerns(answers)]) >= 0.85
    assert share([one.right(3) for one in concerns(answers)]) >= 0.95
    assert share([one.right_agency() for one in concerns(answers)]) >= 0.92
    assert share([one.answer.outcome == "out_of_scope" for one in done_elsewhere(answers)]) >= 0.85


def test_it_sees_danger_in_plain_words_that_it_was_never_taught() -> None:
    urgent = asked(held_back("urgent_plain"))
    assert share([one.answer.urgent is not None for one in urgent]) >= 0.96


def test_it_proposes_no_return_to_people_who_did_not_ask_for_it() -> None:
    others = [one for one in concerns(asked(development())) if not any("rueckkehr" in s for s in one.question.services)]
    offered = [one for one in others if any("rueckkehr" in match.service for match in one.answer.matches)]
    assert share([bool(one) for one in offered] or [False]) * len(offered) / len(others) <= 0.02
