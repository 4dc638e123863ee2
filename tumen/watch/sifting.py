"""Which things can matter, by the words of the pack (`reading.sieve`).

A thing is searched as it came where it is text. What marks a page up is taken out first, so that a short
notice on a large page is held to what is needed of a short text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from tumen.documents.errors import RefusedFile
from tumen.documents.intake import extract
from tumen.documents.intake.decode import decode
from tumen.watch.added import Added, pack_alone
from tumen.watch.gathering import hints_of

_MARK = re.compile(rb"<[^<>]*>")
#: Bytes from which on a text that looks like one is searched only at its beginning. Nothing here is larger.
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a thing can matter, by which groups of words, worth how much of what was needed.

    ``trouble`` says why it cannot be read, where it cannot; it is then neither kept nor passed over.
    ``words`` are ids of added words without which it would be passed over."""

    is_kept: bool
    groups: tuple[str, ...] = ()
    worth: int = 0
    needed: int = 0
    trouble: str = ""
    words: tuple[str, ...] = ()


def judge(data: bytes, about: dict[str, object], added: Added | None = None) -> Judged:
    """Say whether a thing can matter. ``about`` is what its feed said of it, ``added`` what people added to
    the words of the pack."""
    searched = (added or pack_alone()).sieve
    try:
        text = words_of(data, about)
    except RefusedFile as refused:
        return Judged(False, trouble=refused.reason)
    found = searched.sift(text)
    words = added.that_kept(text) if added and found.is_kept else ()
    return Judged(found.is_kept, found.groups, found.worth, searched.needed_of(len(text)), words=words)


def is_text(data: bytes) -> bool:
    """Whether a thing is text as it came, with or without what marks it up."""
    return not (b"\0" in data[:4096] or data.startswith((b"%PDF", b"PK\x03\x04")))


def words_of(data: bytes, about: dict[str, object]) -> bytes:
    """What a thing says, as UTF-8 and without what marks it up. Raises a kind of RefusedFile."""
    if not is_text(data):
        # No text as it is: it is read behind the wall as any document would be.
        return extract(data, name=str(about.get("name") or "thing"), hints=hints_of(about)).text.encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = decode(data, declared=str(about.get("charset", ""))).text.encode("utf-8", "surrogatepass")
    return _without_markup(data[:_MOST])


def _without_markup(data: bytes) -> bytes:
    if b"&" in data:
        # What feeds hold is a page as text, with each sign of its markup written out: it is undone first.
        data = html.unescape(data.decode("utf-8", "surrogatepass")).encode("utf-8", "surrogatepass")
    if b"<" not in data:
        return data
    return _MARK.sub(b" ", _cut_out(_cut_out(data, b"script"), b"style"))


def _cut_out(data: bytes, name: bytes) -> bytes:
    """The text without what stands between two marks; each search goes on where the last one ended, so that
    no page can make it slow."""
    small, kept, at = data.lower(), [], 0
    opens, closes = b"<" + name, b"</" + name
    while (begin := small.find(opens, at)) >= 0:
        end = small.find(closes, begin)
        if end < 0:
            break  # it is never closed: what follows is searched as text
        kept += [data[at:begin], b" "]
        at = end
    return b"".join([*kept, data[at:]])
