"""Write a file so that nobody ever finds half of it: neither a reader in another process nor who comes after a power cut."""

import os
from pathlib import Path
from tempfile import mkstemp


def write_whole(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Put the content in its place at once, on the disk when this returns; the folder must be there."""
    handle, name = mkstemp(dir=path.parent, prefix=".")
    building = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.chmod(mode)
        building.replace(path)
    except OSError:
        building.unlink(missing_ok=True)
        raise
