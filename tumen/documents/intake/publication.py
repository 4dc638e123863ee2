"""When a document was published or a letter dated, from the file's own fields and from its date lines.

A date told in running prose never dates the document. A numeric date that can be read two ways does so only
when something in the document decides; no evidence means no date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tumen.documents.intake.contents import Contents
from tumen.documents.intake.datelines import date_of_line, dateline_of, is_labelled_date, is_updated
from tumen.documents.intake.dates import Custom, Order, date_custom, written_dates
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_prose
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: Paragraphs before a date line from which it belongs to something that the document quotes, as a letter
#: inside news.
_PROSE_BEFORE_A_QUOTED_DATE = 3


#: Characters of a note about a text that stands before it.
_NOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the document's, with how far it is to be believed: the lower the rank, the more."""

    rank: int
    words: str
    span: Span
    readings: tuple[Interval, ...]
    evidence: str


def read_publication(contents: Contents, said: list[Said]) -> tuple[Found[Interval] | None, str]:
    """The publication date, and why there is none where that needs a word."""
    if contents.stated.published:
        return contents.stated.published, ""
    candidates = sorted(_candidates(said), key=lambda candidate: candidate.rank)
    if not candidates:
        return contents.fallback_published, "" if contents.fallback_published else _yearless(said)
    best = candidates[0]
    if len(best.readings) == 1:
        return Found(best.readings[0], best.evidence, best.span), ""
    known = contents.made_on.value if contents.made_on else None
    return _ambiguous(best, date_custom(contents.text, locale=contents.locale, known=known))


def _ambiguous(best: _Candidate, custom: Custom) -> tuple[Found[Interval] | None, str]:
    day_first, month_first = best.readings
    if custom.order is None:
        two = f"{_spelled(day_first)} or {_spelled(month_first)}"
        return None, f"“{best.words}” can be {two}, and nothing in the document decides."
    chosen = best.readings[0 if custom.order is Order.DAY_FIRST else 1]
    return Found(
        chosen, f"{best.evidence}, read {custom.order.value} because {custom.evidence}", best.span
    ), ""


def _spelled(interval: Interval) -> str:
    day = interval.earliest
    return f"{day.day} {day:%B %Y}" if day else str(interval)


def _candidates(said: list[Said]) -> Iterator[_Candidate]:
    prose = sum(1 for block in said if _is_prose(block))
    before = 0
    for block in said:
        is_inside = _PROSE_BEFORE_A_QUOTED_DATE <= before < prose
        if block.kind is BlockKind.DATELINE and not (is_inside and not is_labelled_date(block.words)):
            yield from _from_dateline(block, is_at_end=before == prose > 0)
        elif before == 0 and prose > 1 and _is_prose(block):
            yield from _from_note_in_head(block)
        elif block.kind is BlockKind.HEADER:
            yield from _from_field(block)
        elif block.kind in (BlockKind.BYLINE, BlockKind.BOILERPLATE) and is_labelled_date(block.words):
            yield from _from_dateline(block, is_at_end=True)
        before += _is_prose(block)


def _is_prose(block: Said) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_prose(block.words)


def _from_note_in_head(block: Said) -> Iterator[_Candidate]:
    """A note of fragments before the text: "Given in Korean, 15 November 2023. Translated by ..."."""
    for fragment in block.words.split(". ") if len(block.words) <= _NOTE_LENGTH else ():
        found = date_of_line(fragment.rstrip("."))
        if found:
            span = found.span.shifted(block.span.start + block.words.find(fragment))
            yield _Candidate(3, found.words, span, found.readings, f"the note “{short(block.words)}”")


def _from_dateline(block: Said, *, is_at_end: bool) -> Iterator[_Candidate]:
    opening = dateline_of(block.words + " x")
    found = date_of_line(block.words) or (opening and opening.written)
    if not found:
        return
    span = found.span.shifted(block.span.start)
    evidence = f"the date line “{short(block.words)}”"
    rank = 0 if is_labelled_date(block.words) else 2 if opening and opening.written else 3 if is_at_end else 1
    if is_updated(block.words, found):
        rank, evidence = 5, f"the last change, by the line “{short(block.words)}”"
    yield _Candidate(rank, found.words, span, found.readings, evidence)


def _from_field(block: Said) -> Iterator[_Candidate]:
    field = field_of(block.words)
    if not field or field.name != "date":
        return
    for found in written_dates(block.words):
        evidence = f"the line “{short(block.words)}”"
        yield _Candidate(0, found.words, found.span.shifted(block.span.start), found.readings, evidence)
        return


def _yearless(said: list[Said]) -> str:
    """Why a news text whose dateline lacks the year has no date."""
    for block in said:
        opening = dateline_of(block.words + " x") if block.kind is BlockKind.DATELINE else None
        if opening and opening.yearless:
            return f"its dateline says “{opening.yearless}” without a year."
    return ""
