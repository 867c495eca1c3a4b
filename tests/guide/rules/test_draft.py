"""A draft holds each change once."""

from willkommen.guide.rules.draft import difference, with_change

ADDED = {"language": "de", "section": "services", "label": "termin", "text": "neuer satz", "added": True}
TAKEN = {**ADDED, "added": False}


def test_it_counts_a_change_once() -> None:
    assert with_change([ADDED], ADDED) == [ADDED]


def test_it_lets_opposite_changes_take_each_other_back() -> None:
    assert with_change([ADDED], TAKEN) == []


def test_it_tells_what_is_new_and_what_is_gone() -> None:
    other = {**ADDED, "text": "anderer satz"}
    assert difference([ADDED], [other]) == ([other], [ADDED])
