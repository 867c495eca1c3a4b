"""A word that may be invented checks its visit in together with the time, and can do nothing else."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from tests.factories.people import AMINA, SELAM, Visitor
from tests.factories.plans import RESIDENCE, WEDNESDAY, ZONE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on, seen
from willkommen.agencies.walls import atomic, tell
from willkommen.core.acting import acting_as
from willkommen.core.codes import word_mark
from willkommen.environment import secret
from willkommen.flows.arrive import arrive_by_code, arrive_by_word
from willkommen.flows.book import Booked, Wish, book
from willkommen.flows.move import move
from willkommen.flows.watchword import change_word, own_word
from willkommen.reception.models import Presence
from willkommen.reception.rules.arrival import Answer
from willkommen.visits.models import Visit

pytestmark = pytest.mark.usefixtures("one_transaction")
NINE = time(9, 0)


def with_word(word: str, starts: str = "9:00", visitor: Visitor = AMINA, counter: str = "b-001") -> Booked:
    """Somebody who comes on Wednesday and chose a word."""
    wish = Wish(a_plan(a_stop((*RESIDENCE[:2], counter), starts)), visitor.party, word=word)
    with acting_as("door"):
        return book(wish=wish, key=f"word-{word}-{visitor.party.language}", now=at("0:00", WEDNESDAY))


def arrive(word: str, begins: time = NINE, hour: str = "8:50") -> tuple[Answer, str]:
    """What somebody hears who says this."""
    with acting_as("door"):
        return arrive_by_word(word=word, at=begins, now=at(hour, WEDNESDAY), zone=ZONE)


@pytest.mark.parametrize("said", ["Zaubervogel", "zauber vogel", "ZAUBERVOGEL", "Zaubervögel"])
def test_it_lets_in_who_says_word_and_time_however_it_is_written(said: str) -> None:
    booked = with_word("Zaubervogel")
    assert arrive(said) == (Answer.WELCOME, number_on(booked, WEDNESDAY))


@pytest.mark.parametrize(("said", "begins"), [("Zaubervogel", time(9, 5)), ("Vogel", NINE), ("", NINE), ("!!", NINE)])
def test_it_says_the_same_for_a_wrong_word_and_a_wrong_time(said: str, begins: time) -> None:
    with_word("Zaubervogel")
    assert arrive(said, begins) == (Answer.UNKNOWN, "")


def test_it_lets_nobody_in_when_two_have_the_same_word_and_time() -> None:
    with_word("Amina")
    with_word("amina", visitor=SELAM, counter="b-002")
    assert arrive("Amina") == (Answer.UNKNOWN, "")


def test_it_tells_the_number_once_and_nothing_to_who_comes_second() -> None:
    with_word("Zaubervogel")
    arrive("Zaubervogel")
    assert arrive("Zaubervogel") == (Answer.ALREADY, "")


def test_it_says_to_who_comes_on_another_day_only_that_it_finds_nothing() -> None:
    with_word("Zaubervogel")
    with acting_as("door"):
        told = arrive_by_word(word="Zaubervogel", at=NINE, now=at("8:50", WEDNESDAY + timedelta(days=1)), zone=ZONE)
    assert told == (Answer.UNKNOWN, "")


def test_it_keeps_no_word_that_can_be_read_and_no_mark_of_two_days_alike() -> None:
    booked = with_word("Zaubervogel")
    with acting_as("door"), atomic():
        tell("code", booked.code)
        tell("secret", booked.secret)
        [row], [visit] = Presence.objects.filter(day=WEDNESDAY), Visit.objects.all()
    assert b"aubervogel" not in bytes(row.word or b"") + bytes(visit.word or b"")
    assert row.word != bytes.fromhex(word_mark(secret("word"), WEDNESDAY + timedelta(days=1), "Zaubervogel"))


def test_it_lets_the_visitor_read_change_and_remove_the_word() -> None:
    booked = with_word("Zaubervogel")
    with acting_as("door"):
        assert own_word(code=booked.code, secret=booked.secret) == "Zaubervogel"
        change_word(code=booked.code, secret=booked.secret, word="Regenbogen", now=at("8:00", WEDNESDAY))
    assert arrive("Zaubervogel")[0] is Answer.UNKNOWN
    assert arrive("Regenbogen")[0] is Answer.WELCOME
    with acting_as("door"):
        change_word(code=booked.code, secret=booked.secret, word=" ", now=at("8:00", WEDNESDAY))
        assert own_word(code=booked.code, secret=booked.secret) == ""


def test_it_holds_for_the_new_day_when_the_visit_is_moved() -> None:
    booked = with_word("Zaubervogel")
    later = WEDNESDAY + timedelta(days=1)
    [stop] = a_plan(a_stop(RESIDENCE, "10:00", day=later)).stops
    with acting_as("door"):
        move(
            code=booked.code, secret=booked.secret, plan=replace(a_plan(), stops=(stop,)), now=at("1:00", WEDNESDAY), zone=ZONE
        )  # fmt: skip
        told, number = arrive_by_word(word="Zaubervogel", at=time(10, 0), now=at("9:50", later), zone=ZONE)
    assert (told, bool(number)) == (Answer.WELCOME, True)


def test_it_leaves_a_visit_without_a_word_to_its_code() -> None:
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=WEDNESDAY)), visitor=AMINA, now=at("0:00", WEDNESDAY))
    assert arrive("Amina")[0] is Answer.UNKNOWN
    assert seen(booked).stops
    with acting_as("door"):
        assert arrive_by_code(code=booked.code, now=at("8:50", WEDNESDAY), zone=ZONE) is Answer.WELCOME
