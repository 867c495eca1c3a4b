"""What a change does to the accuracy, in words and numbers that editors read."""

from collections.abc import Mapping, Sequence
from typing import Any

from willkommen.guide.rules.measure import ASKING, NAMES, Measured

WORDS: Mapping[str, str] = {
    "first": "Richtige Leistung an erster Stelle",
    "three": "Richtige Leistung unter den ersten drei",
    "abroad": "Als „nicht hier“ erkannt",
    "refused": "Fälschlich abgewiesen",
    "alarms": "Fehlalarme",
    "danger": "Gefahr erkannt",
    "asked": "Es wird zurückgefragt",
    "reached": "Ein Weg führt zur richtigen Leistung",
    "missed": "Jeder Weg verfehlt sie",
}
LESS_IS_BETTER = {"refused", "alarms", "missed"}
NEITHER = {"asked"}
"""More of it is neither better nor worse."""
SHOWN = 20
"""Questions listed that got better or worse."""


def table(before: Measured, after: Measured) -> dict[str, Any]:
    """Rows for a table, whether anything got worse, and the questions that changed sides."""
    names = [*NAMES, *(ASKING if before.reached[1] and after.reached[1] else ())]
    rows = [
        [WORDS[name], _share(getattr(before, name)), _share(getattr(after, name)), _change(name, before, after)]
        for name in names
    ]
    worse = [name for name in names if name not in NEITHER and _step(name, before, after) < 0]
    return {
        "rows": rows,
        "worse": worse,
        "danger": "danger" in worse,
        "mended": _not_in(before.wrong, after.wrong),
        "broken": _not_in(after.wrong, before.wrong),
        "found": _not_in(before.lost, after.lost),
        "lost": _not_in(after.lost, before.lost),
    }


def _not_in(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """The first of these that are not among those, and how many more there are."""
    found = [text for text in these if text not in those]
    return [*found[:SHOWN], *([f"… und {len(found) - SHOWN} weitere"] if len(found) > SHOWN else [])]


def _share(pair: tuple[int, int]) -> str:
    right, whole = pair
    return f"{100 * right / whole:.1f} % ({right} von {whole})".replace(".", ",") if whole else "nicht gemessen"


def _step(name: str, before: Measured, after: Measured) -> int:
    """How many questions went better (positive) or worse."""
    step = int(getattr(after, name)[0]) - int(getattr(before, name)[0])
    return -step if name in LESS_IS_BETTER else step


def _change(name: str, before: Measured, after: Measured) -> str:
    step = _step(name, before, after)
    if step and name in NEITHER:
        return f"{abs(step)} mehr" if step > 0 else f"{abs(step)} weniger"
    return "gleich" if step == 0 else f"{abs(step)} besser" if step > 0 else f"{abs(step)} schlechter"
