"""The two shapes of a fault: about a record, and in a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something wrong about a record: the path of the field in it, what is wrong, what would be right."""

    kind: str
    id: str
    path: tuple[int | str, ...]
    wrong: str
    right: str


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file; lines count from 1."""

    file: str
    line: int
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong}. Right would be: {self.right}"
