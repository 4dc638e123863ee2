"""Another process of this machine that reads parts: ``python -m tumen.archives.worker``.

It is asked over standard input, frame by frame, and ends when nobody is there any more to ask. It gets no
keys and no workspace: results are sealed by who asked.
"""

from __future__ import annotations

import sys

from tumen.archives.parting import work
from tumen.archives.planning import Task
from tumen.documents.intake.confined.frames import read_frame, write_frame

#: Bytes of a question: the words that people added stand in it.
_LINE = 1024 * 1024


def main() -> None:
    """Answer until nobody asks."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            said, _ = read_frame(asked, line=_LINE, most=0)
        except EOFError:
            return
        task = Task.from_json(said["task"])
        write_frame(answers, {"number": task.number}, work(task))


if __name__ == "__main__":
    main()
