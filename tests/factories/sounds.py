"""Short silence in every kind that browsers play, and what only looks like it."""

import io
import wave


def wav() -> bytes:
    """A tenth of a second of silence."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(1600))
    return made.getvalue()


MP3 = b"\xff\xfb\x90\x00" + bytes(413)
TAGGED = b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(10) + MP3
OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(40)
M4A = b"\x00\x00\x00\x1cftypM4A " + bytes(12) + b"....hdlr....soun" + bytes(40)
SOUNDS = {"audio/wav": wav(), "audio/mpeg": MP3, "audio/ogg": OGG, "audio/mp4": M4A}
FILM = M4A + b"hdlr....vide"
NO_SOUNDS = (
    b"",
    b"ID3 not really a sound",
    b"<html><script>",
    b"\x89PNG\r\n\x1a\n" + bytes(50),
    FILM,
    b"MZ" + bytes(80),
    b"\xff\xff\xff\xff",
)
