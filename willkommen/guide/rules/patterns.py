"""Words as editors write them in the centre's files, as patterns that search a normalised text."""

import re

from willkommen.guide.rules.spelling import normalised


def any_of(words: str) -> re.Pattern[str]:
    """`words`: alternatives separated by `|`; `*` at the start or end of one means that a word may go on there."""
    return re.compile("|".join(_one(word.strip()) for word in words.split("|")))


def _one(word: str) -> str:
    before = "" if word.startswith("*") else r"(?<!\w)"
    after = "" if word.endswith("*") else r"(?!\w)"
    return before + re.escape(normalised(word)) + after
