"""The cast of interviews: an invented interviewee, what she says, and somebody who is not cleared."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pyrage

from tumen.access.models import Actor
from tumen.interviews.actions import attach_recording, begin, close, write_turn
from tumen.interviews.models import Interview

#: Words that no page, log or row in the open may hold: each is invented.
NAME = "Zqkim Moonfield"
WHO = {
    "interviewee": NAME,
    "interviewer": "Zqlee Harbour",
    "interpreter": "Zqpark Bridge",
    "place": "Zqtown by the river",
}
QUESTION = "When were you sent back?"
ANSWER = f"In October 2023. I am {NAME}, and about 40 zqpeople were in the bus."
#: A sound of one second, as a WAV file of silence: 8,000 samples of 8 bits.
_FORMAT = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
SOUND = b"RIFF" + struct.pack("<I", 36 + 8000) + b"WAVEfmt " + struct.pack("<I", 16) + _FORMAT
SOUND += b"data" + struct.pack("<I", 8000) + b"\x80" * 8000


def begun(actor: Actor, **more: Any) -> Interview:
    """An interview that somebody agreed to, in every purpose but being named."""
    given: dict[str, Any] = {
        "answers": {"keep": True, "research": True, "name": False},
        "way": "spoken",
        "limits": "Not before my sister is safe.",
        "asked_in": "ko",
        "code_name": "Amber Heron",
        "language": "en",
        **WHO,
        **more,
    }
    return begin(actor=actor, **given)


def told(actor: Actor, **more: Any) -> Interview:
    """An open interview with a question and an answer."""
    row = begun(actor, **more)
    for number, (kind, words) in enumerate([("question", QUESTION), ("answer", ANSWER)], start=1):
        write_turn(actor=actor, interview=row.public_id, turn=number, kind=kind, words=words, is_ended=True)
    return row


def closed(actor: Actor, *, with_sound: bool = False, **more: Any) -> Interview:
    """An interview that is a document."""
    row = told(actor, **{"may_record": with_sound, **more})
    made = close(actor=actor, interview=row.public_id, read_back="confirmed")
    if with_sound:
        made = attach_recording(actor=actor, interview=row.public_id, data=SOUND, began_at=row.began_at)
    return made


class Recipient:
    """Somebody of the team, with a key of age in a file."""

    def __init__(self, folder: Path) -> None:
        self.identity = pyrage.x25519.Identity.generate()
        self.file = folder / "identity.txt"
        self.file.write_text(f"{self.identity}\n")

    @property
    def recipients(self) -> list[Any]:
        return [self.identity.to_public()]
