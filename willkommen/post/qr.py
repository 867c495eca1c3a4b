"""Draw a visit's code as a QR, for the page and for print."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString

QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks for."""


def _drawn(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False)


def svg(text: str) -> SafeString:
    """The code as an inline SVG without size, style or colour of its own beyond black; safe to put into a page.

    The picture is hidden from screen readers: the code itself always stands beside it as text.
    """
    out = BytesIO()
    bare = {"xmldecl": False, "svgns": False, "svgclass": None, "lineclass": None, "omitsize": True, "nl": False}
    _drawn(text).save(out, kind="svg", border=QUIET, **bare)
    picture = out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return SafeString(picture)


def png(text: str, *, pixels_per_module: int = 8) -> bytes:
    """The code as a black and white PNG with its quiet zone."""
    out = BytesIO()
    _drawn(text).save(out, kind="png", border=QUIET, scale=pixels_per_module)
    return out.getvalue()
