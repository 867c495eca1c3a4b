"""Which recordings browsers can play: told from what is inside a file, never from its name."""

MOST_BYTES = 2_000_000
"""Of one recording: two minutes of speech as a telephone keeps it."""
UPLOADED = "recording:"
"""Before the id of an uploaded recording, where the file of a shipped one has its path."""
HEARD = frozenset({b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"dash", b"3gp4", b"3gp5"})
"""Brands of MP4 files that can hold sound alone."""


def kind_of(sound: bytes) -> str:
    """The media type of MP3, M4A, Ogg (Opus, Vorbis) or WAV; "" for everything else, films too."""
    if sound[:4] == b"RIFF" and sound[8:12] == b"WAVE" and b"fmt " in sound[:64]:
        return "audio/wav"
    if sound[:4] == b"OggS" and (b"OpusHead" in sound[:200] or b"\x01vorbis" in sound[:200]):
        return "audio/ogg"
    if sound[4:8] == b"ftyp" and sound[8:12] in HEARD and b"soun" in sound and b"vide" not in sound:
        return "audio/mp4"
    return "audio/mpeg" if _frame(sound[_tag(sound) :]) else ""


def _tag(sound: bytes) -> int:
    """The length of the ID3 tag before the first frame."""
    if sound[:3] != b"ID3" or len(sound) < 10:
        return 0
    return 10 + sum((byte & 0x7F) << shift for byte, shift in zip(sound[6:10], (21, 14, 7, 0), strict=True))


def _frame(sound: bytes) -> bool:
    """Whether a frame of MPEG audio, layer III, begins here: its sync, its version, its layer, a real bit rate and sampling."""
    if len(sound) < 4 or sound[0] != 0xFF or sound[1] & 0xE6 != 0xE2:
        return False
    return sound[1] & 0x18 != 0x08 and sound[2] & 0xF0 not in (0x00, 0xF0) and sound[2] & 0x0C != 0x0C


def named(recording: object) -> str:
    """How a text names what an editor uploaded, beside the paths of files."""
    return f"{UPLOADED}{recording}"
