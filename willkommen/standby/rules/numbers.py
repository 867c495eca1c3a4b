"""Each device has its own range of numbers, so that none is given twice though nobody can be asked."""

from collections.abc import Collection

from willkommen.core.codes import NUMBER_LETTERS
from willkommen.core.errors import DayFull, Refusal

BLOCKS, LAST = 9, 999
RANGES = len(NUMBER_LETTERS) * BLOCKS
"""So many devices can have a range; the numbers of each begin anew every day."""


class NoPaperNumber(Refusal):
    """Bitte geben Sie die Nummer so ein, wie sie auf dem Papier steht, zum Beispiel A1001."""


class PaperTaken(Refusal):
    """Diese Papiernummer ist schon aufgenommen."""

    status = 409


def number_of(place: int, count: int) -> str:
    """The `count`th number (1 to 999) of the range `place` (0 to RANGES - 1), for example `A1001`.

    Four digits: the server's own numbers (`core/codes.py`) have three, so no device can meet one of them.
    """
    if not (0 <= place < RANGES and 1 <= count <= LAST):
        raise ValueError(f"{place}/{count} is outside the ranges")
    block, letter = divmod(place, len(NUMBER_LETTERS))
    return f"{NUMBER_LETTERS[letter]}{block + 1}{count:03d}"


def next_number(place: int, used: Collection[str]) -> str:
    """The first number of a range that is not used today. Raises DayFull."""
    free = (number_of(place, count) for count in range(1, LAST + 1))
    found = next((number for number in free if number not in used), None)
    if found is None:
        raise DayFull
    return found


def paper_number(typed: str) -> str:
    """A number that somebody holds on paper, however it was typed. Raises NoPaperNumber."""
    number = "".join(typed.split()).upper()
    if not (len(number) == 5 and number[0] in NUMBER_LETTERS and number[1:].isascii() and number[1:].isdecimal()):
        raise NoPaperNumber
    return number
