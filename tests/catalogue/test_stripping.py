"""What names a record that is gone is taken out of others, and nothing else is."""

import pytest

from willkommen.catalogue.rules.stripping import without

DATA = {
    "get_from": "rathaus",
    "papers": ["pass", "foto", "brief"],
    "papers_any": [["pass", "brief"], ["foto"]],
    "after": [{"any": ["termin"], "weeks": {"min": 1}}, {"any": ["termin", "eat"]}],
    "steps": [{"service": "termin", "after": ["eat"]}, {"service": "eat", "condition": "kind"}],
}


@pytest.mark.parametrize(
    ("paths", "field", "left"),
    [
        ([("get_from",)], "get_from", None),
        ([("papers", 0), ("papers", 2)], "papers", ["foto"]),
        ([("papers", 0), ("papers", 1), ("papers", 2)], "papers", None),
        ([("papers_any", 0, 1)], "papers_any", [["pass"], ["foto"]]),
        ([("papers_any", 1, 0)], "papers_any", [["pass", "brief"]]),
        ([("after", 0, "any", 0), ("after", 1, "any", 0)], "after", [{"any": ["eat"]}]),
        ([("steps", 0, "service")], "steps", [{"service": "eat", "condition": "kind"}]),
        ([("steps", 0, "after", 0)], "steps", [{"service": "termin"}, {"service": "eat", "condition": "kind"}]),
        ([("steps", 1, "condition")], "steps", [{"service": "termin", "after": ["eat"]}, {"service": "eat"}]),
    ],
)
def test_it_takes_out_what_is_named_and_what_means_nothing_without_it(paths: list, field: str, left: object) -> None:
    stripped = without(DATA, paths)
    assert stripped.get(field) == left
    assert {name for name in DATA if name != field} <= stripped.keys()


def test_it_leaves_the_data_it_was_given_alone() -> None:
    without(DATA, [("papers", 0)])
    assert DATA["papers"] == ["pass", "foto", "brief"]
