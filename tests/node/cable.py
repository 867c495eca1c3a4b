"""A building with a cable that can be pulled: the node in a network of its own, one wire to the server, one to the devices."""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Building:
    """`server` and `node` are addresses at the two ends of the cable, `beside` the node's own at the devices."""

    name: str
    server: str
    node: str
    beside: str

    @property
    def within(self) -> list[str]:
        """Words before a command that runs in the building."""
        return ["ip", "netns", "exec", self.name]

    def pull(self) -> None:
        """Pull the cable to the server."""
        _ip("link", "set", f"{self.name}s", "down")

    def plug_in(self) -> None:
        """Plug it in again."""
        _ip("link", "set", f"{self.name}s", "up")


@contextmanager
def building() -> Iterator[Building]:
    """The two wires; taken away at the end. Skips where this machine does not let us lay them, and says why."""
    if os.geteuid() != 0:
        pytest.skip("laying a network needs root: run this test as root")
    name, part = f"wk{random.randrange(10**5):05d}", random.randrange(1, 250)
    try:
        _ip("netns", "add", name)
    except (OSError, subprocess.CalledProcessError) as fault:
        pytest.skip(f"this machine lays no network namespaces: {fault}")
    try:
        found = Building(name, f"10.77.{part}.1", f"10.77.{part}.2", f"10.78.{part}.2")
        _wire(name, "s", found.server, found.node)
        _wire(name, "d", f"10.78.{part}.1", found.beside)
        _ip("-n", name, "link", "set", "lo", "up")
        yield found
    finally:
        _ip("netns", "del", name)


def _wire(name: str, kind: str, here: str, there: str) -> None:
    """A pair of ends, one here and one in the building."""
    _ip("link", "add", f"{name}{kind}", "type", "veth", "peer", "name", f"{name}{kind}2", "netns", name)
    _ip("addr", "add", f"{here}/24", "dev", f"{name}{kind}")
    _ip("link", "set", f"{name}{kind}", "up")
    _ip("-n", name, "addr", "add", f"{there}/24", "dev", f"{name}{kind}2")
    _ip("-n", name, "link", "set", f"{name}{kind}2", "up")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True, timeout=20)
