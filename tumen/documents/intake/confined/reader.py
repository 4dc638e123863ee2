"""The other side of the wall: answers what standard input asks, frame by frame; ``python -m`` runs it."""

from __future__ import annotations

import importlib
import json
import math
import sys
from typing import Any

from tumen.documents.errors import RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import damaged, doors, not_there
from tumen.documents.intake.confined.frames import read_frame, refusal, write_frame
from tumen.documents.intake.confined.pool import KIND as KEPT

#: Those that read one file and are ended.
ONCE = ("pdf", "scan", "drawn", "word", "sheet")
#: What answers in a reader that is kept.
_ANSWERING = "tumen.documents.intake.answering"
#: What a reader says once it is there, before it is asked.
READY = {"ready": True}
#: Those that start a program: tesseract.
_START_PROGRAMS = ("scan", "drawn")
_ASKS_TOO_MUCH = TooLargeFile(
    "it asks for more memory than a document needs. Save it anew from its program, or split it."
)


def main(kind: str) -> None:
    """Answer by one kind of reader until nobody asks."""
    if kind not in (KEPT, *ONCE):
        raise SystemExit(f"There is no reader “{kind}”.")
    if kind == KEPT:
        _module(kind).prepare()
    take_limits(is_renewed=kind == KEPT)
    shut_out = _shut_in(kind)
    write_frame(sys.stdout.buffer, READY)
    is_sound = True
    while is_sound:
        try:
            said, data = read_frame(sys.stdin.buffer, line=limits.ANSWER_BYTES, most=limits.ANSWER_BYTES)
        except EOFError:
            return
        if kind == KEPT:
            renew_time()
        is_sound = _answer(kind, said, data, shut_out)
        del said, data  # what was asked is gone before the next comes


def _answer(kind: str, said: dict[str, Any], data: bytes, shut_out: RefusedFile | None) -> bool:
    """Answer once; whether this process may be asked again."""
    is_sound = True
    try:
        if shut_out:
            raise shut_out
        answer, held = _made(kind, said, data)
    except RefusedFile as refused:
        answer, held = refusal(refused), b""
    except MemoryError:
        # What memory there is lies in pieces now: whoever asks next asks another.
        answer, held, is_sound = refusal(_ASKS_TOO_MUCH), b"", False
    except ImportError:
        answer, held = refusal(not_there()), b""
    except Exception:  # noqa: BLE001 - libraries raise any kind for hostile files; none may cost a new process
        answer, held = refusal(damaged()), b""
    write_frame(sys.stdout.buffer, {**answer, "number": said["number"]}, held)
    return is_sound


def _made(kind: str, said: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    if kind == KEPT:
        answer: tuple[dict[str, Any], bytes] = _module(kind).answer(said, data)
        return answer
    return {}, json.dumps(_module(kind).parts_of(data).to_json()).encode()


def _shut_in(kind: str) -> RefusedFile | None:
    """Shut this process in; what is said of every file where that is refused."""
    try:
        shut_in(starts_programs=kind in _START_PROGRAMS)
    except UnreadableFile as refused:
        return refused
    return None


def _module(kind: str) -> Any:
    return importlib.import_module(_ANSWERING if kind == KEPT else f"{__package__}.{kind}")


def shut_in(*, starts_programs: bool = False) -> None:
    """From now on this process reaches nothing but what it was given. Raises UnreadableFile."""
    try:
        doors.close_doors(starts_programs=starts_programs)
    except OSError as error:
        raise UnreadableFile(doors.refusal()) from error


def take_limits(*, is_renewed: bool = False) -> None:
    """Bind this process; with ``is_renewed`` its processor time may be set anew by `renew_time`."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; the waiting time still ends a reading there
    most = resource.RLIM_INFINITY if is_renewed else limits.CONFINED_SECONDS + 5
    resource.setrlimit(resource.RLIMIT_AS, (limits.CONFINED_MEMORY, limits.CONFINED_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CONFINED_SECONDS, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def renew_time() -> None:
    """Give this process its processor time again, from now on."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime) + limits.CONFINED_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(sys.argv[1])
