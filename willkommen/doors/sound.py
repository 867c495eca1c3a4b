"""Send a recording so that every browser plays it: with its media type, and in parts where a telephone asks for parts."""

import re

from django.http import HttpRequest, HttpResponse

RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def sounding(request: HttpRequest, sound: bytes, kind: str, *, kept: str) -> HttpResponse:
    """The whole recording, or the part that is asked for (206); 416 for a part that it does not have. `kept`: Cache-Control."""
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    part = _part(asked[1], asked[2], len(sound)) if asked else range(len(sound))
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(sound)}"})
    headers = {"Accept-Ranges": "bytes", "Cache-Control": kept, "Content-Disposition": "inline"}
    if asked:
        headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{len(sound)}"
    return HttpResponse(sound[part.start : part.stop], status=206 if asked else 200, content_type=kind, headers=headers)


def _part(first: str, last: str, size: int) -> range:
    if not first:
        return range(max(0, size - int(last)), size) if last else range(0)
    return range(int(first), min(size, int(last) + 1) if last else size)
