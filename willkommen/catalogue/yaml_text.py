"""YAML with line numbers in, tidy YAML out: the one place that knows the YAML library.

Only plain numbers, `true`, `false` and `null` are converted. Dates and clock times stay text (YAML 1.1 would read
10:00 as 600 and `no` as false); the schema reads them.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
PREFIX = "tag:yaml.org,2002:"
INTEGER = re.compile(r"-?(0|[1-9]\d*)")
NUMBER = re.compile(r"-?(0|[1-9]\d*)\.\d+")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = re.compile(r"\d\d:\d\d")
WIDTH = 118


class UnreadableError(Exception):
    """The text is not YAML; `line` counts from 1."""

    def __init__(self, line: int, wrong: str) -> None:
        super().__init__(wrong)
        self.line = line


def compose(text: str) -> yaml.Node | None:
    """The tree of a YAML text; None for an empty one."""
    try:
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UnreadableError(mark.line + 1 if mark else 1, getattr(error, "problem", None) or str(error)) from error


def plain(node: yaml.Node) -> Any:
    """A tree as plain data."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text: str = node.value
    if node.tag == PREFIX + "null":
        return None
    if node.tag == PREFIX + "bool" and text in ("true", "false"):
        return text == "true"
    if node.tag == PREFIX + "int" and INTEGER.fullmatch(text):
        return int(text)
    if node.tag == PREFIX + "float" and NUMBER.fullmatch(text):
        return float(text)
    return text


def line_of(node: yaml.Node, path: tuple[int | str, ...] = ()) -> int:
    """The line (from 1) of what lies at a path below a node, or of the nearest that exists above it."""
    line = int(node.start_mark.line) + 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            pair = (node.value[step], node.value[step])
        else:
            pair = None
        if pair is None:
            return line
        line, node = int(pair[0].start_mark.line) + 1, pair[1]
    return line


def items(node: yaml.Node) -> list[tuple[str, yaml.Node, int]]:
    """Key, value and line of each entry of a mapping; empty for anything else."""
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(str(key.value), value, int(key.start_mark.line) + 1) for key, value in node.value]


def entries(node: yaml.Node) -> list[yaml.Node]:
    """The entries of a list; empty for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def double_keys(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Every key that a mapping below has twice, with the line of the second."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value, line in items(node):
            if key in seen:
                yield key, line
            seen.add(key)
            yield from double_keys(value)
    for item in entries(node):
        yield from double_keys(item)


def write(data: Any) -> str:
    """Plain data as YAML: what fits on a line stands on one."""
    text: str = yaml.serialize(_node(data, top=True), Dumper=DUMPER, allow_unicode=True, width=WIDTH)
    return text


def _node(value: Any, *, top: bool = False) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_node(str(key)), _node(item)) for key, item in value.items()]
        return yaml.MappingNode(PREFIX + "map", pairs, flow_style=not top and _fits(value))
    if isinstance(value, list | tuple):
        return yaml.SequenceNode(PREFIX + "seq", [_node(item) for item in value], flow_style=not top and _fits(value))
    if isinstance(value, bool) or value is None:
        tag, text = ("null", "null") if value is None else ("bool", str(value).lower())
        return yaml.ScalarNode(PREFIX + tag, text)
    if isinstance(value, int | float):
        return yaml.ScalarNode(PREFIX + ("int" if isinstance(value, int) else "float"), str(value))
    if DAY.fullmatch(value):
        return yaml.ScalarNode(PREFIX + "timestamp", value)
    style = "|" if "\n" in value else "'" if CLOCK.fullmatch(value) else None
    return yaml.ScalarNode(PREFIX + "str", value, style=style)


def _fits(value: Any) -> bool:
    if isinstance(value, dict):
        return len(str(value)) <= WIDTH - 12 and not any(_is_deep(item) for item in value.values())
    return all(not isinstance(item, dict | list) for item in value) or len(str(value)) <= WIDTH // 2


def _is_deep(value: Any) -> bool:
    return (isinstance(value, dict) and any(isinstance(item, dict) for item in value.values())) or (
        isinstance(value, list) and any(isinstance(item, dict | list) for item in value)
    )
