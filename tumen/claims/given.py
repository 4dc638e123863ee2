"""What the reader is given of a document: the same whether it is kept in a workspace or only measured."""

from __future__ import annotations

from tumen import reading
from tumen.documents.intake import Extraction, Found
from tumen.documents.queries import DocumentView, RenditionView
from tumen.reading import Source

#: The circumstances of a document that say in whose voice all of it is.
VOICES = ("interviewee", "told by")
#: What a text is read as when nothing says its language.
LANGUAGE = "en"


def gap(language: str) -> str:
    """What to tell of a text in ``language`` whose figures are not read; empty where they are.

    A gap is said, lest no figures be taken for no returns.
    """
    if reading.reads(language or LANGUAGE):
        return ""
    if language == "ko":
        return (
            "It is in Korean, which is read with the extra tumen[korean] only. That is not installed, so no "
            "figures were read here. Install requirements-korean.txt and run “tumen read”."
        )
    return f"Its language is “{language}”; figures are read in English and Korean only, not here."


def source_of_kept(rendition: RenditionView, view: DocumentView) -> Source:
    """What the reader is given of a document of the record."""
    return Source(
        key=view.id,
        text=rendition.text,
        blocks=rendition.blocks,
        published=rendition.published,
        publisher=rendition.publisher,
        author=rendition.author,
        title=rendition.title,
        language=rendition.language or LANGUAGE,
        voices=tuple(value for name, value in view.particulars if name in VOICES) or rendition.voices,
        genre=rendition.genre,
    )


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
