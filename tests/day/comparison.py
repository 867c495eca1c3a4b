"""The same day planned anew as it goes, and as it was booked (`as_booked.py`), side by side, and what is wrong with either."""

import sys

from tests.day.verdict import NEAR, Verdict

LESS, RIGHT = 0.15, 0.80
"""Bundled visits are in the house so much shorter with planning anew; so many shown waits are right."""


def compare(seed: int, days: list[tuple[Verdict, float]]) -> int:
    """Print both days; 1 when something is wrong."""
    (anew, took), (booked, _) = days
    print(f"the simulated day, seed {seed} ({took:.0f} s)")
    print(f"  {'':<58}{'planned anew':<26}as booked")
    for (name, one), (_, other) in zip(anew.rows(), booked.rows(), strict=True):
        print(f"  {name:<58}{one:<26}{other}")
    less = 1 - anew.in_house / booked.in_house if booked.in_house else 0.0
    print(f"  minutes in the house with planning anew: {less:.0%} less than as booked")
    faults = [*anew.faults, *(f"as booked: {fault}" for fault in booked.faults)]
    if less < LESS:
        faults.append(f"planning anew saves {less:.1%} of the minutes in the house, it should be {LESS:.0%}")
    if anew.others > booked.others:
        faults.append(f"planning anew is paid by others: they wait {anew.others:.1f} minutes, not {booked.others:.1f}")
    if anew.near < RIGHT:
        faults.append(
            f"{anew.near:.0%} of the shown waits were right within {NEAR:.0f} minutes, it should be {RIGHT:.0%}"
        )
    for fault in faults:
        print(f"WRONG: {fault}", file=sys.stderr)
    return bool(faults)
