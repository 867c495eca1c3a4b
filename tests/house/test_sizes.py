"""Files and functions stay short enough to be read in one go; `-s` prints the table of measures."""

from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house.sources import (
    PACKAGE,
    Function,
    files,
    files_of_tests,
    functions,
    imported_modules,
    line_count,
    name_of,
    source_files,
)

SOURCE_FILE = 300
FUNCTION = 50
TEMPLATE = 150
SETTINGS = 250
TEST_FILE = 300


def templates() -> list[Path]:
    """Every page and mail template."""
    return files(PACKAGE / "templates", ".html", ".txt", ".typ")


def source_functions() -> list[Function]:
    """Every function of the house."""
    return [function for path in source_files() for function in functions(path)]


def every_test() -> list[Function]:
    """Every test."""
    return [
        function
        for path in files_of_tests()
        for function in functions(path)
        if function.where.split(" ")[1].startswith("test_")
    ]


def too_long(paths: Iterable[Path], limit: int) -> list[str]:
    """The files over the limit, each with its length."""
    return [f"{name_of(path)}: {line_count(path)} lines" for path in paths if line_count(path) > limit]


@pytest.mark.parametrize(
    ("paths", "limit", "advice"),
    [
        (source_files, SOURCE_FILE, "make it a folder of the same name"),
        (files_of_tests, TEST_FILE, "one behaviour each: split it along the behaviours"),
        (templates, TEMPLATE, "move a part into a template of its own and include it"),
    ],
    ids=["source", "tests", "templates"],
)
def test_it_keeps_every_file_within_its_measure(paths: Callable[[], list[Path]], limit: int, advice: str) -> None:
    assert too_long(paths(), limit) == [], f"longer than {limit} lines: {advice}"


def test_it_keeps_the_settings_within_their_measure() -> None:
    assert too_long(files(PACKAGE, "settings.py"), SETTINGS) == [], "settings read the environment and decide nothing"


def test_it_keeps_every_function_within_its_measure() -> None:
    found = [
        f"{function.where}: {function.lines} lines" for function in source_functions() if function.lines > FUNCTION
    ]
    assert found == [], f"longer than {FUNCTION} lines: name the steps and make each a function"


@pytest.mark.parametrize(
    ("lengths", "middle", "most"),
    [
        (lambda: map(line_count, source_files()), 80, 200),
        (lambda: (function.lines for function in source_functions()), 8, 25),
        (lambda: map(line_count, templates()), 30, 90),
        (lambda: (function.lines for function in every_test()), 12, 30),
    ],
    ids=["files", "functions", "templates", "tests"],
)
def test_it_keeps_the_middle_and_nine_tenths_small(
    lengths: Callable[[], Iterable[int]], middle: int, most: int
) -> None:
    ordered = sorted(lengths())
    assert median(ordered) <= middle
    assert quantiles(ordered, n=10, method="inclusive")[8] <= most


def spread(lengths: Iterable[int]) -> str:
    """Median, 90 % and maximum, as the table of measures writes them."""
    ordered = sorted(lengths)
    if len(ordered) < 2:
        return "/".join(str(length) for length in ordered * 3) or "none"
    return f"{median(ordered):.0f}/{quantiles(ordered, n=10, method='inclusive')[8]:.0f}/{ordered[-1]}"


def room_of(name: str) -> str:
    """The room that a dotted or slashed name belongs to."""
    return name.replace("/", ".").split(".")[1] if name.count("/") + name.count(".") else ""


def two_way_pairs() -> list[tuple[str, str]]:
    """Pairs of rooms that import each other."""
    edges = {
        (room_of(name_of(path)), room_of(name))
        for path in files(PACKAGE, ".py")
        for name in imported_modules(path)
        if name.startswith("willkommen.")
    }
    return sorted((one, other) for one, other in edges if one < other and (other, one) in edges)


def test_it_keeps_any_two_rooms_from_importing_each_other() -> None:
    assert two_way_pairs() == []


def measures() -> list[tuple[str, str]]:
    """The rows of the table."""
    source = source_functions()
    hidden = sum(len(imported_modules(path, inside_functions=True)) for path in source_files())
    tests = every_test()
    typed = 100 * sum(function.typed for function in source) / max(len(source), 1)
    return [
        ("source lines", f"{sum(map(line_count, source_files()))}"),
        ("file lines: median / 90 % / max", spread(map(line_count, source_files()))),
        ("function lines: median / 90 % / max", spread(function.lines for function in source)),
        ("template lines: median / 90 % / max", spread(map(line_count, templates()))),
        ("return types annotated", f"{typed:.0f} %"),
        ("two-way pairs of rooms", f"{len(two_way_pairs())}"),
        ("imports hidden in functions", f"{hidden}"),
        ("test lines: median / 90 % / max", spread(function.lines for function in tests)),
        ("asserts in a test: median / 90 % / max", spread(function.asserts for function in tests)),
    ]


def test_it_prints_the_table_of_measures() -> None:
    rows = measures()
    print("\n" + "\n".join(f"{name:<40} {value}" for name, value in rows))  # the table is for people
    assert all(value for _, value in rows)
