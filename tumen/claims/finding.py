"""Where words stand that a person quotes from a text, as they are shown it: typed, pasted or selected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.access.models import Actor
from tumen.claims.errors import WordsNotFound
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import masked_texts
from tumen.vocabulary.spans import Span

#: Signs that keyboards and pages write in several ways.
_ALIKE = {"'": "['‘’]", "’": "['‘’]", "‘": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-‐‑–]"}
#: Where a sentence ends, with the marks that close a quotation, and the blank after it.
_ENDS = re.compile(r"[.!?。]+[\"”’'»)\]]*\s+|\n\s*\n")
#: Words of which nobody can say where they stand again.
_TOO_MANY = 9


@dataclass(frozen=True, slots=True)
class Found:
    """Words found in a rendition (its key), and the sentence around them; spans are of its text unmasked."""

    rendition: int
    span: Span
    sentence: Span


def found_in(
    actor: Actor,
    document: Document,
    words: str,
    *,
    before: str = "",
    nth: int = 0,
    near: int | None = None,
    rendition: int | None = None,
) -> Found:
    """Find ``words`` in the text of a document as ``actor`` is shown it; blanks and quotes may vary.

    Of several places it is the one after the words ``before``, or the ``nth`` (from 1), or the one nearest to
    the code point ``near``. Raises WordsNotFound.
    """
    row = document.renditions.order_by("pk").last() if rendition is None else None
    key = row.pk if row else rendition
    assert key is not None
    original, shown = masked_texts(actor, [key])[key]
    places = _places(shown.text, words)
    if before.strip():
        places = [at for at in places if _follows(shown.text, at, before)] or places
    real = [shown.original(at) for at in places]
    chosen = _chosen(document.public_id, real, nth, near)
    blocks = Rendition.objects.get(pk=key).blocks.values_list("start", "end")
    return Found(key, chosen, sentence_around(original, chosen, [Span(*block) for block in blocks]))


def sentence_around(text: str, span: Span, blocks: Sequence[Span] = ()) -> Span:
    """The sentence, or the sentences, that ``span`` stands in; never across the borders of its block."""
    block = next((block for block in blocks if block.covers(span)), Span(0, len(text)))
    ends = [block.start + at.end() for at in _ENDS.finditer(block.of(text))]
    start = max((at for at in ends if at <= span.start), default=block.start)
    end = min((at for at in ends if at >= span.end), default=block.end)
    sentence = Span(start, end).of(text)
    return Span(start + len(sentence) - len(sentence.lstrip()), max(span.end, start + len(sentence.rstrip())))


def _places(text: str, words: str) -> list[Span]:
    parts = ["".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words.split()]
    if not parts:
        raise WordsNotFound("No words were given. Quote them from the text as they stand there.")
    return [Span(*found.span()) for found in re.finditer(r"\s+".join(parts), text)]


def _follows(text: str, at: Span, before: str) -> bool:
    squeezed = "".join(text[: at.start][-2 * len(before) - 40 :].split())
    return squeezed.endswith("".join(before.split()))


def _chosen(document: str, places: Sequence[Span], nth: int, near: int | None) -> Span:
    if not places:
        raise WordsNotFound(
            f"These words do not stand in the text of {document}. Copy them from it as they stand there."
        )
    if 0 < nth <= len(places):
        return places[nth - 1]
    if near is not None:
        return min(places, key=lambda at: abs(at.start - near))
    if len(places) > 1 or nth:
        several = f"{len(places)} places" if len(places) <= _TOO_MANY else "many places"
        raise WordsNotFound(
            f"These words stand in {several if len(places) > 1 else 'one place'} of the text of {document}. "
            "Quote more of the sentence, or say which of the places you mean (1 for the first)."
        )
    return places[0]
