"""Turn what somebody sent into clean pages; runs as a process of its own that can do nothing else (`intake.py` starts it).

Standard input: one line of JSON with the sizes of the files, then the files. Standard output: one line of JSON, either
`{"refused": word}` or `{"pages": n}` followed by one PDF.
"""

import json
import sys
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import puremagic
from PIL import Image, ImageOps, ImageSequence

from willkommen.papers.confine import confine
from willkommen.papers.rules.limits import MEGABYTE, MOST_PAGES, MOST_PIXELS

LONG_SIDE = 2000
"""Pixels: A4 at 170 dots an inch, small print stays readable."""
QUALITY = 80
UNPACKED = 64 * MEGABYTE
"""Most that one stream of a PDF may become."""
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/tiff": "TIFF"}
ACTIVE = (
    "/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/Metadata", "/PieceInfo",
    "/RichMedia", "/Thumb", "/AcroForm", "/XFA", "/URI", "/A", "/Dests", "/LastModified", "/Annots", "/B",
)  # fmt: skip
"""What a page to look at never needs."""


class RefusedError(Exception):
    """One of the words that `intake.py` turns into a sentence."""


def clean(files: list[bytes]) -> tuple[int, bytes]:
    """The number of pages and one PDF of all files in their order. Raises RefusedError."""
    target = pikepdf.Pdf.new()
    for file in files:
        with _pdf_of(file) as source:
            if len(target.pages) + len(source.pages) > MOST_PAGES:
                raise RefusedError("too_many_pages")
            target.pages.extend(source.pages)
    if not target.pages:
        raise RefusedError("empty")
    for thing in target.objects:
        _calm(thing)
    out = BytesIO()
    target.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return len(target.pages), out.getvalue()


def _pdf_of(file: bytes) -> pikepdf.Pdf:
    kind = _sniff(file)
    if kind == "application/pdf":
        return _opened(file)
    return pikepdf.Pdf.open(BytesIO(_pages(file, PICTURES[kind])))


def _sniff(file: bytes) -> str:
    """What the bytes are, whatever their name says."""
    if not file:
        raise RefusedError("empty")
    if file.startswith(b"%PDF-"):
        return "application/pdf"
    try:
        kinds = [found.mime_type for found in puremagic.magic_string(file)]
    except (puremagic.PureError, ValueError):
        kinds = []
    found = next((kind for kind in kinds if kind in PICTURES), None)
    if found is None:
        raise RefusedError("wrong_type")
    return str(found)


def _pages(file: bytes, format_: str) -> bytes:
    """A picture as pages of a PDF: decoded, turned upright, made small, encoded anew."""
    try:
        with Image.open(BytesIO(file), formats=[format_]) as picture:
            pages = [_page(frame) for frame in _frames(picture)]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, EOFError) as error:
        raise RefusedError("damaged") from error
    out = BytesIO()
    dots = max(max(page.size) / 11.7 for page in pages)
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=QUALITY)
    return out.getvalue()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    if getattr(picture, "n_frames", 1) > MOST_PAGES:
        raise RefusedError("too_many_pages")
    for frame in ImageSequence.Iterator(picture):
        if frame.width * frame.height > MOST_PIXELS:
            raise RefusedError("too_many_pixels")
        if frame.format == "JPEG":  # decode to half or a quarter at once where that is enough
            share = LONG_SIDE / max(frame.size)
            frame.draft("RGB", (int(frame.width * share), int(frame.height * share)))
        yield frame


def _page(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        upright = upright.convert("RGBA")
        paper = Image.new("RGB", upright.size, "white")
        paper.paste(upright, mask=upright.getchannel("A"))
        return paper
    return upright.convert("RGB")


def _opened(file: bytes) -> pikepdf.Pdf:
    try:
        source = pikepdf.Pdf.open(BytesIO(file))
        if len(source.pages) > MOST_PAGES:
            raise RefusedError("too_many_pages")
        for thing in source.objects:
            _refuse_bomb(thing)
        source.generate_appearance_streams()
        source.flatten_annotations("screen")
    except pikepdf.PasswordError as error:
        raise RefusedError("locked") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, zlib.error, RecursionError) as error:
        raise RefusedError("damaged") from error
    return source


def _refuse_bomb(thing: pikepdf.Object) -> None:
    if not isinstance(thing, pikepdf.Stream):
        return
    width, height = thing.get("/Width", 0), thing.get("/Height", 0)
    if isinstance(width, int) and isinstance(height, int) and width * height > MOST_PIXELS:
        raise RefusedError("too_many_pixels")
    filters = _filters(thing)
    if filters.count("/FlateDecode") + filters.count("/LZWDecode") > 1:
        raise RefusedError("damaged")
    if filters[:1] == ["/FlateDecode"]:
        unpack = zlib.decompressobj()
        try:
            if len(unpack.decompress(thing.read_raw_bytes(), UNPACKED)) >= UNPACKED:
                raise RefusedError("too_large")
        except zlib.error:
            return  # a damaged stream is shown as far as it goes


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    return [str(name) for name in named] if isinstance(named, pikepdf.Array) else [str(named)] if named else []


def _calm(thing: pikepdf.Object) -> None:
    """Take what acts, hides or tells out of one object of the PDF."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    for name in ACTIVE:
        if name in thing:
            del thing[name]
    if isinstance(thing, pikepdf.Stream) and _filters(thing) == ["/DCTDecode"]:
        thing.write(
            _without_notes(thing.read_raw_bytes()),
            filter=pikepdf.Name.DCTDecode,
            decode_parms=_parameters(thing),
        )


def _parameters(stream: pikepdf.Stream) -> pikepdf.Dictionary | None:
    found = stream.get("/DecodeParms")
    return found if isinstance(found, pikepdf.Dictionary) else None


def _without_notes(jpeg: bytes) -> bytes:
    """A JPEG without what cameras write into it: only the segments that are needed to show it."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if not (0xE1 <= jpeg[at + 1] <= 0xED or jpeg[at + 1] in (0xEF, 0xFE)):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _warm_up() -> None:
    """Use everything once: what is loaded later could not be opened any more."""
    for format_ in PICTURES.values():
        out = BytesIO()
        Image.new("RGBA" if format_ == "PNG" else "RGB", (8, 8)).save(out, format_)
        clean([out.getvalue(), clean([out.getvalue()])[1]])
    locked = BytesIO()
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a"))
    clean([locked.getvalue()])


def main() -> None:
    """Read, confine, answer."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # every picture is measured before it is decoded
    _warm_up()
    sizes = json.loads(sys.stdin.buffer.readline())
    files = [sys.stdin.buffer.read(size) for size in sizes]
    confine()
    try:
        pages, pdf = clean(files)
        head: dict[str, object] = {"pages": pages}
    except RefusedError as refused:
        head, pdf = {"refused": str(refused)}, b""
    except MemoryError:
        head, pdf = {"refused": "too_large"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pdf)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
