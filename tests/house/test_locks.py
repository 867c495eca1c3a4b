"""Every dependency is locked with its hashes, and no lock names the place it came from."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import ROOT, imported_modules, source_files

REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)")


def entries(lock: Path) -> list[str]:
    """The requirements of a lock, each with its continued lines joined."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def canonical(name: str) -> str:
    """A distribution's name as PEP 503 normalises it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def versions(lock: Path) -> dict[str, str]:
    """Locked version by name."""
    return {canonical(found["name"]): found["version"] for line in entries(lock) if (found := PINNED.match(line))}


def wanted(source: Path) -> set[str]:
    """The names that an .in file asks for itself, without those of files it includes."""
    lines = (line.split("#")[0].strip() for line in source.read_text(encoding="utf-8").splitlines())
    return {canonical(re.split(r"[\[=<>~! ;]", line)[0]) for line in lines if line and not line.startswith("-")}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_it_pins_each_requirement_with_a_hash(lock: Path) -> None:
    loose = [line[:60] for line in entries(lock) if not PINNED.match(line) or "--hash=sha256:" not in line]
    assert loose == [], "run make lock"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_it_holds_no_address_of_an_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.findall(r"https?://\S+|--(?:extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("source", sorted(REQUIREMENTS.glob("*.in")), ids=lambda path: path.name)
def test_it_locks_everything_that_is_asked_for(source: Path) -> None:
    assert wanted(source) - set(versions(source.with_suffix(".txt"))) == set(), "run make lock"


def test_it_checks_with_the_versions_that_run() -> None:
    checked = versions(REQUIREMENTS / "check.txt")
    apart = {
        name: (version, checked.get(name))
        for name, version in versions(REQUIREMENTS / "run.txt").items()
        if checked.get(name) != version
    }
    assert apart == {}, "the two locks drifted apart: run make lock"


def test_it_excuses_no_dependency_that_is_imported() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["deptry"]
    modules = tools["package_module_name_map"]
    imported = {name.split(".")[0] for path in source_files() for name in imported_modules(path)}
    excused = tools["per_rule_ignores"]["DEP002"]
    used = [name for name in excused if modules.get(name, name) in imported]
    assert used == [], "take these out of DEP002 in pyproject.toml"
