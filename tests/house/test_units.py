"""The units that start the house after a power cut: well formed, in the right order, never given up, and in step with the code."""

import shlex
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.surroundings import ROOT
from willkommen.management.household import web

UNITS = ROOT / "docs" / "units"
HOUSE = "/srv/willkommen/house"
SERVICES = ("willkommen-web", "willkommen-worker", "willkommen-house", "willkommen-node")


def unit(name: str) -> ConfigParser:
    """A unit's sections; a line that ends with a backslash goes on."""
    found = ConfigParser(interpolation=None, strict=False)
    found.optionxform = str  # type: ignore[assignment, method-assign]  # systemd's keys have capitals
    found.read_string((UNITS / f"{name}.service").read_text().replace("\\\n", ""))
    return found


def words(name: str) -> list[str]:
    """The command of a service."""
    return shlex.split(unit(name)["Service"]["ExecStart"].replace("${WORKERS}", "2").replace("${THREADS}", "4"))


@pytest.mark.parametrize("name", SERVICES)
def test_it_starts_again_by_itself_and_is_never_given_up(name: str) -> None:
    found = unit(name)
    assert (found["Service"]["Restart"], found["Unit"]["StartLimitIntervalSec"]) == ("always", "0")
    assert found["Install"]["WantedBy"] == "multi-user.target"
    assert found["Service"]["User"] == "willkommen"


def test_the_server_comes_after_its_database_and_the_node_waits_for_nobody() -> None:
    for name in ("willkommen-web", "willkommen-worker"):
        assert "postgresql.service" in unit(name)["Unit"]["After"].split()
    assert unit("willkommen-node")["Unit"]["After"].split() == ["network.target"]
    needs = {key for name in SERVICES for key in unit(name)["Unit"] if key in ("Requires", "BindsTo", "Requisite")}
    assert needs == set(), "whoever requires another is stopped with it"


@pytest.mark.parametrize("name", SERVICES)
def test_its_command_is_there(name: str) -> None:
    command = Path(words(name)[0].replace(HOUSE, str(ROOT)))
    assert command.is_file()


def test_the_web_server_is_started_as_the_house_itself_does() -> None:
    _, _, _, *own = web.command(host="127.0.0.1", port=8000, workers=2, threads=4)
    assert sorted(words("willkommen-web")[1:]) == sorted(own)


def test_the_manual_names_every_unit() -> None:
    told = (ROOT / "docs" / "installation.md").read_text()
    assert [file.name for file in sorted(UNITS.iterdir()) if file.name not in told] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="this machine has no systemd to ask")
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    for file in UNITS.iterdir():
        (tmp_path / file.name).write_text(file.read_text().replace(HOUSE, str(ROOT)))
    assert verified(tmp_path) == ""
    broken = tmp_path / "willkommen-node.service"
    broken.write_text(broken.read_text().replace("Restart=always", "Restart=sometimes"))
    assert "sometimes" in verified(tmp_path), "it would have found something"


def verified(folder: Path) -> str:
    """What systemd says of the units in a folder."""
    files = sorted(str(file) for file in folder.iterdir())
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *files],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return "\n".join(line for line in ran.stderr.splitlines() if "willkommen" in line)
