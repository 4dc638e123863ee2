"""The doors of a confined reader, closed by the kernel: no network, no other program, no file changed.

A parser that a hostile file has taken over can still compute, within its limits, and hand back JSON. Linux is
told (seccomp) to refuse it everything by which something leaves it or harms what lies around it: sockets,
starting and signalling programs, opening a file for writing, changing, renaming or deleting one, reaching
into another process, writing into the terminal. Once closed they cannot be opened again, and what the reader
starts (tesseract) stands behind the same doors.

Reference: seccomp(2), with filters in the language of BPF; the numbers are the kernel's own and never change.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable, Iterator

#: By the machine: the kernel's word for it, and how it numbers what is refused.
_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
#: Refused to every reader, by their numbers on x86_64 and aarch64 (-1: not there).
_REFUSED = {
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206),
    "sendmsg": (46, 211), "bind": (49, 200), "listen": (50, 201), "accept4": (288, 242),
    "sendmmsg": (307, 269), "io_uring_setup": (425, 425),
    "truncate": (76, 45), "ftruncate": (77, 46), "fallocate": (285, 47), "copy_file_range": (326, 285),
    "rename": (82, -1), "renameat": (264, 38), "renameat2": (316, 276),
    "mkdir": (83, -1), "mkdirat": (258, 34), "rmdir": (84, -1), "creat": (85, -1),
    "link": (86, -1), "linkat": (265, 37), "unlink": (87, -1), "unlinkat": (263, 35),
    "symlink": (88, -1), "symlinkat": (266, 36), "mknod": (133, -1), "mknodat": (259, 33),
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, -1), "fchown": (93, 55), "lchown": (94, -1), "fchownat": (260, 54),
    "utime": (132, -1), "utimes": (235, -1), "futimesat": (261, -1), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "open_by_handle_at": (304, 265), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
}  # fmt: skip
#: Refused as well to a reader that starts no program.
_OF_PROGRAMS = {
    "fork": (57, -1), "vfork": (58, -1), "execve": (59, 221), "execveat": (322, 281),
    "kill": (62, 129), "tkill": (200, 130),
}  # fmt: skip
#: Answered as if the kernel did not know them: libraries then take the older way, which is looked at.
_UNKNOWN = {"openat2": (437, 437), "clone3": (435, 435)}
_OPEN, _OPENAT, _CLONE, _IOCTL = (2, -1), (257, 56), (56, 220), (16, 29)

#: To open for anything but reading: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE.
_FOR_WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400000
_CLONE_THREAD = 0x10000
#: What types into the terminal for the user: TIOCSTI, TIOCLINUX.
_TYPING = (0x5412, 0x541C)

_ALLOW, _KILL, _ANSWER = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
#: Where the kernel puts the number of the call, the machine, and the lower halves of the arguments.
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, (16, 24, 32)
#: Calls of x86_64 in its form of 32 bits have this bit.
_X32 = 0x40000000
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _BY_FILTER = 38, 22, 2

Step = tuple[int, int, int, int]


def can_be_closed() -> bool:
    """Whether this system has such doors: Linux on the machines whose numbers stand above."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def close_doors(*, starts_programs: bool = False) -> None:
    """Close them for this process and all that it starts, for good; does nothing where there are none.

    A reader that ``starts_programs`` may start and end some. Raises OSError where the kernel refuses.
    """
    if not can_be_closed():
        return
    steps = list(_steps(platform.machine(), starts_programs))
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    # The kernel's struct sock_fprog: how many steps, and where they stand.
    asked = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(program)))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    words = [ctypes.c_ulong(0)] * 3
    if prctl(_SET_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), *words) or prctl(
        _SET_SECCOMP, ctypes.c_ulong(_BY_FILTER), asked, *words[:2]
    ):
        raise OSError(ctypes.get_errno(), "this system does not let a reader be shut in")


def _steps(machine: str, starts_programs: bool) -> Iterator[Step]:
    word, at = _MACHINES[machine]
    yield from (_load(_MACHINE), (_EQUAL, 1, 0, word), _answer(_KILL), _load(_NUMBER))
    if machine == "x86_64":
        yield from ((_AT_LEAST, 0, 1, _X32), _answer(_KILL))
    refused = _REFUSED if starts_programs else {**_REFUSED, **_OF_PROGRAMS}
    yield from _each(refused.values(), at, errno.EPERM)
    yield from _each(_UNKNOWN.values(), at, errno.ENOSYS)
    yield from _where(_OPEN[at], 1, (_ANY_BIT, 0, 1, _FOR_WRITING))
    yield from _where(_OPENAT[at], 2, (_ANY_BIT, 0, 1, _FOR_WRITING))
    for number in _TYPING:
        yield from _where(_IOCTL[at], 1, (_EQUAL, 0, 1, number))
    if not starts_programs:
        yield from _where(_CLONE[at], 0, (_ANY_BIT, 1, 0, _CLONE_THREAD))
    yield _answer(_ALLOW)


def _each(calls: Iterable[tuple[int, int]], at: int, number: int) -> Iterator[Step]:
    for call in calls:
        if call[at] >= 0:
            yield from ((_EQUAL, 0, 1, call[at]), _answer(_ANSWER | number))


def _where(call: int, argument: int, test: Step) -> Iterator[Step]:
    """Refuse the call where the test of its argument goes to the next step."""
    if call >= 0:
        # Past the end of these when it is another call; the number is loaded again for what follows.
        yield from ((_EQUAL, 0, 3, call), _load(_ARGUMENTS[argument]), test, _answer(_ANSWER | errno.EPERM))
        yield _load(_NUMBER)


def _load(offset: int) -> Step:
    return (_LOAD, 0, 0, offset)


def _answer(value: int) -> Step:
    return (_RETURN, 0, 0, value)


def refusal() -> str:
    """What is said of a file whose reader could not be shut in."""
    return (
        f"this system (Linux {os.uname().release}) does not let its reader be shut in (seccomp), and files "
        "are not opened without that. Read it on another computer."
    )
