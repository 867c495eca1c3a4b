"""The life of the embedded PostgreSQL."""

from pathlib import Path


class Cluster:
    """One database folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def admin_address(self, database: str = "postgres") -> str:
        """The administrator's address."""
        return f"postgresql:///{database}?host={self.folder}"
