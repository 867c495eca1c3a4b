"""Keep what was computed from the phrase book: the vector of every phrase and the trained heads, each in one file.

Shipped beside the phrases (`willkommen train` writes them), and, after an edit, in the data folder.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from willkommen.core.files import write_whole
from willkommen.guide.rules.head import Floats, Head
from willkommen.guide.rules.model import SPELLING, Model


def key(text: str) -> int:
    """The name of a phrase in the vector file: the first 63 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


class Kept(Mapping[int, Floats]):
    """Vectors by `key` as the file has them: one byte a column, which costs no accuracy here, and little memory."""

    def __init__(self, keys: Sequence[int], small: NDArray[np.int8], scales: NDArray[np.float16]) -> None:
        self._places = {name: at for at, name in enumerate(keys)}
        self._small, self._scales = small, scales

    def __getitem__(self, name: int) -> Floats:
        at = self._places[name]
        return np.asarray(self._small[at].astype(np.float32) * np.float32(self._scales[at]), dtype=np.float32)

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def read_vectors(file: Path) -> Mapping[int, Floats]:
    """Vectors by `key`; empty when the file is missing."""
    if not file.exists():
        return {}
    with np.load(file) as arrays:
        return Kept(arrays["keys"].tolist(), arrays["vectors"], arrays["scales"])


def write_vectors(file: Path, vectors: Mapping[int, Floats]) -> None:
    """Sorted by key, so that the file changes no more than it must."""
    keys = sorted(vectors)
    rows = np.stack([vectors[name] for name in keys])
    scales = (np.abs(rows).max(axis=1) / 127).astype(np.float16)
    scales[scales == 0] = 1
    small = np.round(rows / scales[:, None].astype(np.float32)).clip(-127, 127).astype(np.int8)
    packed_rows = _pack(keys=np.array(keys, dtype=np.int64), vectors=small, scales=scales)
    _keep(file, packed_rows)


def rounded(vectors: Floats) -> Floats:
    """What `write_vectors` would keep of them: training sees the same numbers before and after."""
    scales = (np.abs(vectors).max(axis=1, keepdims=True) / 127).astype(np.float16).astype(np.float32)
    scales[scales == 0] = 1
    return np.asarray(np.round(vectors / scales).clip(-127, 127) * scales, dtype=np.float32)


def read_model(file: Path, fingerprint: str) -> Model | None:
    """The model trained on the phrase book with this fingerprint, if that is what the file holds."""
    return unpacked(file.read_bytes(), fingerprint) if file.exists() else None


def unpacked(data: bytes, fingerprint: str) -> Model | None:
    """The model in what `packed` made; None when it was trained on another phrase book, or read other features."""
    with np.load(io.BytesIO(data)) as arrays:
        if str(arrays["fingerprint"]) != fingerprint or len(arrays["weights"]) != arrays["even"].shape[1] + SPELLING:
            return None
        return Model(
            labels=tuple(arrays["labels"].tolist()),
            kinds=tuple(arrays["kinds"].tolist()),
            head=Head(arrays["weights"].astype(np.float32), arrays["bias"], float(arrays["temperature"])),
            alarm=float(arrays["alarm"]),
            centre=arrays["centre"],
            even=arrays["even"].astype(np.float32),
        )


def write_model(file: Path, model: Model, fingerprint: str) -> None:
    """Whole or not at all."""
    _keep(file, packed(model, fingerprint))


def packed(model: Model, fingerprint: str) -> bytes:
    """Weights as half floats: 120 classes in half a megabyte."""
    return _pack(
        fingerprint=np.array(fingerprint),
        labels=np.array(model.labels),
        kinds=np.array(model.kinds),
        weights=model.head.weights.astype(np.float16),
        bias=model.head.bias,
        temperature=np.array(model.head.temperature),
        alarm=np.array(model.alarm),
        centre=model.centre,
        even=model.even.astype(np.float16),
    )


def _pack(**arrays: Any) -> bytes:
    opened = io.BytesIO()
    np.savez_compressed(opened, **arrays)
    return opened.getvalue()


def _keep(file: Path, data: bytes) -> None:
    """Whole or not at all: a reader in another process never sees half a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, data, mode=0o644)


def missing(texts: Sequence[str], known: Mapping[int, Floats]) -> list[str]:
    """The texts without a vector, each once."""
    return [text for text in dict.fromkeys(texts) if key(text) not in known]
