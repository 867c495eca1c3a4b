"""Print the numbers of a paper roll: slips to cut out, for the hours without power."""

from collections.abc import Sequence
from datetime import datetime

from willkommen.post.sheet import ZONE, typeset


def number_sheet_pdf(*, house: str, device: str, numbers: Sequence[str], made: datetime) -> bytes:
    """Slips on A4, each once, with a counterfoil for the list. `made` (aware) is written on each sheet."""
    values = {
        "language": "de", "rtl": False, "labels": {}, "house": house, "device": device, "numbers": list(numbers),
        "made": f"{made.astimezone(ZONE):%d.%m.%Y}",
    }  # fmt: skip
    return typeset("numbers.typ", values, made)
