"""As whom PostgreSQL runs: it refuses root, so root's house lends it an unprivileged user."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from willkommen.cellar.errors import NotYours, NoUser

CANDIDATES = ("willkommen", "postgres", "nobody")
ROOT = 0


@dataclass(frozen=True)
class Owner:
    """The operating system's user to whom the server's process and files belong."""

    name: str
    uid: int
    gid: int

    def run(self, command: Sequence[str], *, cwd: Path, keep: Sequence[int] = ()) -> subprocess.CompletedProcess[str]:
        """Run a program as this user in `cwd`, with a clean environment; `keep` are open files it inherits.

        The folder is entered before root's rights are dropped, so `cwd` may lie below folders closed to this user.
        """
        lent = os.geteuid() == ROOT
        return subprocess.run(
            command,
            cwd=cwd,
            env={"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            umask=0o077,
            pass_fds=keep,
            user=self.uid if lent else None,
            group=self.gid if lent else None,
            extra_groups=[self.gid] if lent else None,
        )

    def enters(self, folder: Path) -> bool:
        """Whether this user can reach `folder` by its path."""
        if os.geteuid() != ROOT:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)], cwd=Path("/")).returncode == 0

    def take(self, path: Path) -> None:
        """Make `path` belong to this user."""
        if os.geteuid() == ROOT:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def take_all(self, folder: Path) -> None:
        """Make a folder and everything in it belong to this user (after root copied a data folder back)."""
        self.take(folder)
        for parent, folders, files in os.walk(folder):
            for name in folders + files:
                self.take(Path(parent, name))


def choose(data: Path) -> Owner:
    """Who runs the server on the folder `data`: who owns it already, else ourselves, else root's pick of CANDIDATES.

    Refuses with NotYours when an ordinary user finds another's data, with NoUser when root finds nobody to lend.
    """
    me = os.geteuid()
    settled = data.stat().st_uid if data.exists() else None
    if me != ROOT:
        if settled not in (None, me):
            raise NotYours(folder=data.parent, owner=known(settled).name if settled is not None else "")
        return known(me)
    if settled:
        return known(settled)
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(name, found.pw_uid, found.pw_gid)
    raise NoUser


def known(uid: int) -> Owner:
    """The user with this number, whether the machine has a name for it or not."""
    try:
        found = pwd.getpwuid(uid)
    except KeyError:  # containers run as numbers without names
        return Owner(str(uid), uid, os.getgid() if uid == os.geteuid() else uid)
    return Owner(found.pw_name, uid, found.pw_gid)
