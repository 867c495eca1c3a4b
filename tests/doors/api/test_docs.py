"""The manual of the API names every call, and no call that does not exist."""

import re
from pathlib import Path

from willkommen.doors.api.v1.routes import api

MANUAL = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def test_it_describes_every_call() -> None:
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    calls = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    described = set(
        re.findall(r"^\| `((?:GET|POST|PUT|DELETE) [^`]+)`", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert calls == described
