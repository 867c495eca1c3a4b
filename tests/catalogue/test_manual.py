"""The manual describes every file and every field of a centre."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from willkommen.catalogue.centre_files.layout import FILES, SECTIONS
from willkommen.catalogue.schema import KINDS, TEXTS

MANUAL = (Path(__file__).parents[2] / "docs" / "centre.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", MANUAL, flags=re.MULTILINE | re.DOTALL)))


@pytest.mark.parametrize("kind", list(KINDS))
def test_it_describes_every_field(kind: str) -> None:
    assert {name for name in KINDS[kind].model_fields if name not in NAMED} == set()


def test_it_describes_every_file_and_section() -> None:
    assert {name for name in [*FILES, *SECTIONS] if name not in NAMED} == set()


def test_it_describes_every_kind_of_text() -> None:
    assert {name for kind, fields in TEXTS.items() for name in (kind, *fields) if name not in NAMED} == set()


def test_every_kind_is_a_strict_model() -> None:
    strict = {kind: model.model_config for kind, model in KINDS.items() if issubclass(model, BaseModel)}
    assert all(config.get("extra") == "forbid" and config.get("strict") for config in strict.values())
