"""Words as editors write them in the centre's files, and whether they stand in what somebody said."""

from willkommen.guide.rules.spelling import normalised

Words = tuple[str, ...]


def any_of(line: str) -> Words:
    """`line`: alternatives separated by `|`; `*` at the start or end of one means that a word may go on there."""
    return tuple(_one(word.strip()) for word in line.split("|"))


def _one(word: str) -> str:
    before = "" if word.startswith("*") else " "
    after = "" if word.endswith("*") else " "
    return before + normalised(word) + after


def padded(text: str) -> str:
    """`text` in its one spelling, a space on both sides, as `stands_in` reads it."""
    return f" {normalised(text)} "


def stands_in(said: str, words: Words) -> bool:
    """Whether one of `words` stands in `said` (`padded`); thousands of them take less than a millisecond."""
    return any(word in said for word in words)
