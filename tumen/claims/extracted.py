"""What the reader is given of a file that was only extracted (PURE): it is not kept in a workspace yet."""

from __future__ import annotations

from tumen.documents.intake import Extraction, Found
from tumen.reading.sources import Source

#: The circumstances of a document that say in whose voice all of it is.
VOICES = ("interviewee", "told by")
#: What a text is read as when nothing says its language.
LANGUAGE = "en"


def source_of_extraction(key: str, extraction: Extraction) -> Source:
    """What the reader is given of a file that was only extracted."""
    said = extraction.metadata
    return Source(
        key=key,
        text=extraction.text,
        blocks=tuple((block.kind, block.span) for block in extraction.blocks),
        published=said.published.value if said.published else None,
        publisher=_value(said.publisher),
        author=", ".join(author.value for author in said.authors),
        title=_value(said.title),
        language=_value(said.language) or LANGUAGE,
        voices=tuple(found.value for name, found in said.particulars if name in VOICES)
        or tuple(voice.value for voice in said.voices),
        genre=_value(said.genre),
    )


def _value(found: Found[str] | None) -> str:
    return found.value if found else ""
