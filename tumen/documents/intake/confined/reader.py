"""The other side of the wall: reads one file from standard input and writes JSON; ``python -m`` runs it."""

from __future__ import annotations

import importlib
import json
import math
import sys

from tumen.documents.errors import RefusedFile, TooLargeFile, UnreadableFile
from tumen.documents.intake import limits
from tumen.documents.intake.confined import doors

READERS = ("pdf", "scan", "word", "sheet", "mail")
#: The one that starts a program: tesseract.
_STARTS_PROGRAMS = "scan"


def main(reader: str) -> None:
    """Read standard input by ``reader``; what is no refusal ends the process with a trace."""
    if reader not in READERS:
        raise SystemExit(f"There is no reader “{reader}”.")
    take_limits()
    try:
        shut_in(starts_programs=reader == _STARTS_PROGRAMS)
        data = sys.stdin.buffer.read()
        module = importlib.import_module(f"tumen.documents.intake.confined.{reader}")
        answer = module.parts_of(data).to_json()
    except RefusedFile as refused:
        answer = {"refused": type(refused).__name__, "reason": refused.reason}
    except MemoryError:
        asks_too_much = (
            "it asks for more memory than a document needs. Save it anew from its program, or split it."
        )
        answer = {"refused": TooLargeFile.__name__, "reason": asks_too_much}
    sys.stdout.buffer.write(json.dumps(answer).encode())


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
