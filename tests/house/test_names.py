"""Names say what a thing is for, and every exception from a rule says why."""

import ast
import re
import tokenize
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, files, files_of_tests, name_of, source_files

EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
EXCEPTION = re.compile(r"#\s*(?:ruff:\s*)?(?P<word>noqa|type:\s*ignore|nosec|pragma:\s*no cover)(?P<rest>[^\n]*)")
CODES = re.compile(r"^(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)")
POSTPONED = re.compile(rf"\b({'TO' + 'DO'}|{'FIX' + 'ME'})\b")
SECOND_SENTENCE = re.compile(r"[.!?] [A-ZÄÖÜ]")


def python_files() -> list[Path]:
    """Every Python file of the house, its bench and its tests."""
    return source_files() + files_of_tests()


def comments(path: Path) -> list[tuple[int, str]]:
    """Line number and text of each comment of a Python file."""
    with tokenize.open(path) as file:
        return [
            (token.start[0], token.string)
            for token in tokenize.generate_tokens(file.readline)
            if token.type == tokenize.COMMENT
        ]


def test_it_names_no_file_by_an_empty_word() -> None:
    named = [path for path in files(PACKAGE, "") + files(ROOT / "tests", "") if path.stem in EMPTY_WORDS]
    assert named == [], "name the file for what it does"


def one_sentence(text: str) -> bool:
    """Whether the first paragraph of a docstring is one sentence with its full stop."""
    first = " ".join(text.strip().split("\n\n")[0].split())
    return first.endswith((".", "?", "!")) and not SECOND_SENTENCE.search(first)


def test_it_says_in_one_sentence_what_each_module_is_for() -> None:
    silent = []
    for path in python_files():
        source = path.read_text(encoding="utf-8")
        text = ast.get_docstring(ast.parse(source)) or ""
        if source.strip() and not one_sentence(text):
            silent.append(f"{name_of(path)}: {text[:80]!r}")
    assert silent == [], 'begin the file with """One sentence that says what it is for."""'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What the operator can set: names, defaults.", True),
        ("One sentence.\n\nA reason. And more of it.", True),
        ("No full stop", False),
        ("First. Second.", False),
        ("", False),
    ],
)
def test_it_tells_one_sentence_from_two(text: str, expected: bool) -> None:
    assert one_sentence(text) is expected


def reason_missing(comment: str) -> bool:
    """Whether a comment switches a rule off without saying which one and why (at least two words)."""
    found = EXCEPTION.search(comment)
    if not found:
        return False
    codes = CODES.match(found["rest"])
    needs_codes = found["word"].startswith(("noqa", "type"))
    reason = found["rest"][codes.end() if codes else 0 :]
    return (needs_codes and not codes) or len(re.findall(r"\w{2,}", reason)) < 2


def test_it_gives_a_reason_for_each_suppressed_rule() -> None:
    bare = [
        f"{name_of(path)}:{line} {text}"
        for path in python_files()
        for line, text in comments(path)
        if reason_missing(text)
    ]
    assert bare == [], "write: # noqa: CODE  # the reason in a few words"


@pytest.mark.parametrize(
    ("comment", "missing"),
    [
        ("# noq" + "a", True),
        ("# noq" + "a: S101", True),
        ("# noq" + "a: S101  # the table is for people", False),
        ("# noq" + "a: S101, T201 the table is for people", False),
        ("# type: ign" + "ore[arg-type]", True),
        ("# type: ign" + "ore  # the stub is wrong here", True),
        ("# type: ign" + "ore[arg-type]  # the stub is wrong here", False),
        ("# an ordinary comment", False),
    ],
)
def test_it_tells_a_reason_from_a_bare_suppression(comment: str, missing: bool) -> None:
    assert reason_missing(comment) is missing


def test_it_gives_a_reason_for_each_rule_that_pyproject_switches_off() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    quiet = re.compile(r'^\s*(?:ignore\s*=\s*"|"[A-Z]+\d+"|"[\w*/.]+"\s*=\s*\["[A-Z])')
    bare = [line for line in lines if quiet.match(line) and "#" not in line]
    assert bare == [], "write the reason behind it as a comment"


def test_it_postpones_nothing_in_a_comment() -> None:
    folders = (PACKAGE, ROOT / "tests", ROOT / "bench", ROOT / "centres", ROOT / "docs", ROOT / ".ci")
    postponed = [
        f"{name_of(path)}: {found[0]}"
        for folder in folders
        for path in files(folder, ".py", ".html", ".sql", ".yaml", ".md", ".css", ".js", ".typ")
        if (found := POSTPONED.search(path.read_text(encoding="utf-8")))
    ]
    assert postponed == [], "do it now or write an issue"
