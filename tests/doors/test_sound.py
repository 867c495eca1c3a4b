"""Telephones ask for a recording in parts, and get exactly these."""

import pytest
from django.test import RequestFactory

from willkommen.doors.sound import sounding

SOUND = bytes(range(100))


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("", 200, SOUND, None),
        ("bytes=0-1", 206, SOUND[:2], "bytes 0-1/100"),
        ("bytes=90-", 206, SOUND[90:], "bytes 90-99/100"),
        ("bytes=-5", 206, SOUND[95:], "bytes 95-99/100"),
        ("bytes=0-9999", 206, SOUND, "bytes 0-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=-", 416, b"", "bytes */100"),
        ("bytes=5-2", 416, b"", "bytes */100"),
        ("pages=1-2", 200, SOUND, None),
    ],
)
def test_it_sends_the_part_that_is_asked_for(asked: str, status: int, part: bytes, told: str | None) -> None:
    request = RequestFactory().get("/", headers={"Range": asked} if asked else {})
    answer = sounding(request, SOUND, "audio/mpeg", kept="no-store")
    assert (answer.status_code, answer.content, answer.headers.get("Content-Range")) == (status, part, told)
    assert status == 416 or (answer["Content-Type"], answer["Accept-Ranges"]) == ("audio/mpeg", "bytes")
