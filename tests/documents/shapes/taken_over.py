"""A reader whose parser every file takes over: what the file says in Python is done, behind the wall.

``python -m tests.documents.shapes.taken_over KIND``, started in place of a reader. A file has at hand what
was asked (``said``), where answers are written (``out``), and ``answer``, which writes one that is sound.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from tests.documents.shapes.texts import HEADLINE, PARAGRAPHS
from tumen.documents.intake import Block, Extraction, limits
from tumen.documents.intake.confined import doors
from tumen.documents.intake.confined.frames import read_frame, write_frame
from tumen.documents.intake.confined.reader import READY, take_limits
from tumen.documents.intake.handover import handed
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
SOUND = Extraction("text/plain", "tumen.plain", "1", TEXT, (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT))),))


def answer(out: Any, said: dict[str, Any], **changes: Any) -> None:
    """Answer with `SOUND`, with ``changes`` to what is said of it."""
    told, data = handed(SOUND)
    told["extraction"].update(changes)
    write_frame(out, {**told, "number": said["number"]}, data)


def main() -> None:
    """Do what each file says until nobody asks."""
    take_limits(is_renewed=True)
    doors.close_doors()
    out = sys.stdout.buffer
    write_frame(out, READY)
    while True:
        try:
            said, data = read_frame(sys.stdin.buffer, line=limits.ANSWER_BYTES, most=limits.ANSWER_BYTES)
        except EOFError:
            return
        exec(data, {"said": said, "out": out, "answer": partial(answer, out, said)})


if __name__ == "__main__":
    main()
