"""Fetches what the house carries from other projects, cuts it to size and writes down where each file came from.

`make vendor` runs it: Node and npm are needed for that alone, never to run or to test the house.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PACKAGES = HERE / "node_modules"
STATIC = Path("willkommen/static/vendor")
FONTS = STATIC / "fonts"
PRINT = Path("willkommen/post/typst/fonts")
TESTS = Path("tests/vendor")


@dataclass(frozen=True)
class Part:
    """One package: `copies` maps a file of it to its place in the house, `print_fonts` does so for unpacked fonts.

    `cut_to` are ranges of characters to which copied fonts are cut.
    """

    package: str
    licence: str
    licence_file: str
    licence_place: Path
    source: str
    copies: dict[str, Path] = field(default_factory=dict)
    print_fonts: dict[str, Path] = field(default_factory=dict)
    cut_to: str = ""


def fontsource(
    family: str, subsets: tuple[str, ...], weights: tuple[int, ...], *, printed: bool, cut_to: str = ""
) -> Part:
    """A family of @fontsource: for the browser as it comes, for print unpacked (typst reads no woff2)."""
    name = {(s, w): f"{family}-{s}-{w}" for s in subsets for w in weights}
    return Part(
        package=f"@fontsource/{family}",
        licence="OFL-1.1",
        licence_file="LICENSE",
        licence_place=FONTS / f"{family}.LICENSE.txt",
        source=f"https://github.com/fontsource/font-files/tree/main/fonts/google/{family}",
        copies={f"files/{stem}-normal.woff2": FONTS / f"{stem}.woff2" for stem in name.values()},
        print_fonts={f"files/{stem}-normal.woff2": PRINT / f"{stem}.ttf" for stem in name.values()} if printed else {},
        cut_to=cut_to,
    )


PARTS = (
    Part(
        package="@kern-ux/native",
        licence="EUPL-1.2",
        licence_file="LICENSE.md",
        licence_place=STATIC / "kern" / "LICENSE.md",
        source="https://gitlab.opencode.de/kern-ux/kern-ux-plain",
    ),
    Part(
        package="@kern-ux/native",  # carries Fira Sans whole: print needs all of it
        licence="OFL-1.1",
        licence_file="../../@fontsource/fira-sans/LICENSE",
        licence_place=PRINT / "fira-sans.LICENSE.txt",
        source="https://github.com/mozilla/Fira",
        print_fonts={
            f"dist/fonts/fira-sans/FiraSans-{weight}.woff2": PRINT / f"fira-sans-{weight.lower()}.ttf"
            for weight in ("Regular", "SemiBold")
        },
    ),
    fontsource("fira-sans", ("latin", "latin-ext", "cyrillic"), (400, 600), printed=False),
    fontsource("noto-sans-arabic", ("arabic",), (400, 700), printed=True, cut_to="0600-06FF,200C-200F"),
    fontsource("noto-sans-ethiopic", ("ethiopic",), (400, 700), printed=True, cut_to="1200-137F"),
    fontsource("noto-sans-devanagari", ("devanagari",), (400, 700), printed=True),
    Part(
        package="htmx.org",
        licence="0BSD",
        licence_file="LICENSE",
        licence_place=STATIC / "htmx" / "LICENSE.txt",
        source="https://github.com/bigskysoftware/htmx",
        copies={"dist/htmx.min.js": STATIC / "htmx" / "htmx.min.js"},
    ),
    *(
        Part(
            package=package,
            licence="ISC",
            licence_file="LICENSE",
            licence_place=STATIC / "sodium" / f"{package}.LICENSE.txt",
            source="https://github.com/jedisct1/libsodium.js",
            copies={f"dist/modules/{package}.js": STATIC / "sodium" / f"{package}.js"},
        )
        for package in ("libsodium", "libsodium-wrappers")
    ),
    Part(
        package="axe-core",
        licence="MPL-2.0",
        licence_file="LICENSE",
        licence_place=TESTS / "axe.LICENSE.txt",
        source="https://github.com/dequelabs/axe-core",
        copies={"axe.min.js": TESTS / "axe.min.js"},
    ),
)


def node(*arguments: str | Path) -> None:
    """Run a program of `vendor/`; its fault ends this one."""
    subprocess.run(["node", *map(str, arguments)], cwd=HERE, check=True)


def place(part: Part) -> list[Path]:
    """Copy and unpack one part; the files it left in the house, the licence last."""
    folder = PACKAGES / part.package
    for source, target in part.copies.items():
        if part.cut_to:
            node(HERE / "subset.mjs", folder / source, prepared(target), part.cut_to)
        else:
            shutil.copyfile(folder / source, prepared(target))
    for source, target in part.print_fonts.items():
        node(PACKAGES / "wawoff2" / "bin" / "woff2_decompress.js", folder / source, prepared(target))
    placed = [*part.copies.values(), *part.print_fonts.values()]
    if part.licence_place.parent == STATIC / "kern":
        sheets = [STATIC / "kern" / name for name in ("kern.css", "kern.rtl.css")]
        node(HERE / "trim.mjs", folder / "dist" / "kern.css", *(prepared(sheet) for sheet in sheets))
        placed += sheets
    shutil.copyfile(folder / part.licence_file, prepared(part.licence_place))
    return [*placed, part.licence_place]


def prepared(target: Path) -> Path:
    """The place in the checkout, with its folder made."""
    place_in_checkout = ROOT / target
    place_in_checkout.parent.mkdir(parents=True, exist_ok=True)
    return place_in_checkout


def entry(part: Part, files: list[Path]) -> dict[str, Any]:
    """One row of VENDORED.json."""
    version = json.loads((PACKAGES / part.package / "package.json").read_text())["version"]
    return {
        "package": part.package,
        "version": version,
        "licence": part.licence,
        "licence_text": str(part.licence_place),
        "source": part.source,
        "files": {str(file): hashlib.sha256((ROOT / file).read_bytes()).hexdigest() for file in sorted(files)},
    }


def main() -> int:
    """Fetch by the lock file's hashes, place everything, write VENDORED.json and the house's own licence."""
    subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
    for folder in (STATIC / "kern", FONTS, STATIC / "htmx", STATIC / "sodium", PRINT, TESTS):
        shutil.rmtree(ROOT / folder, ignore_errors=True)
    rows = [entry(part, place(part)) for part in PARTS]
    (ROOT / STATIC / "VENDORED.json").write_text(json.dumps(rows, indent=2) + "\n")
    licence = json.loads((PACKAGES / "spdx-license-list" / "licenses" / "EUPL-1.2.json").read_text())
    (ROOT / "LICENSE").write_text(licence["licenseText"].rstrip() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
