"""A node beside a house for the tests: its memory in a folder, its line to the server, its devices."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from willkommen.core.acting import acting_as
from willkommen.flows.standby.devices import add_device
from willkommen.node.known import Device, known
from willkommen.node.line import Line
from willkommen.node.store import Store

DEVICES = (
    ("Node", "node", ""), ("Kiosk", "kiosk", ""), ("Papier", "paper", ""),
    ("Schalter 001", "desk", "b-001"), ("Schalter 011", "desk", "b-011"), ("Tafel", "board", ""),
)  # fmt: skip


@dataclass
class Beside:
    """A node and the keys of its devices."""

    memory: Store
    line: Line
    keys: dict[str, str]

    def device(self, name: str) -> Device:
        """A device as the node knows it."""
        found = known(self.memory).device(self.keys[name])
        assert found, name
        return found


def register(now: datetime | None = None) -> dict[str, str]:
    """Make the devices in the house; their keys by name."""
    moment = now or datetime.now(UTC)
    with acting_as("gate"):
        return {
            name: add_device(name=name, kind=kind, counter=counter, now=moment)[1] for name, kind, counter in DEVICES
        }


def beside(url: str, folder: Path, keys: dict[str, str]) -> Beside:
    """A node whose server is at `url`."""
    memory = Store(folder / "node.sqlite3")
    return Beside(memory, Line(url, keys["Node"], memory), keys)


def cut(node: Beside) -> Beside:
    """The same node without its server."""
    return replace(node, line=Line("http://127.0.0.1:1", "none", node.memory))


def a_line(node: Beside) -> str:
    """The first line that takes people without an appointment today."""
    return next(iter(known(node.memory).lines))
