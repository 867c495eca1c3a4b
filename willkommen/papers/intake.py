"""Let in what somebody sends: parsed in a confined process of its own, looked through for viruses where a scanner is set up."""

import json
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from willkommen.core.errors import NotAccepted, NotChecked
from willkommen.environment import value
from willkommen.papers.rules.limits import MOST_BYTES, MOST_FILES, MOST_TOGETHER

PATIENCE = 30
"""Seconds until the process is ended."""


@dataclass(frozen=True)
class Clean:
    """One PDF without anything that acts or tells, and its number of pages."""

    pdf: bytes
    pages: int


def take_in(files: Sequence[bytes]) -> Clean:
    """The files as one clean document. Raises NotAccepted with the reason, NotChecked while the scanner does not answer."""
    if not files or not any(files):
        raise NotAccepted("empty")
    if len(files) > MOST_FILES or sum(map(len, files)) > MOST_TOGETHER or any(len(file) > MOST_BYTES for file in files):
        raise NotAccepted("too_large")
    if address := value("CLAMAV_SOCKET"):
        for file in files:
            scan(file, address)
    return parse(files)


def parse(files: Sequence[bytes]) -> Clean:
    """Parse in a process that has no network, no files, little memory and little time."""
    head = json.dumps([len(file) for file in files]).encode() + b"\n"
    command = [sys.executable, "-I", "-m", "willkommen.papers.parsing"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, close_fds=True
    ) as child:
        try:
            answer, _ = child.communicate(head + b"".join(files), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            raise NotAccepted("damaged") from None
    line, _, pdf = answer.partition(b"\n")
    if child.returncode or not line:
        raise NotAccepted("damaged")
    said = json.loads(line)
    if "refused" in said:
        raise NotAccepted(said["refused"])
    return Clean(pdf, said["pages"])


def scan(file: bytes, address: str) -> None:
    """Ask ClamAV at its socket (a path, or host:port). Raises NotAccepted("virus"), NotChecked: without an answer nothing is let in."""
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(file), 65536):
                piece = file[start : start + 65536]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            answer = b""
            while not answer.endswith(b"\0") and (heard := line.recv(4096)):
                answer += heard
    except OSError as error:
        raise NotChecked from error
    if answer.rstrip(b"\0").endswith(b"FOUND"):
        raise NotAccepted("virus")
    if answer.rstrip(b"\0") != b"stream: OK":
        raise NotChecked


def _connected(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    with suppress(ValueError):
        if host:
            return socket.create_connection((host, int(port)), timeout=20)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(20)
    line.connect(address)
    return line
