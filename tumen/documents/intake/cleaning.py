"""What is changed between a file's characters and a rendition's text, and nothing else is.

1. The byte order mark at the start is dropped.
2. CRLF and CR become LF, so that offsets agree with a text read in Python's universal-newlines mode.
3. Characters that are invisible or turn the direction of writing are taken out, because a "600" with one
   inside must be found as 600 and a reversed "005" must not pass as 500: inside a word they are removed,
   elsewhere each becomes one space, which keeps the offsets of all after it. The original keeps them and a
   note names them.
4. Other control characters become one space each.
5. The text is put into Unicode normal form C.

So a file that is in form C and holds nothing invisible inside a word keeps every code point at its offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

#: Zero-width characters, soft hyphens, fillers that show as nothing, direction marks and tag characters.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_UNSEEN_IN_A_WORD = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=\w)")
_UNSEEN_ANYWHERE = re.compile(rf"[{_UNSEEN}]")
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
#: C0 and C1 controls except tab, line feed, vertical tab, form feed and next line (which end lines);
#: surrogates.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff]")
#: UTF-8 once read as Windows-1252 and saved again.
_TWICE_ENCODED = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¡³¼¶¤]|ì\x9d|ë‹")


class Cleaner:
    """Cleans the pieces of one document and remembers what was taken out of it."""

    def __init__(self) -> None:
        self._unseen: Counter[str] = Counter()
        self._controls = 0
        self._recomposed = False
        self._lost = 0
        self._twice_encoded = False

    def clean(self, text: str) -> str:
        """``text`` as a rendition holds it."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._unseen.update(_UNSEEN_ANYWHERE.findall(text))
        text = _UNSEEN_ANYWHERE.sub(" ", _UNSEEN_IN_A_WORD.sub("", text))
        text, controls = _CONTROL.subn(" ", text)
        self._controls += controls
        self._lost += text.count("\ufffd")
        self._twice_encoded = self._twice_encoded or bool(_TWICE_ENCODED.search(text))
        if unicodedata.is_normalized("NFC", text):
            return text
        self._recomposed = True
        return unicodedata.normalize("NFC", text)

    def notes(self) -> list[str]:
        """What a person should know about the changes, one sentence each."""
        said = []
        if self._unseen:
            said.append(self._unseen_note())
        if self._controls:
            said.append(f"{self._controls} control characters became spaces in the text read here.")
        if self._lost:
            said.append(
                f"{self._lost} characters (�) were lost before the file came here; look for a better copy."
            )
        if self._twice_encoded:
            said.append("Some letters were converted wrongly before (“â€™” for ’); look for a better copy.")
        if self._recomposed:
            said.append(
                "Letters stored as parts were put together (Unicode form C): offsets differ from the file's."
            )
        return said

    def _unseen_note(self) -> str:
        names = ", ".join(f"{_name(mark)} × {count}" for mark, count in sorted(self._unseen.items()))
        note = (
            f"Invisible characters were taken out of the text read here and stand in the original: {names}."
        )
        if _TURNING & self._unseen.keys():
            note += " Some turn the direction of writing: what a screen shows of the original may mislead."
        return note


def is_clean(text: str) -> bool:
    """Whether a text holds nothing that a `Cleaner` takes out of it."""
    return "\r" not in text and not _UNSEEN_ANYWHERE.search(text) and not _CONTROL.search(text)


def _name(mark: str) -> str:
    return unicodedata.name(mark, f"U+{ord(mark):04X}").lower()
