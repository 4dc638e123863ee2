"""Days on which something is due as a calendar file, which tells nobody anything but the day. PURE.

A calendar is mostly somebody else's computer. So an entry names an id and no title, person or addressee; and
there is no address to subscribe to, which would let whoever knows it look into the vault.
Standard: RFC 5545 (iCalendar).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

#: Octets of a line before it is folded (RFC 5545, 3.1), its line end not counted.
LONGEST = 75
#: How long before the day a calendar reminds of it.
_REMINDER = "-P7D"
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tumen//Deadlines//EN", "CALSCALE:GREGORIAN")
#: What has a meaning in a text of a calendar, and how it is written to have none.
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


class DueKind(str, Enum):
    """What is due."""

    ANSWER = "answer"
    PLEDGE = "pledge"  #: that what was pledged is done


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day on which something is due: ``id`` is that of the appeal, or of the answer that pledged."""

    id: str
    kind: DueKind
    day: date


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry says, in the language of whoever takes the file: its title before the id, and more."""

    titles: dict[DueKind, str]
    more: str


def as_calendar(days: Iterable[DueDay], words: Wording, *, made: datetime) -> bytes:
    """The days as an iCalendar file; the same day of the same item has the same id each time it is made."""
    lines = [*_HEAD, *(line for each in days for line in _entry(each, words, made)), "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


def _entry(due: DueDay, words: Wording, made: datetime) -> Iterator[str]:
    title = _text(f"{words.titles[due.kind]} ({due.id})")
    yield "BEGIN:VEVENT"
    yield f"UID:{due.id}-{due.kind.value}@tumen.invalid"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{title}"
    yield f"DESCRIPTION:{_text(words.more)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        f"TRIGGER:{_REMINDER}",
        "END:VALARM",
    )
    yield "END:VEVENT"


def _text(words: str) -> str:
    return words.replace("\r\n", "\n").translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """The line in pieces of at most `LONGEST` octets, none of which cuts a letter in two."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        # A piece that follows begins with a blank, which counts.
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
