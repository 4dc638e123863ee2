"""What the reader is given of a document: the same whether it is kept in a workspace or only measured."""

from __future__ import annotations

from tumen import reading
from tumen.claims.extracted import LANGUAGE, VOICES, source_of_extraction
from tumen.documents.queries import DocumentView, RenditionView
from tumen.reading import Source
from tumen.vocabulary.languages import language_words


def gap(language: str) -> str:
    """What to tell of a text in ``language`` whose figures are not read; empty where they are.

    A gap is said, lest no figures be taken for no returns.
    """
    if reading.reads(language or LANGUAGE):
        return ""
    if language == "ko":
        return (
            "It is in Korean, which is read with the extra tumen[korean] only. That is not installed, so no "
            "figures were read here. Run “make korean” in the folder of Tumen, or install "
            "requirements-korean.txt; then run “tumen read”."
        )
    return (
        f"It is in {language_words(language)}; documents are read in English and Korean only, so no figures "
        "were read here."
    )


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


__all__ = ["LANGUAGE", "VOICES", "gap", "source_of_extraction", "source_of_kept"]
