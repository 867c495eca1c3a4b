"""The pieces of words the guide compares, as numbers: words, neighbouring pairs of words, runs of three to five letters.

All texts at once and without a loop over letters, so that twenty thousand phrases cost a fraction of a second.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from willkommen.guide.rules.spelling import normalised

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]
Vectors = NDArray[np.float32]

RUNS = (3, 4, 5)
"""Letters of a run; the edges of a word count as letters."""
AT_ONCE = 1000
"""Texts counted at once: few enough to need little memory."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def pieces(texts: Sequence[str]) -> tuple[Places, Numbers]:
    """(place of the text, number of the piece) of every piece of every text; equal pieces have equal numbers."""
    said = [normalised(text).split() for text in texts]
    words = [word for one in said for word in one]
    owner = np.repeat(np.arange(len(texts)), [len(one) for one in said])
    whole = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    follows = owner[1:] == owner[:-1]
    pairs = _mixed(whole[:-1] * _PRIME + whole[1:])[follows]
    runs_owner, runs = _runs(words)
    places = [owner, owner[1:][follows], owner[runs_owner]]
    return np.concatenate(places), np.concatenate([_mixed(whole), pairs, runs])


def _runs(words: Sequence[str]) -> tuple[Places, Numbers]:
    """(place of the word, number) of every run of letters that stays within one word."""
    letters = np.frombuffer("".join(f"<{word}>" for word in words).encode("utf-32-le"), dtype=np.uint32)
    word = np.repeat(np.arange(len(words)), [len(one) + 2 for one in words])
    places, numbers = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint64)]
    for size in RUNS:
        end = max(len(letters) - size + 1, 0)
        number = np.full(end, size, dtype=np.uint64)
        for at in range(size):
            number = number * _PRIME + letters[at : at + end]
        inside = word[:end] == word[size - 1 : size - 1 + end]
        places.append(word[:end][inside])
        numbers.append(_mixed(number)[inside])
    return np.concatenate(places), np.concatenate(numbers)


def _mixed(numbers: Numbers) -> Numbers:
    """Every bit of the result depends on every bit of the number."""
    stirred = (numbers ^ (numbers >> np.uint64(32))) * _PRIME
    return np.asarray(stirred ^ (stirred >> np.uint64(29)), dtype=np.uint64)


def spelled(texts: Sequence[str], width: int) -> Vectors:
    """(len(texts), width): the pieces of each text counted in `width` signed columns; rows of length one or zero."""
    parts = [_spelled(texts[at : at + AT_ONCE], width) for at in range(0, len(texts), AT_ONCE)]
    return np.vstack(parts) if parts else np.zeros((0, width), dtype=np.float32)


def _spelled(texts: Sequence[str], width: int) -> Vectors:
    places, numbers = pieces(texts)
    sign = np.where(numbers >> np.uint64(63), 1.0, -1.0)
    columns = (numbers % np.uint64(width)).astype(np.int64)
    rows = np.bincount(places * width + columns, sign, len(texts) * width).reshape(len(texts), width)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)
