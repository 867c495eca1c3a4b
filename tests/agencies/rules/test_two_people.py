"""Nobody grants what they asked for, nor anything for themselves."""

from uuid import UUID, uuid4

import pytest

from willkommen.agencies.rules.two_people import Asked, Person, may_grant

NEW, ASKER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("role", "agency", "who", "where", "may"),
    [
        ("clerk", "jobcenter", "lead", "jobcenter", True),
        ("clerk", "jobcenter", "lead", "empfang", False),
        ("clerk", "jobcenter", "protection", "empfang", True),
        ("clerk", "jobcenter", "operator", "empfang", False),
        ("clerk", "jobcenter", "clerk", "jobcenter", False),
        ("lead", "jobcenter", "protection", "empfang", True),
        ("management", "empfang", "operator", "empfang", False),
        ("protection", "empfang", "operator", "empfang", True),
        ("protection", "empfang", "protection", "empfang", False),
        ("operator", "empfang", "protection", "empfang", True),
        ("operator", "empfang", "operator", "empfang", False),
        ("operator", "empfang", "lead", "empfang", False),
    ],
)
def test_it_asks_the_right_second_person(role: str, agency: str, who: str, where: str, may: bool) -> None:
    assert may_grant(Asked(NEW, agency, role, ASKER), Person(uuid4(), where, who)) is may


@pytest.mark.parametrize("same", [NEW, ASKER])
def test_it_never_lets_one_person_be_both(same: UUID) -> None:
    person = Person(same, "jobcenter", "protection")
    assert not may_grant(Asked(NEW, "jobcenter", "clerk", ASKER), person)
    assert may_grant(Asked(NEW, "jobcenter", "clerk", ASKER), Person(uuid4(), "jobcenter", "protection"))
