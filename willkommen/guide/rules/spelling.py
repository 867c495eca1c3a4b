"""One spelling for what many people write in many ways.

Arabic, Persian, Kurdish, Ethiopic and Latin letters that people use for one another become one letter, so that a missing
dot, an accent or a doubled letter costs nothing.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئيېۍے", "ی"),
        **dict.fromkeys("ۀةھہ", "ه"),
        "ك": "ک", "ؤ": "و", "ـ": None, "ß": "ss", "ı": "i", "ё": "е", "ґ": "г", "ł": "l", "đ": "d", "ø": "o",
        **dict(zip("ሠሡሢሣሤሥሦ", "ሰሱሲሳሴስሶ", strict=True)),
        **dict(zip("ኀኁኂኃኄኅኆ", "ሀሁሂሃሄህሆ", strict=True)),
        **dict(zip("ሐሑሒሓሔሕሖ", "ሀሁሂሃሄህሆ", strict=True)),
        **dict(zip("ዐዑዒዓዔዕዖ", "አኡኢኣኤእኦ", strict=True)),
        **dict(zip("ፀፁፂፃፄፅፆ", "ጸጹጺጻጼጽጾ", strict=True)),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\ufeff"),
    }
)  # fmt: skip
_GAPS = re.compile(r"[^\w\u0900-\u0963§]+")  # vowel signs of Hindi are no letters to Python
_DIGIT = re.compile(r"[^\D0-9]")
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")


def _plain_letters(text: str) -> str:
    """Letters without the marks people leave out: accents, Arabic vowel signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed)).translate(_LETTERS)


def normalised(text: str) -> str:
    """Lower case, one letter for its variants, Western digits, single spaces; letters repeated for stress become two."""
    letters = _REPEATED.sub(r"\1\1", _plain_letters(text))
    digits = _DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), letters)
    return _GAPS.sub(" ", digits).replace("§ ", "§").strip()
