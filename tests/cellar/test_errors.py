"""Refusals: a sentence each, and each in the administrator's manual."""

import pickle
from pathlib import Path

import pytest

from willkommen.cellar.errors import CellarError, DiskFull

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "cellar.md").read_text()
ROWS = [line.split(" | ")[0].removeprefix("| ") for line in MANUAL.partition("## What it says")[2].splitlines()]


def kinds(base: type[CellarError]) -> list[type[CellarError]]:
    return [kind for each in base.__subclasses__() for kind in (each, *kinds(each))]


def says(kind: type[CellarError], row: str) -> bool:
    sentence = " ".join((kind.__doc__ or "").split())
    pieces = [piece.strip() for piece in row.split("…") if piece.strip()]
    return bool(pieces) and all(piece in sentence for piece in pieces)


@pytest.mark.parametrize("kind", kinds(CellarError))
def test_every_refusal_stands_in_the_manual(kind: type[CellarError]) -> None:
    assert any(says(kind, row) for row in ROWS)


def test_a_refusal_says_what_is_wrong_and_what_to_do() -> None:
    refusal = DiskFull(folder="/srv/house", free=3, needed=64)
    assert str(refusal).startswith("The disk that holds /srv/house is full (3 MB free, 64 MB needed): free some space")


def test_a_refusal_survives_the_way_between_processes() -> None:
    refusal = DiskFull(folder="/srv/house", free=3, needed=64)
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)  # noqa: S301 -- our own bytes of this very line
