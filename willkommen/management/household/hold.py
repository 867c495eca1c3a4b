"""Only one house at a time lives in a data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from willkommen.core.errors import Refusal


class AlreadyOpen(Refusal):
    """A house runs already."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep the data folder for this process inside the block. Raises AlreadyOpen when another one has it."""
    handle = os.open(folder / "house.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            process = os.pread(handle, 20, 0).decode().strip()
            raise AlreadyOpen(
                f"A house already runs on {folder} (process {process}): stop that one, or choose another folder with"
                " WILLKOMMEN_DATA."
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
