"""What is asked back decides where a choice leads: every path of answers is followed, none that is left unanswered."""

from willkommen.catalogue.schema.question import Effect
from willkommen.guide.rules.reach import Reach, leads, reach, silenced

REPLIES = {
    "who": [[Effect(service="spouse", instead="child")], [Effect(service="spouse", also="child")], []],
    "how": [[Effect(service="spouse", instead="visit")], [Effect(service="child", instead="visit")]],
    "gone": [[Effect(service="spouse", instead="child")], [Effect(service="spouse", instead="parents")]],
}


def test_a_choice_about_which_nothing_is_asked_leads_to_itself() -> None:
    assert reach("photo", [], REPLIES) == Reach((), frozenset({"photo"}))


def test_it_follows_every_answer() -> None:
    assert reach("spouse", ["who"], REPLIES).leads_to == {"spouse", "child"}


def test_a_question_without_answers_to_choose_from_leads_nowhere_else() -> None:
    assert reach("spouse", ["place", "who"], REPLIES) == Reach(("place", "who"), frozenset({"spouse", "child"}))


def test_answers_to_two_questions_count_together() -> None:
    assert reach("spouse", ["who", "how"], REPLIES).leads_to == {"spouse", "child", "visit"}
    assert reach("child", ["who", "how"], REPLIES).leads_to == {"child", "visit"}


def test_what_every_answer_replaces_is_out_of_reach() -> None:
    known = {"spouse": reach("spouse", ["gone"], REPLIES)}
    assert not leads(["spouse"], frozenset({"spouse"}), known)
    assert leads(["spouse"], frozenset({"parents"}), known)


def test_what_is_shown_and_not_known_leads_to_itself() -> None:
    assert leads(["photo", "spouse"], frozenset({"spouse"}), {})
    assert not leads([], frozenset({"spouse"}), {})


def test_it_names_the_questions_that_nobody_is_asked_any_more() -> None:
    before = {"spouse": Reach(("place", "who")), "photo": Reach(("place",)), "renewal": Reach(("until",))}
    assert silenced(before, {"spouse": Reach(("place", "until"))}) == ["who"]
    assert silenced(before, before) == []
