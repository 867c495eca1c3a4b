"""Families of sets as integers say the same as sets of sets."""

from hypothesis import given
from hypothesis import strategies as st

from tests.visits.plan_bare import bare_grid
from willkommen.visits.rules.plan.subsets import bits, complements, every_set, family_of, having, lacking, members

FAMILIES = st.integers(0, 5).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, every_set(size))))


@given(st.sets(st.integers(0, 300)))
def test_it_lists_the_bits_of_a_number(positions: set[int]) -> None:
    assert list(bits(sum(1 << position for position in positions))) == sorted(positions)


@given(st.integers(1, 8).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_it_divides_all_sets_by_one_service(given: tuple[int, int]) -> None:
    size, service = given
    assert list(bits(lacking(service, size))) == [one for one in range(1 << size) if not one >> service & 1]
    assert list(bits(having(service, size))) == [one for one in range(1 << size) if one >> service & 1]


@given(FAMILIES)
def test_it_complements_every_member(given: tuple[int, int]) -> None:
    size, family = given
    full = (1 << size) - 1
    assert set(bits(complements(family, size))) == {full & ~one for one in bits(family)}


@given(FAMILIES)
def test_it_turns_a_family_into_an_array_and_back(given: tuple[int, int]) -> None:
    size, family = given
    assert members(family, size).shape == (1 << size,)
    assert family_of(members(family, size)) == family


def test_it_lets_a_trip_hold_nothing_twice_and_nothing_too_early() -> None:
    grid = bare_grid(3, {1: {0}, 2: {1}})
    assert list(bits(grid.fitting(0))) == [0b001, 0b011, 0b111]
    assert list(bits(grid.fitting(0b001))) == [0b010, 0b110]
    assert list(bits(grid.fitting(0b111))) == []


def test_it_lets_a_service_follow_only_sets_without_its_successors() -> None:
    assert [list(bits(family)) for family in bare_grid(2, {1: {0}}).may_follow] == [[0b00], [0b00, 0b01]]
