"""The files of the house, found on disk, for the tests of this folder."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "willkommen"
SKIPPED = {"__pycache__", "node_modules", "vendor", "var"}
"""Folders whose files nobody here writes."""


def files(folder: Path, *endings: str) -> list[Path]:
    """Every file below a folder with one of the endings, sorted by path; nothing when the folder is missing."""
    found = (path for ending in endings for path in folder.rglob(f"*{ending}"))
    return sorted(path for path in found if not SKIPPED.intersection(path.relative_to(ROOT).parts))


def source_files() -> list[Path]:
    """The Python files of the house and of the bench; generated migrations are not read line by line."""
    return [path for path in files(PACKAGE, ".py") + files(ROOT / "bench", ".py") if path.parent.name != "migrations"]


def files_of_tests() -> list[Path]:
    """The Python files of the tests."""
    return files(ROOT / "tests", ".py")


def line_count(path: Path) -> int:
    """Lines of a text file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def name_of(path: Path) -> str:
    """The path as one writes it from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a Python file, read once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Function:
    """One function or method: where it stands, how many lines it takes, whether its answer is typed."""

    where: str
    lines: int
    typed: bool
    asserts: int


@cache
def functions(path: Path) -> list[Function]:
    """The functions of a Python file, the inner ones too, without their decorators."""
    return [
        Function(
            where=f"{name_of(path)}:{node.lineno} {node.name}",
            lines=(node.end_lineno or node.lineno) - node.lineno + 1,
            typed=node.returns is not None,
            asserts=sum(isinstance(inner, ast.Assert) for inner in ast.walk(node)),
        )
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def imported_modules(path: Path, *, inside_functions: bool = False) -> set[str]:
    """The full names that a file imports (absolute ones), anywhere or only inside its functions."""
    places: list[ast.AST] = [tree(path)]
    if inside_functions:
        places = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    names: set[str] = set()
    for node in (inner for place in places for inner in ast.walk(place)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
