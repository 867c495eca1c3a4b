"""Take everything away from a process that it does not need: network, files, programs, memory, time."""

import ctypes
import os
import platform
import resource
import struct

MEGABYTE = 1024 * 1024
MEMORY, SECONDS = 1024 * MEGABYTE, 20
NOBODY = 65534
NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1
"""Seccomp's answers: go on, and "operation not permitted"."""
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
FORBIDDEN = {
    # open, socket … io_uring_setup: whatever opens a file, a connection, a process or another one's memory
    "x86_64": (0xC000003E, (2, 41, 42, 43, 44, 46, 49, 50, 53, 56, 57, 58, 59, 62, 82, 83, 85, 86, 87, 88, 90, 101, 165, 257,
                            263, 264, 272, 288, 307, 308, 310, 311, 316, 319, 321, 322, 425, 435, 437)),
    "aarch64": (0xC00000B7, (34, 35, 36, 37, 38, 40, 56, 97, 117, 129, 198, 199, 200, 201, 202, 203, 206, 211, 220, 221, 242,
                             268, 269, 270, 271, 276, 279, 280, 281, 425, 435, 437)),
}  # fmt: skip
"""Mark of the processor and the numbers of the system calls that are refused."""


class NotConfinedError(RuntimeError):
    """This machine offers no way to confine a process: nothing may be parsed on it."""


def confine() -> None:
    """From here on the process can only compute and write to what is open already. Raises NotConfinedError."""
    _limit()
    library = ctypes.CDLL(None, use_errno=True)
    alone = library.unshare(NEW_NETWORK) == 0 or library.unshare(NEW_USER | NEW_NETWORK) == 0
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    if not _filter(library) and not alone:
        raise NotConfinedError


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 16),
    ):
        resource.setrlimit(what, (most, most))


def _filter(library: ctypes.CDLL) -> bool:
    """Install the list of forbidden calls; False when this processor or kernel has no such filter."""
    if platform.machine() not in FORBIDDEN:
        return False
    mark, numbers = FORBIDDEN[platform.machine()]
    program = [
        (LOAD, 0, 0, 4),
        (EQUAL, 1, 0, mark),
        (RETURN, 0, 0, REFUSE),
        (LOAD, 0, 0, 0),
        (AT_LEAST, 0, 1, 0x40000000),
    ]
    program += [(RETURN, 0, 0, REFUSE)]
    for number in numbers:
        program += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    program += [(RETURN, 0, 0, ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    filled = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)))
    if library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return bool(library.prctl(SECCOMP, FILTER, ctypes.byref(filled), 0, 0) == 0)
