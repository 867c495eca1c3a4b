"""The processes of a house are kept alive, given up when it is hopeless, and stopped together."""

import os
import sys
import time
from pathlib import Path

from willkommen.management.household.children import GIVE_UP, Children

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_it_gives_up_a_child_that_dies_at_once_every_time(tmp_path: Path) -> None:
    note = tmp_path / "starts"
    children = Children(os.environ)
    children.start("good", SLEEP)
    children.start("bad", [sys.executable, "-c", f"open({str(note)!r}, 'a').write('x')"])
    try:
        assert children.watch() == "bad"
        assert note.read_text() == "x" * GIVE_UP
        assert children.alive("good")
    finally:
        children.stop()


def test_it_stops_all_of_them() -> None:
    children = Children(os.environ)
    children.start("one", SLEEP)
    children.start("two", SLEEP)
    assert children.alive("one")
    children.stop()
    assert not children.alive("one")
    assert not children.alive("two")


def test_it_ends_what_a_child_started_itself(tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    stubborn = (
        "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"open({str(note)!r}, 'w').write(str(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid));"
        "time.sleep(60)"
    )
    children = Children(os.environ, patience=0.5)
    children.start("stubborn", [sys.executable, "-c", stubborn])
    while not note.exists() or not note.read_text():
        time.sleep(0.05)
    children.stop()
    assert not children.alive("stubborn")
    assert zombie_or_gone(int(note.read_text()))


def zombie_or_gone(process: int) -> bool:
    """Whether a process does nothing any more; its new parent may be slow to bury it."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
