"""Names and numbers in a sentence: nobody keeps them, in doubt rather too much is taken out; and who speaks is no concern."""

import re
from collections.abc import Collection

from willkommen.guide.rules.spelling import normalised

GONE = "…"
LONGEST = 300
_MARKED = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!§)(?<!§ )\d[\d\s./-]*\d|[+]\d+")
_SAYS_WHO = (
    r"\b(?:ich hei(?:ß|ss)e|mein name ist|my name is|i am called|je m['’]appelle|me llamo|mi chiamo|mă numesc|numele meu e(?:ste)?|"
    r"nazywam się|mam na imię|zovem se|adım|ismim|benim adım|меня зовут|мене звати|казвам се|navê min|magacaygu waa|ismi)|"
    r"اسمي|اسمی|انا اسمي|نام من|اسم من|زما نوم|میرا نام|मेरा नाम|ስመይ|ስሜ"
)
_CALLED = re.compile(
    rf"((?:{_SAYS_WHO}|\b(?:ich bin (?:herr|frau)|herrn?|frau|familie|mr\.?|mrs\.?|ms\.?|monsieur|madame))\s+)"
    r"(\S+(?:\s+[^\W\d_a-zа-яё]\S*)?)",
    re.IGNORECASE,
)
_AND = "und|and|et|y|și|i|та|и|а|ve|û|iyo|او|اور|और"
_INTRODUCED = re.compile(
    rf"^\W*(?:[^\W\d_]+\W+){{0,3}}?(?:{_SAYS_WHO})\s+[^\s,.;:!،۔።]+(?:\s+(?-i:[A-ZÄÖÜА-ЯЁІЇЄ])[^\s,.;:!]*)?"
    rf"(?:\s*[,.;:!،۔።]\s*(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+|\s+(?=و))",
    re.IGNORECASE,
)
"""A name, and then a stop or an "and": "my name is misspelled on the card" goes on without one, and is a concern."""
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


def without_introduction(text: str) -> str:
    """What somebody came for, after "Hello, my name is …"; the whole text when that was all they said."""
    rest = _INTRODUCED.sub("", text, count=1)
    return rest if len(_WORD.findall(rest)) >= 2 else text


def scrubbed(text: str, known: Collection[str]) -> str:
    """The sentence without addresses, numbers and names, at most 300 letters; "" when nothing readable is left.

    `known`: words in their one spelling (`normalised`) that are no names. A capital word that is not known counts as one.
    """
    bare = _CALLED.sub(rf"\1{GONE}", _MARKED.sub(GONE, " ".join(text.split())))
    words = _WORD.sub(lambda found: found[0] if _is_plain(found[0], known) else GONE, bare)[:LONGEST].strip()
    return words if len(_WORD.findall(words)) >= 2 else ""


def _is_plain(word: str, known: Collection[str]) -> bool:
    return not word[0].isupper() or all(part in known for part in normalised(word).split())
