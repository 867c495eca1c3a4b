"""Parse many files in one confined process, as the intake does one by one: a line of JSON for each (run by the tests)."""

import json
import os
import re
import socket
import sys
import warnings
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from PIL import Image

from willkommen.papers.confine import confine
from willkommen.papers.parsing import RefusedError, _warm_up, clean


def _forbidden() -> dict[str, str]:
    """What the process may still do that it must not."""
    tries: dict[str, Callable[[], object]] = {
        "opens a connection": socket.socket,
        "reads a file": lambda: open("/etc/passwd"),  # noqa: SIM115, PTH123 -- it must fail
        "writes a file": lambda: open("/tmp/canary", "w"),  # noqa: S108, SIM115, PTH123 -- it must fail
        "starts a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606 -- it must fail
        "makes a process": os.fork,
        "ends a process": lambda: os.kill(os.getppid(), 0),
    }
    found = {}
    for name, attempt in tries.items():
        try:
            attempt()
        except OSError as error:
            found[name] = type(error).__name__
        else:
            found[name] = "allowed"
    return found


def main() -> None:
    """An argument is the number of an ordinary user to become first. The first line of the answer says what was tried and refused."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    _warm_up()
    files = [sys.stdin.buffer.read(size) for size in json.loads(sys.stdin.buffer.readline())]
    if len(sys.argv) > 1:
        os.setuid(int(sys.argv[1]))
    status = Path("/proc/self/status").open()  # noqa: SIM115 -- nothing can be opened afterwards
    confine()
    print(json.dumps({"tried": _forbidden(), "user": os.getuid()}))
    for file in files:
        try:
            pages, pdf = clean([file])
            told: dict[str, object] = {"pages": pages, "pdf": b64encode(pdf).decode()}
        except RefusedError as refused:
            told = {"refused": str(refused)}
        except MemoryError:
            told = {"refused": "too_large"}
        print(json.dumps(told | {"memory": _most_memory(status)}))


def _most_memory(status: TextIO) -> int:
    """Kilobytes that this program needed at most; `getrusage` would count what its parent held when it started us."""
    status.seek(0)
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read())[0])


if __name__ == "__main__":
    main()
