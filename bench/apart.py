"""A measure in a fresh process of its own: started, followed while it tells its steps, and its result taken.

    python -m bench.apart bench.speed '{"text": "news", ...}'

is what runs in that process. It writes one JSON value a line: ``{"step": "..."}`` for each step, and
``{"result": {...}}`` at its end.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from bench.machine import ONE_THREAD
from tumen.vocabulary.errors import TumenError

ROOT = Path(__file__).resolve().parent.parent
#: How a measure says that one more of its steps is done, in a few words.
Tell = Callable[[str], None]
#: Lines of what a failed process said that its error repeats.
_LAST_LINES = 15


class MeasureFailed(TumenError):
    """The process of a measure ended without a result; the message ends with what it said last."""


class Measuring(Protocol):
    """``measure`` of each module of measures: takes ``tell`` and its settings, gives plain values."""

    def __call__(self, tell: Tell, **settings: Any) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the module that takes it, how many steps it tells, its settings."""

    module: str
    steps: int
    settings: dict[str, Any] = field(default_factory=dict)


def taken(measure: Measure, tell: Tell) -> dict[str, Any]:
    """Take ``measure`` in a fresh process with one thread, calling ``tell`` at each of its steps.

    Raises `MeasureFailed`.
    """
    command = [sys.executable, "-m", "bench.apart", measure.module, json.dumps(measure.settings)]
    environment = {**os.environ, **ONE_THREAD}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as process,
    ):
        try:
            result = _followed(process, tell)
        except BaseException:
            process.kill()  # Ctrl-C here must not leave it running
            raise
        if process.wait() or result is None:
            raise MeasureFailed(_failure(measure, complaints))
    return result


def _failure(measure: Measure, complaints: IO[str]) -> str:
    complaints.seek(0)
    last = complaints.read().splitlines()[-_LAST_LINES:]
    what = f"The measure “{measure.module}” {measure.settings} gave no result. It said last:"
    return "\n".join([what, *last])


def _followed(process: subprocess.Popen[str], tell: Tell) -> dict[str, Any] | None:
    assert process.stdout
    for line in process.stdout:
        said = json.loads(line)
        if "result" in said:
            return dict(said["result"])
        tell(said["step"])
    return None


def main() -> None:
    """Take one measure here."""
    module, settings = sys.argv[1], json.loads(sys.argv[2])
    # What a library prints must not get between the lines that the parent reads.
    lines, sys.stdout = sys.stdout, sys.stderr

    def say(value: dict[str, Any]) -> None:
        print(json.dumps(value), file=lines, flush=True)

    measure: Measuring = importlib.import_module(module).measure
    result = measure(lambda step: say({"step": step}), **settings)
    say({"result": result})


if __name__ == "__main__":
    main()
