"""What a load would change is said in words."""

from tests.factories.giessen import giessen
from willkommen.catalogue.rules.difference import Change, difference, summary
from willkommen.catalogue.rules.records import Record

FEE = {"adult": 93}


def test_equal_centres_differ_in_nothing() -> None:
    assert difference(giessen().records(), giessen().records()) == []


def test_it_says_what_was_added_changed_and_removed() -> None:
    before = [Record("service", "old", {}), Record("service", "renewal", {"fee": FEE, "visits": 2})]
    after = [Record("service", "renewal", {"fee": {"adult": 96}, "visits": 2}), Record("paper", "new", {})]
    changes = difference(before, after)
    assert [change.words() for change in changes] == [
        ["removed service old"],
        ["changed service renewal", "  fee: {'adult': 93} → {'adult': 96}"],
        ["added paper new"],
    ]
    assert summary(changes) == "1 added, 1 changed, 1 removed"


def test_a_field_that_was_not_there_was_nothing() -> None:
    (change,) = difference([Record("paper", "pass", {})], [Record("paper", "pass", {"form": "antrag.pdf"})])
    assert change.words()[1] == "  form: nothing → antrag.pdf"


def test_a_record_that_only_moved_is_unchanged() -> None:
    assert difference([Record("paper", "pass", {}, 0)], [Record("paper", "pass", {}, 7)]) == []


def test_long_values_are_cut() -> None:
    words = Change("changed", Record("text", "x", {}), {"text": ("a" * 80, "b")}).words()
    assert words[1] == f"  text: {'a' * 57}… → b"
