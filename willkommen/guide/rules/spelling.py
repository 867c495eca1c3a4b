"""One spelling for what many people write in many ways, and the pieces of words the guide compares.

Arabic, Persian, Kurdish, Ethiopic and Latin letters that people use for one another become one letter, so that a missing
dot, an accent or a doubled letter costs nothing.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

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
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f\u0670]")


def _plain_letters(text: str) -> str:
    """Letters without the marks people leave out: accents, Arabic vowel signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed)).translate(_LETTERS)


def normalised(text: str) -> str:
    """Lower case, one letter for its variants, Western digits, single spaces; letters repeated for stress become two."""
    letters = _REPEATED.sub(r"\1\1", _plain_letters(text))
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in letters)
    return _GAPS.sub(" ", digits).replace("§ ", "§").strip()


def pieces(text: str) -> Iterator[str]:
    """Whole words, neighbouring pairs of words, and runs of three to five letters with the word's edges marked."""
    words = normalised(text).split()
    for left, right in pairwise(words):
        yield f"{left} {right}"
    for word in words:
        yield f"={word}"
        edged = f"<{word}>"
        for size in (3, 4, 5):
            yield from (edged[at : at + size] for at in range(len(edged) - size + 1))


def spelled(texts: Sequence[str], width: int) -> Vectors:
    """(len(texts), width): the pieces of each text hashed into `width` signed columns; rows of length one or zero."""
    rows = np.zeros((len(texts), width), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for piece, times in Counter(pieces(text)).items():
            number = zlib.crc32(piece.encode())
            row[number % width] += (1 if number & 0x80000000 else -1) * times**0.5
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return np.asarray(rows / lengths, dtype=np.float32)
