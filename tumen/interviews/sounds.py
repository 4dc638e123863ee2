"""What a recording is, by how its file begins; its document's text; and time codes. PURE.

Standard: W3C Media Fragments URI 1.0 (t=from,to in seconds).
"""

from __future__ import annotations

import re

from tumen.documents.intake import Block, Extraction, Found, Metadata
from tumen.interviews.errors import NoRecording, NothingSaid
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Bytes of a recording: some six hours of speech as recorders of telephones keep it. More would not go
#: through memory on a small laptop.
LARGEST = 200 * 1024 * 1024
_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (media_type, re.compile(pattern, re.DOTALL))
    for media_type, pattern in (
        ("audio/ogg", rb"OggS"),
        ("audio/flac", rb"fLaC"),
        ("audio/wav", rb"RIFF.{4}WAVE"),
        ("audio/mp4", rb".{4}ftyp(?:M4A|M4B|mp4|isom|iso2|3gp)"),
        ("audio/webm", rb"\x1a\x45\xdf\xa3"),
        ("audio/mpeg", rb"ID3|\xff[\xf2\xf3\xfa\xfb]"),
    )
)
_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]?\d(?:\.\d{1,3})?)", re.ASCII
)


def media_type_of(data: bytes) -> str:
    """Raises `NoRecording` for what is no sound, or too large."""
    if len(data) > LARGEST:
        raise NoRecording(
            f"The recording has {len(data):,} bytes, and at most {LARGEST:,} are kept. Nothing was kept: "
            "save it as Opus or AAC for speech, or cut it in parts."
        )
    for media_type, sign in _SIGNS:
        if sign.match(data):
            return media_type
    raise NoRecording(
        "This is no recording that is known here, and nothing was kept. Known are Ogg or Opus, M4A, MP3, "
        "FLAC, WAV and WebM."
    )


def described(code_name: str, media_type: str, language: str) -> Extraction:
    """A recording as a document: what it is, in words, for there is no text in it."""
    title = f"Recording of interview {code_name}"
    text = f"{title}\n\nSound, to be listened to beside the interview.\n"
    end = len(text) - 1
    blocks = (
        Block(BlockKind.HEADLINE, Span(0, len(title))),
        Block(BlockKind.CAPTION, Span(len(title) + 2, end)),
    )
    said = "the interview that it was attached to"
    metadata = Metadata(title=Found(title, said, Span(0, len(title))), language=Found(language, said))
    return Extraction(media_type, "tumen.recording", "1", text, blocks, metadata)


def milliseconds(clock: str) -> int:
    """ "12:05", "1:02:05.5" as milliseconds. Raises `NothingSaid`."""
    found = _CLOCK.fullmatch(clock.strip())
    if not found:
        raise NothingSaid(f"“{clock}” is no time in a recording. Write minutes and seconds, as 12:05.")
    hours, minutes = int(found["hours"] or 0), int(found["minutes"])
    return round(((hours * 60 + minutes) * 60 + float(found["seconds"])) * 1000)


def clock_words(moment: int) -> str:
    """Milliseconds as "12:05" or "1:02:05"."""
    minutes, seconds = divmod(moment // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def fragment(begins: int, ends: int) -> str:
    """The part of a recording as a media fragment: "t=725,731.5"."""
    return f"t={begins / 1000:g},{ends / 1000:g}"
