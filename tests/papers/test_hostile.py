"""Hostile files are refused with a sentence or made harmless; the process that opens them can do nothing else."""

import json
import os
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.papers.hostile import CANARY, corpus
from willkommen.core.errors import NotAccepted
from willkommen.papers.confine import MEMORY
from willkommen.papers.intake import parse
from willkommen.papers.parsing import ACTIVE

ROOT = Path(__file__).resolve().parents[2]
HARMLESS = {
    "exif.jpg", "comment.jpg", "trailing.jpg", "wrong-name.pdf", "wrong-name.jpg", "photo-and-zip.jpg", "jpeg-and-html.jpg",
    "javascript.pdf", "javascript-named.pdf", "javascript-page.pdf", "launch.pdf", "link.pdf", "attachment.pdf", "metadata.pdf",
    "owner-locked.pdf", "trailing.pdf", "phone.pdf", "pdf-and-zip.pdf", "pdf-and-html.pdf",
}  # fmt: skip
"""What can be shown once it is clean; everything else must be refused, or may be where it is only damaged."""
MAY_BE_EITHER = ("broken-", "truncated.pdf", "text-bomb.png", "profile-bomb.png", "big.webp")


@pytest.fixture(scope="module")
def outcomes() -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """What the confined process said of itself, and of each file."""
    files = corpus()
    assert len({name for name, _ in files}) == len(files) >= 60
    head = json.dumps([len(content) for _, content in files]).encode() + b"\n"
    run = subprocess.run(
        [sys.executable, "-m", "tests.papers.confined"],
        input=head + b"".join(content for _, content in files), capture_output=True, timeout=120, cwd=ROOT,
    )  # fmt: skip
    first, *told = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(told) == len(files), f"it died at {files[len(told)][0]}: {run.stderr.decode()[-400:]}"
    return first, {name: one for (name, _), one in zip(files, told, strict=True)}


Outcomes = tuple[dict[str, Any], dict[str, dict[str, Any]]]


def test_it_crashes_at_none_and_refuses_or_cleans_each(outcomes: Outcomes) -> None:
    wrong = {}
    for name, told in outcomes[1].items():
        if name.startswith(MAY_BE_EITHER):
            continue
        if ("pdf" in told) != (name in HARMLESS):
            wrong[name] = told.get("refused", "was let in")
    assert wrong == {}


def test_each_refusal_has_a_sentence_of_its_own(outcomes: Outcomes) -> None:
    words = {told["refused"] for told in outcomes[1].values() if "refused" in told}
    assert words <= set(NotAccepted.SENTENCES)
    assert {"wrong_type", "damaged", "locked", "too_many_pixels", "too_many_pages", "empty"} <= words


def test_what_is_let_in_keeps_nothing_that_acts_or_tells(outcomes: Outcomes) -> None:
    for name, told in outcomes[1].items():
        if "pdf" not in told:
            continue
        with pikepdf.Pdf.open(BytesIO(b64decode(told["pdf"]))) as pdf:
            out = BytesIO()
            pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False, qdf=True)
        assert CANARY not in out.getvalue(), name
        for word in ACTIVE:
            assert f"{word} ".encode() not in out.getvalue() or word in ("/A", "/B"), (name, word)


def test_the_canary_would_be_found() -> None:
    assert sum(CANARY in content for _, content in corpus()) > 5


def test_it_stays_within_its_memory(outcomes: Outcomes) -> None:
    assert max(told["memory"] for told in outcomes[1].values()) * 1024 < MEMORY


def test_it_can_reach_neither_network_nor_files_nor_processes(outcomes: Outcomes) -> None:
    tried = outcomes[0]["tried"]
    assert len(tried) == 6
    assert "allowed" not in tried.values(), tried


@pytest.mark.skipif(os.getuid() != 0, reason="an ordinary user stays who they are")
def test_it_is_not_root_any_more(outcomes: Outcomes) -> None:
    assert outcomes[0]["user"] != 0


def test_an_ordinary_user_is_confined_as_well() -> None:
    if os.getuid() != 0:
        return  # the other tests were one
    command = [sys.executable, "-m", "tests.papers.confined", "65533"]
    run = subprocess.run(command, input=b"[]\n", capture_output=True, timeout=60, cwd=ROOT)
    told = json.loads(run.stdout.splitlines()[0])
    assert told["user"] in (65533, 65534), "a user name space shows everybody as 65534"
    assert "allowed" not in told["tried"].values(), told


@pytest.mark.parametrize("name", ["pixels.png", "bomb.pdf", "eicar.txt"])
def test_the_intake_refuses_the_same_in_a_process_of_its_own(name: str) -> None:
    with pytest.raises(NotAccepted):
        parse([dict(corpus())[name]])
