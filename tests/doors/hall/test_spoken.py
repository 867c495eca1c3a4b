"""A call is said aloud from recordings or by espeak-ng, in the languages of the screen, and nothing else can be said."""

import stat
import wave
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client, override_settings

from tests.doors.conftest import TODAY
from tests.factories.desks import ABH, arrived, next_at
from tests.factories.people import AMINA
from tests.factories.plans import RESIDENCE, a_plan, a_stop, at
from tests.factories.visits import a_visit, number_on
from willkommen.doors.copies import forget_all

pytestmark = pytest.mark.usefixtures("one_transaction", "clock")


@pytest.fixture
def number() -> str:
    """Somebody who is called to room 001."""
    booked = a_visit(a_plan(a_stop(RESIDENCE, "9:00", day=TODAY)), visitor=AMINA, now=at("0:00", TODAY))
    arrived(booked, at("8:50", TODAY))
    assert next_at(replace(ABH, room="001"), at("9:00", TODAY))
    forget_all()
    return number_on(booked, TODAY)


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that answers as espeak-ng does: with what it was asked, instead of sound."""
    program = tmp_path / "speech"
    program.write_text('#!/bin/sh\nprintf "RIFF %s|%s" "$2" "$6"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("SPEECH", str(program))
    return program


def ask(number: str, room: str = "001", lang: str = "de") -> tuple[int, str, bytes]:
    """Status, type and content of what a screen is given to say."""
    answer = Client().get("/hall/board/spoken/", {"number": number, "room": room, "lang": lang})
    return answer.status_code, answer["Content-Type"], answer.content


def clip(path: Path, frames: bytes, rate: int = 8000) -> None:
    """A recording."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(frames)


def test_it_says_number_and_room_sign_by_sign_in_the_language_asked_for(number: str, stand_in: Path) -> None:
    status, kind, said = ask(number, lang="ar")
    assert (status, kind) == (200, "audio/wav")
    assert said.decode() == f"RIFF ar|الرقم {' '.join(number)}، الغرفة 0 0 1."


def test_it_gives_the_words_where_the_house_has_no_voice(number: str, stand_in: Path) -> None:
    assert ask(number, lang="ti")[:2] == (200, "text/plain; charset=utf-8")


def test_it_gives_the_words_where_no_program_is_installed(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECH", "there-is-no-such-program")
    assert ask(number)[2].decode() == f"Nummer {' '.join(number)}, Raum 0 0 1."


@pytest.mark.parametrize(("other", "room"), [("Z999", "001"), ("", "002"), ("Say this", "001")])
def test_it_says_nothing_that_stands_on_no_board(number: str, stand_in: Path, other: str, room: str) -> None:
    assert ask(other or number, room)[0] == 404


def test_it_plays_the_recordings_one_after_the_other(number: str, stand_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "board" / "de"
    pieces = ["number", *number.lower(), "room", "0", "0", "1"]
    for place, piece in enumerate(dict.fromkeys(pieces)):
        clip(folder / f"{piece}.wav", bytes([place, 0]) * 10)
    with override_settings(CENTRE=tmp_path):
        sound = ask(number)[2]
    with wave.open(BytesIO(sound)) as whole:
        assert whole.getnframes() == 10 * len(pieces)


def test_it_plays_no_recordings_that_do_not_fit_together(number: str, stand_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "board" / "de"
    for piece in ("number", *number.lower(), "room", "0"):
        clip(folder / f"{piece}.wav", b"\0\0" * 10)
    clip(folder / "1.wav", b"\0\0" * 10, rate=16000)
    with override_settings(CENTRE=tmp_path):
        assert ask(number)[2].startswith(b"RIFF de|")


def test_a_board_asks_for_sound_only_where_somebody_chose_it() -> None:
    assert "data-sound" not in Client().get("/hall/board/").content.decode()
    chosen = Client().get("/hall/board/", {"say": "de,xx,ar,tr,en", "look": "contrast"}).content.decode()
    assert 'data-languages="de en ar"' in chosen
    assert "board-contrast" in chosen
    assert "data-sound" in Client().get("/hall/board/", {"chime": ""}).content.decode()
