"""What somebody said before booking alters the check list of the pass, and what is kept of it are papers' ids alone."""

import pytest

from tests.doors.visitor.steps import Visitor
from willkommen.core.acting import acting_as
from willkommen.core.codes import read_code
from willkommen.flows.see import see

pytestmark = pytest.mark.usefixtures("one_transaction")
CHILD, ADULT = "unter-18", "erwachsen"
FOR_CHILDREN, FOR_WORKERS = "Sorgerechtsnachweis", "Lohnabrechnungen"


def booked(*replies: str) -> tuple[Visitor, str]:
    """Somebody who booked a renewal after these answers, and the address of the pass."""
    visitor = Visitor()
    return visitor, visitor.book(["ae-verlaengerung"], reply=list(replies))


@pytest.mark.parametrize("page", ["", "documents/", "print/"])
def test_a_child_s_pass_asks_for_a_child_s_papers(page: str) -> None:
    visitor, address = booked(CHILD)
    text = visitor.open(f"{address}{page}").text
    assert FOR_CHILDREN in text
    assert FOR_WORKERS not in text


@pytest.mark.parametrize("replies", [(), (ADULT,)])
def test_an_adult_s_pass_asks_for_an_adult_s_papers(replies: tuple[str, ...]) -> None:
    visitor, address = booked(*replies)
    text = visitor.open(address).text
    assert FOR_WORKERS in text
    assert FOR_CHILDREN not in text


def test_it_keeps_the_papers_and_not_the_answer() -> None:
    visitor, address = booked(CHILD)
    code = read_code(address.rstrip("/").rpartition("/")[2])
    assert code is not None
    secret = next(one.value for name, one in visitor.client.cookies.items() if name.startswith("visit"))
    with acting_as("door"):
        (kept,) = see(code=code, secret=secret).papers
    assert kept["service"] == "ae-verlaengerung"
    assert set(kept) == {"service", "papers", "without"}
    assert CHILD not in str(kept)
