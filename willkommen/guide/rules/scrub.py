"""Take names and numbers out of a sentence before anybody keeps it; in doubt rather too much."""

import re
from collections.abc import Collection

from willkommen.guide.rules.spelling import normalised

GONE = "…"
LONGEST = 300
_MARKED = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!§)(?<!§ )\d[\d\s./-]*\d|[+]\d+")
_CALLED = re.compile(
    r"((?:\b(?:ich hei(?:ß|ss)e|mein name ist|ich bin (?:herr|frau)|herrn?|frau|familie|my name is|i am called|mr\.?|mrs\.?|ms\.?|"
    r"je m'appelle|monsieur|madame|me llamo|mi chiamo|mă numesc|numele meu e(?:ste)?|nazywam się|mam na imię|zovem se|adım|ismim|"
    r"benim adım|"
    r"меня зовут|мене звати|казвам се|navê min|magacaygu waa|ismi)|اسمي|اسمی|انا اسمي|نام من|اسم من|زما نوم|میرا نام|मेरा नाम|ስመይ|ስሜ)\s+)"
    r"(\S+(?:\s+[^\W\d_a-zа-яё]\S*)?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


def scrubbed(text: str, known: Collection[str]) -> str:
    """The sentence without addresses, numbers and names, at most 300 letters; "" when nothing readable is left.

    `known`: words in their one spelling (`normalised`) that are no names. A capital word that is not known counts as one.
    """
    bare = _CALLED.sub(rf"\1{GONE}", _MARKED.sub(GONE, " ".join(text.split())))
    words = _WORD.sub(lambda found: found[0] if _is_plain(found[0], known) else GONE, bare)[:LONGEST].strip()
    return words if len(_WORD.findall(words)) >= 2 else ""


def _is_plain(word: str, known: Collection[str]) -> bool:
    return not word[0].isupper() or all(part in known for part in normalised(word).split())
