"""One start of the embedded PostgreSQL: make the data folder when there is none, then the process."""

import os
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from willkommen.cellar import configuration, programs, words
from willkommen.cellar.errors import NotStarted, OutOfReach
from willkommen.cellar.owner import Owner, choose
from willkommen.cellar.place import Place, cannot_write

ADMINISTRATOR = "postgres"
HERE = "/proc/self/cwd"
"""The folder in which a process stands, by a name that needs no way to it (Linux)."""
SHAPE = ("--data-checksums", "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--locale-provider=builtin")


def launch(place: Place, settings: Mapping[str, str], alive: int) -> float:
    """Start the server without waiting for it; the moment (seconds since 1970) before it began to write its log.

    `alive` is the locked file of `Place.claim`, which the server inherits. Refuses with any CellarError.
    """
    owner = choose(place.data)
    place.furnish(owner)
    place.sweep()
    binaries = programs.folder_for(owner, place.root)
    if not place.data.exists():
        _initialise(place, owner, binaries)
    place.password()
    _configure(place, owner, settings)
    since = time.time()
    command = [str(binaries / "pg_ctl"), "start", "-W", "-D", _way(place.data, owner), "-l", "../log/start.log"]
    _run(place, owner, command, place.data, keep=[alive])
    return since


def _initialise(place: Place, owner: Owner, binaries: Path) -> None:
    """Make the data beside its place and put it there when it is whole, so that a kill leaves nothing half."""
    shutil.rmtree(place.fresh, ignore_errors=True)
    given = place.root / "password.new"
    try:
        place.fresh.mkdir(mode=0o700)
        owner.take(place.fresh)
        given.unlink(missing_ok=True)
        given.touch(mode=0o600)
        given.write_text(place.new_password())
        owner.take(given)
        asked = [
            "-D",
            _way(place.fresh, owner),
            "-U",
            ADMINISTRATOR,
            "--pwfile=../password.new",
            "--builtin-locale=C.UTF-8",
        ]
        _run(place, owner, [str(binaries / "initdb"), *SHAPE, *asked], place.fresh)
        place.fresh.rename(place.data)
    except OSError as fault:
        raise cannot_write(place.root, owner.name, fault) from fault
    finally:
        given.unlink(missing_ok=True)


def _configure(place: Place, owner: Owner, settings: Mapping[str, str]) -> None:
    new = place.data / "postgresql.conf.new"
    try:
        new.write_text(configuration.text(settings))
        new.chmod(0o600)
        owner.take(new)
        new.rename(place.data / "postgresql.conf")
    except OSError as fault:
        raise cannot_write(place.data, owner.name, fault) from fault


def _run(place: Place, owner: Owner, command: Sequence[str], cwd: Path, keep: Sequence[int] = ()) -> None:
    try:
        answer = owner.run(command, cwd=cwd, keep=keep)
    except OSError as fault:
        raise NotStarted(reason=f"{Path(command[0]).name}: {fault.strerror}", log=place.log) from fault
    if answer.returncode:
        raise words.meaning(answer.stdout + answer.stderr, place)


def _way(folder: Path, owner: Owner) -> str:
    """How the server names the folder it stands in: by its path, or, below folders closed to it, without one."""
    if owner.enters(folder):
        return str(folder)
    if not os.path.lexists(HERE):
        raise OutOfReach(user=owner.name, path=folder)
    return HERE
