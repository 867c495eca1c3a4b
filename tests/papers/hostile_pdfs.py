"""Hostile PDFs of the corpus: they act, hide something, tell of somebody, or are more than a machine can hold."""

import io
import zlib
from collections.abc import Iterator

import pikepdf

from tests.factories.papers import a_photo, a_scan

CANARY = b"canary-that-must-not-stay"
File = tuple[str, bytes]


def pdf_of(build: object = None, **options: object) -> bytes:
    """A PDF of one blank page, to which `build` does something."""
    out, pdf = io.BytesIO(), pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    if callable(build):
        build(pdf)
    if not options:
        options = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    pdf.save(out, **options)  # type: ignore[arg-type]  # passed on as they are
    return out.getvalue()


def _action(words: dict[str, object]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({f"/{name}": value for name, value in words.items()})


RUN = {"S": pikepdf.Name("/JavaScript"), "JS": pikepdf.String(f"app.alert('{CANARY.decode()}')")}


def _opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = _action(RUN)


def _named(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("a"), _action(RUN)]))


def _paged(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = pikepdf.Dictionary(O=_action(RUN))


def _launching(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = _action({"S": pikepdf.Name("/Launch"), "F": pikepdf.String(CANARY)})


def _linked(pdf: pikepdf.Pdf) -> None:
    link = _action({"S": pikepdf.Name("/URI"), "URI": pikepdf.String(b"http://127.0.0.1:9/" + CANARY)})
    note = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Subtype=pikepdf.Name("/Link"), Rect=[0, 0, 9, 9], A=link)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" + CANARY, filename="x.exe")


def _told(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = CANARY.decode()
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY.decode()]


def _bombed(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(b"0 0 m " * 30_000_000, 9)
    pdf.pages[0].Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name("/FlateDecode"))


def _bombed_twice(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(zlib.compress(b"0" * 50_000_000, 9), 9)
    twice = [pikepdf.Name("/FlateDecode")] * 2
    pdf.pages[0].Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Array(twice))


def _painted(pdf: pikepdf.Pdf) -> None:
    picture = pikepdf.Stream(
        pdf, b"", Type=pikepdf.Name("/XObject"), Subtype=pikepdf.Name("/Image"), Width=90_000, Height=90_000
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=picture))


def _endless(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Kids = pikepdf.Array([pdf.Root.Pages])


def _crowded(pdf: pikepdf.Pdf) -> None:
    for _ in range(300):
        pdf.add_blank_page()


def documents() -> Iterator[File]:
    """PDFs that act, hide, tell, or are too much."""
    for name, build in {
        "javascript": _opening, "javascript-named": _named, "javascript-page": _paged, "launch": _launching, "link": _linked,
        "attachment": _attached, "metadata": _told, "bomb": _bombed, "bomb-twice": _bombed_twice, "huge-picture": _painted,
        "endless": _endless, "pages": _crowded,
    }.items():  # fmt: skip
        yield f"{name}.pdf", pdf_of(build)
    yield "locked.pdf", pdf_of(encryption=pikepdf.Encryption(owner="a", user="b"))
    yield "owner-locked.pdf", pdf_of(encryption=pikepdf.Encryption(owner="a", user=""))
    yield "truncated.pdf", a_scan(2, size=(200, 300))[:3000]
    yield "head.pdf", b"%PDF-1.7\n"
    yield "no-end.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj"
    yield "deep.pdf", b"%PDF-1.7\n1 0 obj " + b"[" * 100_000 + b"]" * 100_000 + b" endobj\ntrailer << /Root 1 0 R >>"
    yield "trailing.pdf", pdf_of() + CANARY
    yield "phone.pdf", _pdf_of_photo(a_photo(note=CANARY.decode()))


def _pdf_of_photo(photo: bytes) -> bytes:
    def build(pdf: pikepdf.Pdf) -> None:
        picture = pikepdf.Stream(
            pdf, photo, Type=pikepdf.Name("/XObject"), Subtype=pikepdf.Name("/Image"), Width=600, Height=800,
            ColorSpace=pikepdf.Name("/DeviceRGB"), BitsPerComponent=8, Filter=pikepdf.Name("/DCTDecode"),
        )  # fmt: skip
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=picture))

    return pdf_of(build)
