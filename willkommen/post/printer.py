"""Print a slip on an ESC/POS printer in the network: as a picture, so that every script comes out as it should."""

import logging
import socket
from io import BytesIO

from PIL import Image

LOG = logging.getLogger("willkommen.post")
WIDTH = 576
"""Dots of an 80 mm printer."""
PATIENCE = 3.0
"""Seconds in which a printer must take the slip: somebody stands before it."""
START, CUT = b"\x1b@", b"\x1dV\x42\x50"
"""Begin anew; feed a little and cut."""
PORT = 9100


def escpos(picture: bytes) -> bytes:
    """A PNG as what the printer understands (GS v 0: lines of black and white dots)."""
    image = Image.open(BytesIO(picture)).convert("L")
    image = image.resize((WIDTH, round(image.height * WIDTH / image.width)))
    dots = image.point(lambda grey: 0 if grey < 160 else 255).convert("1", dither=Image.Dither.NONE)
    rows = bytes(byte ^ 0xFF for byte in dots.tobytes())  # the printer's 1 is black
    width, height = WIDTH // 8, dots.height
    head = b"\x1dv0\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return START + head + rows + CUT


def print_slip(picture: bytes, *, printer: str) -> bool:
    """Send a slip (PNG) to `printer`, "host" or "host:port"; False when it did not take it: the screen says the number."""
    host, _, port = printer.partition(":")
    try:
        with socket.create_connection((host, int(port or PORT)), timeout=PATIENCE) as connection:
            connection.sendall(escpos(picture))
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(64):  # the printer closes when it has everything
                pass
    except (OSError, ValueError) as fault:
        LOG.warning("the ticket printer did not take a slip (%s)", type(fault).__name__)
        return False
    return True
