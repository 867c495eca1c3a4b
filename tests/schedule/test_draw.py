"""The draw: need first, then the seed alone, one entry a person, and nothing gained by speed or by many entries."""

import hashlib
import hmac
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from willkommen.schedule.rules.draw import Application, Draw, commitment, draw, need_of
from willkommen.schedule.rules.person_key import person_key

SEED = bytes.fromhex("00112233445566778899aabbccddeeff")
SLOTS = ["s1", "s2", "s3"]
CRITICAL_3_DF = 16.27
"""Chi-square with 3 degrees of freedom at 0.1 %."""
CRITICAL_1_DF = 10.83
"""The same with 1 degree of freedom."""


def key(name: str) -> str:
    """A person key as the house makes them."""
    return hashlib.sha256(name.encode()).hexdigest()


def application(name: str, *wishes: str, need: int = 2, person: str = "") -> Application:
    """One entry of the invented cast."""
    return Application(name, key(person or name), need, wishes or tuple(SLOTS))


people = st.integers(0, 12).map(lambda number: key(str(number)))
entries = st.lists(
    st.builds(
        Application,
        id=st.text("abcdef0123456789", min_size=1, max_size=4),
        person_key=people,
        need=st.integers(0, 2),
        wishes=st.lists(st.sampled_from(SLOTS), max_size=3, unique=True).map(tuple),
    ),
    max_size=20,
    unique_by=lambda entry: entry.id,
)


def test_it_orders_a_class_by_the_hmac_of_the_person_key() -> None:
    drawn = draw(SEED, SLOTS, [application("amina"), application("bogdan"), application("selam")])
    by_hand = sorted(
        ["amina", "bogdan", "selam"],
        key=lambda name: hmac.new(SEED, key(name).encode("ascii"), "sha256").hexdigest(),
    )
    assert list(drawn.order) == by_hand
    assert drawn.assigned == dict(zip(by_hand, SLOTS, strict=True))


def test_it_keeps_to_the_golden_vector() -> None:
    """The ranks come from `openssl dgst -sha256 -mac HMAC`: selam 6ccbd6…, amina 88fb3a…, bogdan ed8886…."""
    drawn = draw(bytes(32), ["s1", "s2"], [application(name, "s1", "s2") for name in ("amina", "bogdan", "selam")])
    assert commitment(bytes(32)) == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
    assert drawn == Draw({"selam": "s1", "amina": "s2"}, ("bogdan",), ("selam", "amina", "bogdan"), ())


def test_it_serves_greater_need_first_whatever_the_seed() -> None:
    late = application("amina", "s1", need=0)
    for number in range(50):
        drawn = draw(bytes([number]), ["s1"], [application("bogdan", "s1"), application("selam", "s1", need=1), late])
        assert drawn.assigned == {"amina": "s1"}
        assert drawn.order == ("amina", "selam", "bogdan")


def test_it_counts_only_the_smallest_id_of_a_person() -> None:
    entries = [application("a10", "s1", person="amina"), application("a2", "s2", person="amina")]
    drawn = draw(SEED, SLOTS, entries)
    assert drawn == Draw({"a10": "s1"}, (), ("a10",), ("a2",))


def test_it_gives_the_dearest_wish_that_is_still_free() -> None:
    first = application("amina", "s3", "s1", need=0)
    second = application("bogdan", "s3", "s2", need=1)
    assert draw(SEED, SLOTS, [second, first]).assigned == {"amina": "s3", "bogdan": "s2"}


def test_it_leaves_who_wishes_nothing_without_a_slot() -> None:
    drawn = draw(SEED, SLOTS, [Application("amina", key("amina"), 0, ())])
    assert (drawn.assigned, drawn.unassigned) == ({}, ("amina",))


@given(entries, st.randoms(use_true_random=False), st.binary(min_size=1, max_size=32))
@settings(max_examples=150, deadline=None)
def test_it_does_not_matter_who_came_first(entries: list[Application], chance: Random, seed: bytes) -> None:
    shuffled, slots = list(entries), list(SLOTS)
    chance.shuffle(shuffled)
    chance.shuffle(slots)
    assert draw(seed, slots, shuffled) == draw(seed, SLOTS, entries)


@given(entries, st.binary(min_size=1, max_size=32))
@settings(max_examples=150, deadline=None)
def test_it_gives_no_slot_twice_and_envies_nobody_behind(entries: list[Application], seed: bytes) -> None:
    drawn = draw(seed, SLOTS, entries)
    wishes = {entry.id: entry.wishes for entry in entries}
    taken: set[str] = set()
    for name in drawn.order:
        dearest = next((wish for wish in wishes[name] if wish not in taken), None)
        assert drawn.assigned.get(name) == dearest
        taken.update([dearest] if dearest else [])
    assert sorted([*drawn.order, *drawn.repeated]) == sorted(wishes)


@given(entries, st.binary(min_size=1, max_size=32))
@settings(max_examples=100, deadline=None)
def test_it_orders_by_class_before_all_else(entries: list[Application], seed: bytes) -> None:
    need = {entry.id: entry.need for entry in entries}
    assert all(need[one] <= need[other] for one, other in pairwise(draw(seed, SLOTS, entries).order))


def chi_square(counts: list[int]) -> float:
    """How far counts are from being equal."""
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts)


def test_it_gives_everybody_the_same_chance() -> None:
    names = ["amina", "bogdan", "selam", "clerk"]
    applications = [application(name, "s1") for name in names]
    winners = [next(iter(draw(number.to_bytes(2), ["s1"], applications).assigned)) for number in range(4000)]
    assert chi_square([winners.count(name) for name in names]) < CRITICAL_3_DF


def test_it_gains_nothing_to_enter_ten_times() -> None:
    honest = [application(name, "s1") for name in ("amina", "bogdan", "selam")]
    many = [application(f"z{number}", "s1", person="reseller") for number in range(10)]
    wins = sum("z0" in draw(number.to_bytes(2), ["s1"], honest + many).assigned for number in range(4000))
    losses = 4000 - wins
    assert (wins - 1000) ** 2 / 1000 + (losses - 3000) ** 2 / 3000 < CRITICAL_1_DF


@pytest.mark.parametrize(
    ("days", "need"), [(-3, None), (7, None), (8, 0), (14, 0), (15, 1), (30, 1), (31, 2), (400, 2)]
)
def test_it_knows_the_class_by_the_days_left(days: int, need: int | None) -> None:
    assert need_of(days) == need


def test_it_knows_one_person_however_the_number_is_written() -> None:
    born = date(1990, 5, 17)
    assert person_key(b"batch", "l01x 00t47", born) == person_key(b"batch", "L01X-00T47", born)
    assert person_key(b"batch", "L01X00T47", born) != person_key(b"other", "L01X00T47", born)
    assert person_key(b"batch", "L01X00T47", born) != person_key(b"batch", "L01X00T47", date(1990, 5, 18))


def test_it_sends_people_without_papers_to_a_voucher() -> None:
    with pytest.raises(ValueError, match="voucher"):
        person_key(b"batch", " - ", date(1990, 5, 17))
