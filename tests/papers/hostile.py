"""A corpus of hostile files, made here byte by byte: none of them is stored in the repository."""

import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.factories.papers import a_photo, a_scan
from tests.papers.hostile_pdfs import CANARY, File, documents, pdf_of

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def corpus() -> list[File]:
    """Every file with its name; at least sixty."""
    return [*_archives(), *_texts(), *_pictures(), *documents(), *_polyglots(), *_noise()]


def _zipped(*members: tuple[str, bytes], symlink: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16 if symlink else 0o644 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def _archives() -> Iterator[File]:
    zeros = b"\0" * 30_000_000
    inner = _zipped(("a", zeros))
    yield "bomb.zip", inner
    yield "nested-bomb.zip", _zipped(*[(f"{n}.zip", inner) for n in range(20)])
    yield "slip.zip", _zipped(("../../../../etc/cron.d/x", b"* * * * * root id"))
    yield "absolute.zip", _zipped(("/etc/passwd", b"root"))
    yield "symlink.zip", _zipped(("link", b"/etc/passwd"), symlink=True)
    yield "symlink.tar", _tar()
    yield "bomb.gz", gzip.compress(zeros)
    yield "eicar.zip", _zipped(("eicar.com", EICAR))
    yield "macro.docm", _zipped(("[Content_Types].xml", b"<Types/>"), ("word/vbaProject.bin", b"Sub AutoOpen()"))
    yield "macro.xlsm", _zipped(("[Content_Types].xml", b"<Types/>"), ("xl/vbaProject.bin", b"Auto_Open"))
    yield (
        "remote.odt",
        _zipped(
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"<x href='http://127.0.0.1:9/'/>"),
        ),
    )
    yield "old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000
    yield "rar.rar", b"Rar!\x1a\x07\x00" + b"\0" * 200
    yield "7z.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 200


def _texts() -> Iterator[File]:
    yield "eicar.txt", EICAR
    yield "eicar.jpg", EICAR
    yield (
        "script.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>fetch('http://127.0.0.1:9')</script></svg>",
    )
    yield (
        "entity.svg",
        b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    )
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(10))
    yield "laughs.xml", f"<?xml version='1.0'?><!DOCTYPE l [{laughs}]><l>&l9;</l>".encode()
    yield "page.html", b"<html><script>alert(1)</script></html>"
    yield "page.jpg", b"<html><body onload=alert(1)></body></html>"
    yield "shell.sh", b"#!/bin/sh\nrm -rf /\n"
    yield "shell.png", b"#!/bin/sh\ncurl http://127.0.0.1:9\n"
    yield "php.jpg", b"<?php system($_GET['c']); ?>"
    yield "post.ps", b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n"
    yield "image.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nquit\n"
    yield (
        "magick.mvg",
        b"push graphic-context\nimage over 0,0 0,0 'https://127.0.0.1:9/x.png\"|id\"'\npop graphic-context",
    )
    yield "program.exe", b"MZ" + b"\0" * 58 + struct.pack("<I", 64) + b"PE\0\0" + b"\0" * 200
    yield "program.elf", b"\x7fELF\x02\x01\x01" + b"\0" * 200
    yield "pickle.png", b"cos\nsystem\n(S'id'\ntR."
    yield "nothing.pdf", b""
    yield "blank.pdf", b" " * 5000
    yield "byte.jpg", b"\xff"


def _png(width: int, height: int, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    inner = b"".join(chunk(name, content) for name, content in more)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + inner + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _saved(format_: str, picture: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format_, **options)
    return out.getvalue()


def _pictures() -> Iterator[File]:
    photo, small = a_photo(), Image.new("RGB", (40, 40), "red")
    yield "pixels.png", _png(50_000, 50_000, zlib.compress(b"\0" * 1000))
    yield "pixels-full.png", _png(50_000, 1_300, zlib.compress(b"\0" * 50_001 * 1_300, 9))
    yield "text-bomb.png", _png(8, 8, zlib.compress(b"\0" * 72), (b"zTXt", b"k\0\0" + zlib.compress(b"A" * 40_000_000)))
    yield (
        "profile-bomb.png",
        _png(8, 8, zlib.compress(b"\0" * 72), (b"iCCP", b"k\0\0" + zlib.compress(b"A" * 40_000_000))),
    )
    yield "truncated.jpg", photo[: len(photo) // 2]
    yield "truncated.png", _saved("PNG", small)[:-30]
    yield "header.png", b"\x89PNG\r\n\x1a\n"
    yield "huge-size.jpg", photo.replace(struct.pack(">HH", 800, 600), struct.pack(">HH", 65_000, 65_000), 1)
    yield "exif.jpg", a_photo(note=CANARY.decode())
    yield "comment.jpg", photo[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(CANARY)) + CANARY + photo[2:]
    yield "trailing.jpg", photo + CANARY
    yield "bomb.gif", _saved("GIF", small, save_all=True, append_images=[small] * 500)
    yield "many.tiff", _saved("TIFF", small, save_all=True, append_images=[small] * 60)
    yield (
        "loop.tiff",
        b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 256, 4, 1, 10) + struct.pack("<I", 8),
    )
    yield "big.webp", _saved("WEBP", small)[:-8] + b"\xff" * 8
    yield "wrong-name.pdf", photo
    yield "wrong-name.jpg", _saved("PNG", small)
    yield "bitmap.bmp", _saved("BMP", small)
    yield "icon.ico", _saved("ICO", small)


def _polyglots() -> Iterator[File]:
    photo, archive = a_photo(), _zipped(("x", CANARY))
    yield "photo-and-zip.jpg", photo + archive
    yield "pdf-and-zip.pdf", pdf_of() + archive
    yield "pdf-and-html.pdf", b"%PDF-1.4\n<script>" + CANARY + b"</script>\n" + pdf_of()[9:]
    yield "gif-and-script.gif", b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)"
    yield (
        "jpeg-and-html.jpg",
        photo[:2] + b"\xff\xe1" + struct.pack(">H", 2 + 60) + b"<script>" + CANARY[:20].ljust(52) + photo[2:],
    )
    yield "html-then-pdf.html", b"<html>" + pdf_of()


def _noise() -> Iterator[File]:
    chance = random.Random(4711)
    photo, pdf = a_photo(), a_scan(1, size=(200, 300))
    for number in range(4):
        broken = bytearray(photo)
        for _ in range(60):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        yield f"broken-{number}.jpg", bytes(broken)
        worse = bytearray(pdf)
        for _ in range(40):
            worse[chance.randrange(8, len(worse))] = chance.randrange(256)
        yield f"broken-{number}.pdf", bytes(worse)
    yield "random.bin", chance.randbytes(5000)
