"""Say a short sentence aloud, as a WAV: from the centre's own recordings, else by espeak-ng where the machine has it."""

import logging
import shutil
import subprocess
import wave
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path

LOG = logging.getLogger("willkommen.post")
VOICES = {
    "de": "de", "de-leicht": "de", "en": "en-gb", "ar": "ar", "uk": "uk", "ru": "ru", "tr": "tr", "fr": "fr-fr", "fa": "fa", "prs": "fa",
}  # fmt: skip
"""Voices of espeak-ng by language of the house; it has none for Tigrinya."""
PATIENCE = 5.0
PACE = "130"
"""Words a minute: calm."""


def recorded(folder: Path, pieces: Sequence[str]) -> bytes | None:
    """The recordings of these pieces one after the other (`piece.wav`, all alike); None when one is missing or differs."""
    out, form = BytesIO(), None
    try:
        with wave.open(out, "wb") as whole:
            for piece in pieces:
                with wave.open(str(folder / f"{piece}.wav"), "rb") as part:
                    if form is None:
                        form = part.getparams()[:3]
                        whole.setparams(part.getparams())
                    if part.getparams()[:3] != form:
                        return None
                    whole.writeframes(part.readframes(part.getnframes()))
    except (OSError, wave.Error, EOFError):
        return None
    return out.getvalue() if form else None


@lru_cache(maxsize=256)
def spoken(text: str, language: str, program: str) -> bytes | None:
    """The sentence by espeak-ng; None when this machine or this language has no voice."""
    found, voice = shutil.which(program), VOICES.get(language)
    if not found or not voice:
        return None
    try:
        done = subprocess.run(
            [found, "-v", voice, "-s", PACE, "--stdout", text], capture_output=True, timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError) as fault:
        LOG.warning("nothing was said aloud (%s)", type(fault).__name__)
        return None
    return done.stdout or None
