"""What lies in the folder of a database cluster, and whether it may be used."""

import errno
import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from willkommen.cellar.errors import DiskFull, FolderTaken, NotWritable, NotYours, SecretMissing, WrongVersion
from willkommen.cellar.owner import ROOT, Owner, known
from willkommen.cellar.programs import major

LONGEST_FILE = ".s.PGSQL.65535"
LONGEST_SOCKET = 107
"""Bytes that a Unix socket's path may have (sun_path, unix(7))."""
FIRST_START_MB = 250
NEXT_START_MB = 64
KNOWN = {"data", "data.new", "log", "socket", "secret", "password.new", "lock", "alive", "lost+found"}


@dataclass(frozen=True)
class Place:
    """The folder of one cluster: PostgreSQL's own `data`, `log`, `socket` and the administrator's `secret`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def fresh(self) -> Path:
        return self.root / "data.new"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def secret(self) -> Path:
        return self.root / "secret"

    def password(self) -> str:
        """The administrator's password; refuses with SecretMissing or NotYours."""
        try:
            return self.secret.read_text()
        except FileNotFoundError:
            raise SecretMissing(file=self.secret) from None
        except PermissionError:
            raise NotYours(folder=self.root, owner=known(self.secret.stat().st_uid).name) from None

    def password_if_any(self) -> str:
        """The administrator's password, or nothing when it is not made yet or not for our eyes."""
        with suppress(SecretMissing, NotYours):
            return self.password()
        return ""

    def new_password(self) -> str:
        """Make the administrator's password, readable by us alone; an earlier one is replaced."""
        password = secrets.token_urlsafe(32)
        self.secret.unlink(missing_ok=True)
        with os.fdopen(os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(password)
        return password

    def socket(self) -> Path:
        """The folder through which clients reach the server; a short link to it when its path is too long."""
        own = self.root / "socket"
        if len(os.fsencode(own / LONGEST_FILE)) <= LONGEST_SOCKET:
            return own
        runtime = Path("/run")
        shelf = runtime if os.geteuid() == ROOT and os.access(runtime, os.W_OK) else Path(tempfile.gettempdir())
        link = shelf / f"willkommen-{sha256(os.fsencode(own)).hexdigest()[:16]}"
        with suppress(FileExistsError):
            link.symlink_to(own)
        if link.lstat().st_uid != os.geteuid() or link.readlink() != own:
            raise FolderTaken(folder=link, reason="it should be a link to the socket folder, made by this user")
        return link

    def refuse_strangers(self) -> None:
        """Refuse a folder that is not a cluster of ours: FolderTaken, WrongVersion, NotYours."""
        if not self.root.exists():
            return
        if not self.root.is_dir():
            raise FolderTaken(folder=self.root, reason="it is a file")
        try:
            names = {path.name for path in self.root.iterdir() if not path.name.startswith("postgresql-")}
        except PermissionError:
            raise NotYours(folder=self.root, owner=known(self.root.stat().st_uid).name) from None
        if strange := sorted(names - KNOWN):
            raise FolderTaken(folder=self.root, reason=f"it holds {strange[0]}")
        if self.data.exists():
            self._refuse_other_versions()

    def _refuse_other_versions(self) -> None:
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            raise FolderTaken(folder=self.data, reason="it holds no PG_VERSION") from None
        except PermissionError:
            raise NotYours(folder=self.root, owner=known(self.data.stat().st_uid).name) from None
        if found != major():
            raise WrongVersion(folder=self.data, found=found, wanted=major())

    def furnish(self, owner: Owner) -> None:
        """Make the folders that the server writes into; refuses with NotWritable and DiskFull."""
        try:
            self.root.mkdir(mode=0o711, parents=True, exist_ok=True)
            if os.geteuid() == ROOT:
                self.root.chmod(self.root.stat().st_mode & 0o777 | 0o711)
            for folder in (self.log, self.root / "socket"):
                folder.mkdir(mode=0o755 if folder.name == "socket" else 0o700, exist_ok=True)
                owner.take_all(folder)
            if self.data.exists() and self.data.stat().st_uid != owner.uid:
                owner.take_all(self.data)
        except OSError as fault:
            raise cannot_write(self.root, owner.name, fault) from fault
        self.need(NEXT_START_MB if self.data.exists() else FIRST_START_MB)

    def free(self) -> int:
        """Megabytes that ordinary users may still write on this disk."""
        return shutil.disk_usage(self.root).free // 2**20

    def need(self, megabytes: int) -> None:
        """Refuse with DiskFull when less is free."""
        if self.free() < megabytes:
            raise DiskFull(folder=self.root, free=self.free(), needed=megabytes)

    def postmaster(self) -> int | None:
        """The process id of a living server of this folder, whoever started it; a zombie is dead."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(pid, 0)
            if Path("/proc/self/cwd").exists():  # Linux: a server stands in its data folder, a zombie stands nowhere
                return pid if Path(f"/proc/{pid}/cwd").samefile(self.data) else None
        except (FileNotFoundError, NotADirectoryError, ValueError, IndexError, ProcessLookupError, PermissionError):
            return None
        return pid

    def sweep(self) -> None:
        """Remove what a killed server left behind; only under `claim`, which proves that nobody is alive.

        PostgreSQL itself would ask whether the process id in the file exists, which is true for a zombie and, after a
        container's restart, for any stranger with the same number.
        """
        for path in (self.data / "postmaster.pid", *(self.root / "socket").glob(".s.PGSQL.*")):
            path.unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Only one process of this machine at a time starts or stops the server; the others wait."""
        with self._open("lock") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @contextmanager
    def claim(self) -> Iterator[int | None]:
        """The open file whose lock the server inherits and every process of it holds until it is dead.

        Yields None when one is alive, here or on another machine that shares the folder.
        """
        with self._open("alive") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
            else:
                yield handle

    def is_dead(self) -> bool:
        """Whether no process of the server lives any more, on whatever machine."""
        with self.claim() as alive:
            return alive is not None

    @contextmanager
    def _open(self, name: str) -> Iterator[int]:
        try:
            self.root.mkdir(mode=0o711, parents=True, exist_ok=True)
            handle = os.open(self.root / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise cannot_write(self.root, "this user", fault) from fault
        try:
            yield handle
        finally:
            os.close(handle)  # a lock that a server inherited lives on with the server


def cannot_write(folder: Path, user: str, fault: OSError) -> NotWritable | DiskFull:
    """The refusal that fits an error of the file system."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(folder=folder, free=0, needed=NEXT_START_MB)
    return NotWritable(folder=folder, reason=fault.strerror or type(fault).__name__, user=user)
