"""Direct quotations as claims: somebody's own words, between marks or in a bite that a report plays, and
whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.reading.korean.quotations import SPEECH_EOJEOL, Quotation
from tumen.reading.korean.sentences import HEADLINES, SILENT, Sentence, sentence_at
from tumen.reading.korean.voices import Voices
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Marks that titles and laws stand in as well as words, and how words end.
_TITLES = "「『"
_SENTENCE = re.compile(r"(?:[다요까라자오네지]|[.?!…])[\s.?!…]*$")


def quotation_claims(voices: Voices, sentences: Sequence[Sentence]) -> Iterator[ProposedClaim]:
    """A claim for every quotation of four eojeol or more, and for every sound bite of a report."""
    for quotation in voices.quotations:
        if _is_own_words(voices, quotation):
            yield _claim(voices, _trimmed(voices.text, quotation.span), "quotation.marks", sentences)
    for turn in voices.turns.values():
        said = _trimmed(voices.text, turn.said)
        if turn.is_bite and len(said.of(voices.text).split()) >= SPEECH_EOJEOL:
            yield _claim(voices, said, "quotation.turn", sentences)


def _is_own_words(voices: Voices, quotation: Quotation) -> bool:
    kind = voices.blocks[quotation.block][0]
    if kind in SILENT or not quotation.is_speech(voices.text):
        return False
    if voices.text[quotation.span.start - 1] in _TITLES and not _SENTENCE.search(
        quotation.span.of(voices.text)
    ):
        return False  # "『강제이송 백서 2025』", "「난민의 지위에 관한 법률」"
    return not quotation.is_single or kind in HEADLINES


def _claim(voices: Voices, span: Span, rule: str, sentences: Sequence[Sentence]) -> ProposedClaim:
    sentence = sentence_at(sentences, span.start)
    slots = {"sort": Slot(ClaimSort.QUOTATION, rule, span)}
    if sentence is not None:
        slots |= voices.slots(sentence, span.start, as_given=True)
    whole = sentence.span if sentence is not None and sentence.span.covers(span) else span
    return ProposedClaim(span, whole, slots)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "]"):
        end -= 1
    return Span(start, end)
