"""How much somebody may send, what it may be, and in which pieces."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
"""Of one file, as it is sent."""
MOST_PAGES = 40
MOST_FILES = 20
"""Photos that become one document."""
MOST_TOGETHER = 60 * MEGABYTE
"""Of all files of one document."""
MOST_DOCUMENTS = 60
"""Of one visit."""
MOST_PIXELS = 60_000_000
"""Of one picture: more than any phone takes, less than what fills the memory."""
PIECE = 128 * 1024
"""What a phone sends at once: a second on a bad line, so a cut costs a second."""
LONGEST_NAME = 120


@dataclass(frozen=True)
class Begun:
    """An upload on its way: `received` bytes of `size` are safe."""

    size: int
    received: int

    def takes(self, offset: int, length: int) -> bool:
        """Whether a piece at `offset` is the next one: every other was received before or comes too early."""
        return offset == self.received and 0 < length <= PIECE and offset + length <= self.size

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.received == self.size
