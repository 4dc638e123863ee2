"""Everything that takes foreign bytes apart, in processes that cannot harm who reads.

Takes bytes of a file, gives its parts, or its text with all that it says of itself. The rule: a file can
crash, fill or stall only the process that reads it, which has a share of memory and processor time, reaches
neither the network nor another file or program (`doors`), and hands back nothing but a bounded frame that is
checked before it is used; the batch goes on.

Pages, feeds, messages, lists and plain text go to readers that are kept (`pool`), for a process of its own
would cost each more than reading it. The formats whose readers are large or written in C, and that people
open seldom by the thousand (PDF, Word, Excel), have a process for each file; what it hands back is laid out
by a kept reader, so that nobody else takes it apart.

    running.py    this side: a process is started, asked, waited for and ended
    pool.py       those that are kept          frames.py  what goes over the wall, both ways
    reader.py     the other side               doors.py   what the kernel refuses it
    pdf.py, scan.py, word.py, sheet.py         formats that have a process for each file
    drawn.py      a page as a picture, for copies that something is taken out of
    mail.py       messages                     packed.py  zip files of Word and Excel

What a kept reader answers stands in ``answering`` and ``inside``, above this folder.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tumen.documents.intake.confined.frames import UNTRUE
from tumen.documents.intake.confined.running import (
    Ended,
    Patience,
    Reader,
    damaged,
    end,
    environment,
    is_out_of_time,
    not_there,
    status_of,
)
from tumen.documents.intake.pieces import Part
from tumen.vocabulary.codes import BlockKind

__all__ = [
    "UNTRUE",
    "Handed",
    "Patience",
    "damaged",
    "end",
    "environment",
    "handed_by",
    "is_out_of_time",
    "not_there",
    "read_confined",
    "status_of",
]


@dataclass(frozen=True, slots=True)
class Handed:
    """What a reader of office files hands back: parts in order, the day in the properties, notes."""

    parts: tuple[Part, ...]
    made_on: str = ""
    library: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)

    def to_json(self) -> dict[str, Any]:
        parts = [[part.words, part.kind.value if part.kind else "", part.tight] for part in self.parts]
        return {"parts": parts, "made_on": self.made_on, "library": self.library, "notes": list(self.notes)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Handed:
        """Raises KeyError, TypeError or ValueError for anything that `to_json` did not write."""
        parts = tuple(
            Part(str(words), BlockKind(kind) if kind else None, bool(tight))
            for words, kind, tight in value["parts"]
        )
        return cls(parts, str(value["made_on"]), str(value["library"]), tuple(map(str, value["notes"])))


def handed_by(reader: str, data: bytes) -> bytes:
    """What a reader (one of `reader.ONCE`) in a process of its own makes of ``data``, as it came.

    Raises what it refused, DamagedFile, TooLargeFile, and UnreadableFile where readers do not work at all.
    """
    one = Reader(reader)
    try:
        return one.ask({}, data, lambda _, held: held)
    except Ended as ended:
        raise ended.why from ended
    finally:
        one.end()


def read_confined(reader: str, data: bytes) -> dict[str, Any]:
    """The same as the JSON that it is: of one picture of a page, which is short. Raises DamagedFile also."""
    try:
        answer = json.loads(handed_by(reader, data))
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    return answer if isinstance(answer, dict) else {}
