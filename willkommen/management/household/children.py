"""The processes of a running house: started together, started again when one dies, stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

STEP = 0.2
"""Seconds between two looks at the children."""
PATIENCE = 15
"""Seconds that a child has to finish what it does."""
CALM = 60.0
"""Seconds within which a child may not die GIVE_UP times."""
GIVE_UP = 3
_C = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process, and the moments (monotonic) at which it was started."""

    name: str
    command: list[str]
    process: "subprocess.Popen[bytes]"
    starts: list[float] = field(default_factory=list)

    @property
    def hopeless(self) -> bool:
        """Whether it died so often that starting it again helps nobody."""
        return len([moment for moment in self.starts if time.monotonic() - moment < CALM]) >= GIVE_UP


class Children:
    """All processes that this one looks after. None of them outlives it, not even when it is killed.

    `patience`: seconds that they have to finish when they are stopped.
    """

    def __init__(self, environment: Mapping[str, str], *, patience: float = PATIENCE) -> None:
        self._environment = dict(environment)
        self._patience = patience
        self._children: list[Child] = []

    def start(self, name: str, command: list[str]) -> None:
        """Start one more."""
        self._children.append(Child(name, command, self._launch(command), [time.monotonic()]))

    def watch(self) -> str:
        """Start again whoever dies; return the name of the first that cannot be kept alive."""
        while True:
            for child in self._children:
                if child.process.poll() is not None:
                    _end_family(child.process)
                    if child.hopeless:
                        return child.name
                    child.process = self._launch(child.command)
                    child.starts.append(time.monotonic())
            time.sleep(STEP)

    def alive(self, name: str) -> bool:
        """Whether this one runs now."""
        return any(child.name == name and child.process.poll() is None for child in self._children)

    def stop(self) -> None:
        """Ask all of them to finish, wait, and end those that do not."""
        running = [child.process for child in self._children if child.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + self._patience
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
        for child in self._children:
            _end_family(child.process)

    def _launch(self, command: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches the parent alone, which stops the others in order
            preexec_fn=_end_with_parent,  # noqa: PLW1509 -- this process has no threads when it starts children
        )


def _end_family(process: "subprocess.Popen[bytes]") -> None:
    """End a child that will not, and whatever it started itself: a web server's workers outlive its own kill."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _end_with_parent() -> None:
    if _C is not None:
        _C.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
