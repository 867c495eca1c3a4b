"""The lists and numbers on paper go on over as many pages as they need, on A4, and say so when nobody is expected."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from tests.post.sample import MADE
from willkommen.post.day_sheet import DayLine, DaySheet, day_sheet_pdf
from willkommen.post.number_sheet import number_sheet_pdf
from willkommen.standby.rules.numbers import number_of

A4 = (595, 842)
ROW = DayLine("09:00", "K472", "Raum 001, Raum 104, Empfang", "K7MQ2-X9FPT")


def pages(file: bytes) -> int:
    """How many there are; each is A4."""
    with pikepdf.open(BytesIO(file)) as found:
        for page in found.pages:
            assert tuple(round(float(side)) for side in list(page.mediabox)[2:]) == A4
        return len(found.pages)


def rows(file: bytes) -> int:
    """Rows of tables, as a machine that reads aloud finds them."""
    with pikepdf.open(BytesIO(file)) as found:
        return sum(1 for one in found.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR")


@pytest.mark.parametrize(("lines", "wanted"), [(0, 1), (20, 1), (130, 5)])
def test_a_long_day_goes_on_over_the_pages_and_loses_no_line(lines: int, wanted: int) -> None:
    file = day_sheet_pdf(DaySheet("Haus am Fluss", "Empfang", date(2026, 12, 1), (ROW,) * lines), made=MADE)
    assert pages(file) == wanted
    assert rows(file) == (lines + 1 if lines else 0), "every line once, and their head"


@pytest.mark.parametrize(("count", "wanted"), [(1, 1), (21, 1), (22, 2), (60, 3)])
def test_numbers_to_cut_out_fill_their_pages(count: int, wanted: int) -> None:
    numbers = [number_of(0, one) for one in range(1, count + 1)]
    assert pages(number_sheet_pdf(house="Haus am Fluss", device="Papierrolle", numbers=numbers, made=MADE)) == wanted
