"""Which PIN may reopen a locked screen: it is typed before visitors, many times a day, and must not be guessed."""

from itertools import pairwise

TRIES = 5
"""Wrong ones in a row after which the session ends; one guess in 200,000 hits at best."""
SHORTEST, LONGEST = 6, 12


def weakness(pin: str) -> str:
    """Why this PIN is too weak, as a sentence; empty when it is good."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return f"Die PIN besteht aus {SHORTEST} bis {LONGEST} Ziffern."
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 or len(set(pin)) < 3:
        return "Diese PIN ist zu leicht zu erraten: bitte keine Reihe und nicht nur ein oder zwei Ziffern."
    return ""
