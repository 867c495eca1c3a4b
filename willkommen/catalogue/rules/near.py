"""Guesses what somebody meant who wrote an unknown word."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """`"did you mean …?"` with the nearest known word, or what there is to choose from when nothing is near."""
    words = sorted(known)
    close = get_close_matches(word, words, n=1, cutoff=0.5)
    if close:
        return f"did you mean “{close[0]}”?"
    if not words:
        return "there is none to choose from"
    return f"known: {', '.join(words[:8])}{' …' if len(words) > 8 else ''}"
