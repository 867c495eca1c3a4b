"""What the house carries from others is exactly what it says, with licence and source."""

import json
import re
from hashlib import sha256

import pytest
import yaml

from tests.house.sources import ROOT
from vendor.third_party import TARGET, text

ROWS = json.loads((ROOT / "willkommen/static/vendor/VENDORED.json").read_text(encoding="utf-8"))
FOLDERS = ("willkommen/static/vendor", "willkommen/post/typst/fonts", "tests/vendor")


def recorded() -> dict[str, str]:
    """Path and SHA-256 of every file that VENDORED.json names."""
    return {path: digest for row in ROWS for path, digest in row["files"].items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['package']} {row['licence']}")
def test_it_carries_exactly_the_files_it_recorded(row: dict[str, dict[str, str]]) -> None:
    changed = [
        path for path, digest in row["files"].items() if sha256((ROOT / path).read_bytes()).hexdigest() != digest
    ]
    assert changed == [], "run make vendor instead of editing"


def test_it_carries_nothing_unrecorded() -> None:
    found = {
        path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()
    }
    assert found - set(recorded()) == {"willkommen/static/vendor/VENDORED.json"}


def test_it_keeps_a_licence_text_beside_each_part() -> None:
    assert [row["package"] for row in ROWS if (ROOT / row["licence_text"]).stat().st_size < 400] == []


def test_it_takes_the_versions_that_are_locked() -> None:
    locked = json.loads((ROOT / "vendor/package-lock.json").read_text(encoding="utf-8"))["packages"]
    wrong = [row["package"] for row in ROWS if locked[f"node_modules/{row['package']}"]["version"] != row["version"]]
    assert wrong == []


def test_it_lists_third_parties_in_step_with_the_locks() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "run make licences"


def test_it_uses_only_tokens_of_kern_that_are_still_there() -> None:
    kern = (ROOT / "willkommen/static/vendor/kern/kern.css").read_text(encoding="utf-8")
    own = {path: path.read_text(encoding="utf-8") for path in (ROOT / "willkommen/static/house").glob("*.css")}
    known = set(re.findall(r"(--kern-[\w-]+)\s*:", kern + "".join(own.values())))
    lost = {path.name: sorted(set(re.findall(r"var\((--kern-[\w-]+)", sheet)) - known) for path, sheet in own.items()}
    assert {name: tokens for name, tokens in lost.items() if tokens} == {}


def test_it_turns_with_the_direction_of_reading() -> None:
    one_sided = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:")
    sheets = (ROOT / "willkommen/static/house").glob("*.css")
    assert [path.name for path in sheets if one_sided.search(path.read_text(encoding="utf-8"))] == []


def test_it_describes_itself_by_the_standard_for_public_code() -> None:
    about = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    needed = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    assert needed | {"legal", "maintenance", "localisation"} <= set(about)
    for words in about["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
    assert about["legal"]["license"] == "EUPL-1.2"
