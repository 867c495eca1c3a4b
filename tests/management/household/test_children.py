"""The processes of a house are kept alive, given up when it is hopeless, and stopped together."""

import os
import sys
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
