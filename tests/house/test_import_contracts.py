"""Each import contract is proved once: a planted violation breaks it, the house without it keeps all."""

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT

CONFIG = ROOT / ".importlinter"

PLANTS: list[tuple[str, dict[str, str]]] = [
    ("layers", {"core/planted.py": "import willkommen.doors.visitor"}),
    ("layers", {"guide/planted.py": "import willkommen.building"}),
    ("layers", {"cellar/planted.py": "import willkommen.core"}),
    ("layers", {"unknown_room/__init__.py": ""}),
    ("doors", {"doors/hall/planted.py": "import willkommen.doors.desk"}),
    ("rules", {"visits/rules/planted.py": "import django.db"}),
    (
        "rules",
        {"catalogue/rules/planted.py": "import willkommen.catalogue.planted", "catalogue/planted.py": "import yaml"},
    ),
    ("rules", {"core/planted.py": "import pydantic"}),
    ("models", {"doors/desk/planted.py": "import willkommen.visits.models"}),
    ("models", {"management/commands/planted.py": "from willkommen.agencies import models"}),
    ("reads", {"visits/queries/planted.py": "import willkommen.visits.actions"}),
    ("tables", {"schedule/models/planted.py": "import willkommen.schedule.queries"}),
    ("cellar", {"cellar/planted.py": "import django.conf"}),
    ("node", {"node/planted.py": "import willkommen.visits.models"}),
    ("circles", {"post/one.py": "import willkommen.post.other", "post/other.py": "import willkommen.post.one"}),
]
"""Contract and the lines that must break it, by file below `willkommen/`."""


def contracts() -> dict[str, str]:
    """Name of each contract by its key."""
    parser = ConfigParser()
    parser.read(CONFIG, encoding="utf-8")
    prefix = "importlinter:contract:"
    return {key.removeprefix(prefix): parser[key]["name"] for key in parser.sections() if key.startswith(prefix)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python files and the contracts of the house, in a folder where one may plant."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, root / "willkommen", ignore=only_python)
    shutil.copy(CONFIG, root)
    for room in PACKAGE.iterdir():
        for part in ("rules", "models", "queries", "actions"):
            make_package(root, room.name, part)
    return root


def only_python(folder: str, names: list[str]) -> set[str]:
    """What `copytree` leaves behind: everything that imports nothing."""
    return {name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()} | {"__pycache__"}


def make_package(root: Path, room: str, part: str) -> None:
    """Give a room that has no such part yet an empty one, and make a folder of a single file, to plant beside it."""
    folder = root / "willkommen" / room
    if not (folder / "__init__.py").exists():
        return
    single = folder / f"{part}.py"
    (folder / part).mkdir(exist_ok=True)
    if single.exists():
        single.rename(folder / part / "__init__.py")
    (folder / part / "__init__.py").touch()


def broken(root: Path, *only: str) -> tuple[set[str], str]:
    """The contracts (all or only some, by key) that import-linter finds broken in a copy, and all it said."""
    program = Path(sys.executable).with_name("lint-imports")
    chosen = [part for key in only for part in ("--contract", key)]
    ran = subprocess.run(
        [program, "--cache-dir", root / "cache", "--no-logo", *chosen],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    said = re.sub(r"\x1b\[[0-9;]*m", "", ran.stdout + ran.stderr)
    return set(re.findall(r"^(.+?) BROKEN", said, re.MULTILINE)), said


def test_it_keeps_every_contract_without_a_plant(copy: Path) -> None:
    found, said = broken(copy)
    assert found == set(), said
    assert said.count(" KEPT") == len(contracts()), said


@pytest.mark.parametrize(("key", "lines"), PLANTS, ids=[f"{key}-{next(iter(lines))}" for key, lines in PLANTS])
def test_it_breaks_a_contract_by_a_planted_import(copy: Path, key: str, lines: dict[str, str]) -> None:
    planted = [copy / "willkommen" / name for name in lines]
    try:
        for path, text in zip(planted, lines.values(), strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{text}\n", encoding="utf-8")
        found, said = broken(copy, key)
    finally:
        for path in planted:
            path.unlink(missing_ok=True)
            if not list(path.parent.glob("*.py")):
                shutil.rmtree(path.parent)
    assert found == {contracts()[key]}, said


def test_it_proves_every_contract() -> None:
    assert {key for key, _ in PLANTS} == set(contracts()), "plant a violation of the new contract in PLANTS"
