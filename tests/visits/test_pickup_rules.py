"""Marks on a scanned or pasted list, and the times at which something can be collected."""

from datetime import date, timedelta

from willkommen.visits.rules.pickup import MOST_TIMES, Times, marks_in, new_mark, times_to_collect

MONDAY = date(2027, 3, 1)


def test_it_reads_what_a_scanner_or_a_list_writes_each_mark_once_in_order() -> None:
    assert marks_in("k7m-2qx\nABCDEF; K7M2QX,\t234-567") == (["K7M-2QX", "ABC-DEF", "234-567"], [])


def test_it_names_what_cannot_be_a_mark_and_shortens_it() -> None:
    assert marks_in("K7M-2Q0 Amina " + "X" * 50) == ([], ["K7M-2Q0", "AMINA", "X" * 20])


def test_it_reads_every_mark_that_it_makes() -> None:
    made = [new_mark() for _ in range(200)]
    assert marks_in("\n".join(made)) == (list(dict.fromkeys(made)), [])


def test_it_finds_nothing_in_nothing() -> None:
    assert marks_in(" \n;") == ([], [])


def test_it_takes_the_earliest_times_of_each_day_and_not_too_many() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(20)]
    times = [Times(day, counter, start, start + 12) for day in days for counter, start in (("b", 156), ("a", 96))]
    found = times_to_collect(times, MONDAY + timedelta(days=2))
    assert found == [Times(day, "a", 96, 108) for day in days[:3]]
    assert len(times_to_collect(times, days[-1])) == MOST_TIMES
