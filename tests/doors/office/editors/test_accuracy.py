"""What a change does is said in a table: what is neither better nor worse says so, and long lists say how long they are."""

from dataclasses import replace

from willkommen.doors.office.editors.accuracy import SHOWN, table
from willkommen.guide.rules.measure import Measured

WORDS = tuple(f"Satz {number}" for number in range(SHOWN + 2))
BEFORE = Measured((8, 40), (9, 40), (2, 2), (0, 40), (0, 42), (5, 5), (), (20, 40), (40, 40))


def rows(after: Measured) -> dict[str, str]:
    """What each line says about the difference."""
    return {row[0]: row[3] for row in table(BEFORE, after)["rows"]}


def test_more_questions_asked_back_are_neither_better_nor_worse() -> None:
    asked = replace(BEFORE, asked=(23, 40))
    assert rows(asked)["Es wird zurückgefragt"] == "3 mehr"
    assert table(BEFORE, asked)["worse"] == []


def test_fewer_concerns_in_reach_are_worse_and_a_long_list_says_how_many_it_leaves_out() -> None:
    after = replace(BEFORE, reached=(40 - len(WORDS), 40), lost=WORDS)
    found = table(BEFORE, after)
    assert found["worse"] == ["reached", "missed"]
    assert found["lost"] == [*WORDS[:SHOWN], "… und 2 weitere"]
    assert table(after, BEFORE)["found"] == found["lost"]


def test_where_nobody_knew_what_is_asked_back_nothing_is_said_of_it() -> None:
    assert "Es wird zurückgefragt" not in rows(replace(BEFORE, reached=(0, 0)))
