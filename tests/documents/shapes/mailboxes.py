"""Mailboxes as mail programs and list archives write them."""

from __future__ import annotations

import re
from typing import Any

from tests.documents.shapes.held import Shaped
from tests.documents.shapes.office import eml
from tests.documents.shapes.texts import KOREAN, PARAGRAPHS, page, wrapped

LINE = "From ada@sedge.example Wed Oct 11 08:00:00 2023"


def told(number: int) -> str:
    return f"China returned {number} North Korean escapees on Monday night"


def message(number: int, **more: Any) -> bytes:
    """One message with words of its own."""
    body = f"Dear all,\n\n{told(number)}.\n\n{wrapped(*PARAGRAPHS[1:])}\nAda\n"
    return eml(body, **{"subject": f"Returned: {number}", **more})


def mbox(*messages: bytes, line: str = LINE, between: bytes = b"\n", escape: bool = True) -> bytes:
    """Messages in one file, each behind a line; lines of theirs that look like one are marked (mboxrd)."""
    marked = [re.sub(rb"^(?=>*From )", b">", each, flags=re.M) if escape else each for each in messages]
    return b"".join(line.encode() + b"\n" + each + between for each in marked)


def _with_from_lines() -> tuple[bytes, bytes]:
    """Messages whose text has lines that begin with "From "."""
    first = eml(f"{told(87)}.\n\nFrom the river they were taken north.\n>From here nobody came back.\n")
    second = eml(f"{told(88)}.\n\nFrom Monday 10:30 on, in 2023, nobody answered.\nNothing more.\n")
    return first, second


def ten() -> list[Shaped]:
    """Mailboxes of ten shapes."""
    thunderbird = "From - Wed Oct 11 08:00:00 2023"
    takeout = "From 1779431@xxx Wed Oct 11 08:00:00 +0000 2023"
    archive = "From ada at sedge.example  Wed Oct 11 08:00:00 2023"
    labelled = b"X-GM-THRID: 1779431\nX-Gmail-Labels: Inbox\n"
    own = eml("This text is part of the internal format.", subject="DON'T DELETE THIS MESSAGE -- FOLDER DATA")
    return [
        Shaped("mutt.mbox", mbox(message(81), message(82)), (told(81), told(82))),
        Shaped("Inbox", mbox(message(83), message(84), line=thunderbird), (told(83), told(84))),
        Shaped(
            "takeout.mbox",
            mbox(labelled + message(85), line=takeout).replace(b"\n", b"\r\n"),
            (told(85),),
        ),
        Shaped("2023-October.txt", mbox(message(86), line=archive), (told(86),)),
        Shaped("lines.mbox", mbox(*_with_from_lines()), (told(87), told(88))),
        Shaped("unmarked.mbox", mbox(*_with_from_lines(), escape=False), (told(87), told(88))),
        Shaped(
            "attached.mbox",
            mbox(message(89, attachments=[("list.xlsx", b"PK\x03\x04")]), message(90)),
            (told(89), told(90)),
        ),
        Shaped(
            "pages.mbox",
            mbox(eml("See the web version.", html=page(body=(f"{told(91)}.", *PARAGRAPHS)))),
            (told(91),),
        ),
        Shaped(
            "korean.mbox",
            mbox(eml("\n\n".join(KOREAN), charset="euc-kr", subject="송환"), message(92), between=b""),
            (KOREAN[0], told(92)),
        ),
        Shaped(
            "folder.mbox",
            mbox(own, message(93)),
            (told(93),),
            passed={"notes of the mail program": 1},
        ),
    ]
