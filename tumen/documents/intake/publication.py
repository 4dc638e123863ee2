"""When a document was published or a letter dated, from the file's own fields and from its date lines.

A date told in running prose never dates the document. A numeric date that can be read two ways does so only
when something in the document decides; no evidence means no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.documents.intake.contents import LIST, Contents
from tumen.documents.intake.datelines import (
    date_of_line,
    date_of_note,
    dateline_of,
    is_labelled_date,
    is_updated,
)
from tumen.documents.intake.dates import Custom, Order, date_custom, written_dates
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.fields import field_of
from tumen.documents.intake.headed import date_headed, date_of_dateline, date_said
from tumen.documents.intake.said import Said, short
from tumen.documents.intake.signs import is_prose
from tumen.documents.intake.tables import CELL_MARK
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: Paragraphs before a date line from which it belongs to something that the document quotes, as a letter
#: inside news.
_PROSE_BEFORE_A_QUOTED_DATE = 3


#: Characters of a note about a text that stands before it.
_NOTE_LENGTH = 200
#: Characters of a sentence that only says when the document was made.
_LABELLED_LENGTH = 60


#: What parts the columns of a table that was typed as text.
_COLUMN = re.compile(r"(?:\t| {3,})\s*\S")

#: Kinds of blocks that may hold a labelled date beside names and numbers.
_BESIDE = (BlockKind.BYLINE, BlockKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date that may be the document's, with how far it is to be believed: the lower the rank, the more."""

    rank: int
    words: str
    span: Span
    readings: tuple[Interval, ...]
    evidence: str
    is_answer: bool = False


def read_publication(contents: Contents, said: list[Said]) -> tuple[Found[Interval] | None, str]:
    """The publication date, and why there is none where that needs a word."""
    if contents.stated.published:
        return contents.stated.published, ""
    said = _without_records(contents, said)
    candidates = sorted(_candidates(said), key=lambda candidate: candidate.rank)
    if not candidates:
        return _from_head_or_end(contents, said)
    # A page of several answers cannot be older than the last of them.
    answers = [one for one in candidates if one.is_answer and one.rank == candidates[0].rank]
    best = max(answers, key=lambda one: str(one.readings[0]), default=candidates[0])
    if len(best.readings) == 1:
        return Found(best.readings[0], best.evidence, best.span), ""
    known = contents.made_on.value if contents.made_on else None
    return _ambiguous(best, date_custom(contents.text, locale=contents.locale, known=known))


def _from_head_or_end(contents: Contents, said: list[Said]) -> tuple[Found[Interval] | None, str]:
    """The date of a document no line of which holds a date alone."""
    if contents.fallback_published:
        return contents.fallback_published, ""
    headed = date_headed(contents.text, said) or date_of_dateline(said) or date_said(contents.text, said)
    if headed is None:
        return None, _yearless(said)
    if len(headed.readings) == 1:
        return Found(headed.readings[0], headed.evidence, headed.span), ""
    best = _Candidate(9, headed.words, headed.span, headed.readings, headed.evidence)
    return _ambiguous(best, date_custom(contents.text, locale=contents.locale))


def _without_records(contents: Contents, said: list[Said]) -> list[Said]:
    """What may date the document: not the rows of a list, nor rows of a table of which several have a date,
    for each tells when something happened that was recorded."""
    dated = [block for block in said if block.kind is BlockKind.TABLE_ROW and is_labelled_date(block.words)]
    if len(dated) > 1 or contents.extractor == LIST:
        return [block for block in said if block.kind is not BlockKind.TABLE_ROW]
    dated = [block for block in said if _is_record(block)]
    return [block for block in said if block not in dated] if len(dated) > 1 else said


def _is_record(block: Said) -> bool:
    """Whether this is one line among records that begin with their day: "2023-10-09    Reed    180", or one
    row of a table whose first cell has a day."""
    if block.kind is BlockKind.TABLE_ROW:
        first = block.words.split(CELL_MARK)[0]
        return any(written_dates(first)) and block.words != first
    begins = next(written_dates(block.words[:_LABELLED_LENGTH]), None)
    return bool(begins and begins.span.start == 0 and _COLUMN.match(block.words, begins.span.end))


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
        elif prose > 1 and _is_prose(block) and before in (0, prose - 2, prose - 1):
            yield from _from_note(block, is_in_head=before == 0)
        elif block.kind is BlockKind.HEADER:
            yield from _from_field(block)
        elif is_labelled_date(block.words) and (
            block.kind in _BESIDE or (before == 0 and not is_prose(block.words))
        ):
            yield from _from_label(block)
        before += _is_prose(block)


def _is_prose(block: Said) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_prose(block.words)


def _from_note(block: Said, *, is_in_head: bool) -> Iterator[_Candidate]:
    """A note of fragments before the text: "Given in Korean, 15 November 2023. Translated by ...".

    In a longer paragraph, and in the last two, only a labelled date counts: "Last reviewed 30 June 2019."."""
    is_note = is_in_head and len(block.words) <= _NOTE_LENGTH
    for fragment in re.finditer(r"[^.\s](?:[^.]|\.(?!\s))*", block.words):
        words = fragment[0].rstrip(".")
        found = date_of_line(words) if is_note or len(words) <= _LABELLED_LENGTH else None
        updated = found is not None and is_updated(words, found)
        if found and (is_note or updated or is_labelled_date(words)):
            span = found.span.shifted(block.span.start + fragment.start())
            said = f"the note “{short(words)}”"
            yield _Candidate(5 if updated else 3, found.words, span, found.readings, said)


def _from_label(block: Said) -> Iterator[_Candidate]:
    """The date behind a label among other particulars: "UA: 23/22 Index: XY 14/2022 Date: 9 March 2022"."""
    for found in written_dates(block.words[:_NOTE_LENGTH]):
        if is_labelled_date(block.words[: found.span.end + 2]):  # with what follows the mark of an issue
            span = found.span.shifted(block.span.start)
            yield _Candidate(0, found.words, span, found.readings, f"the line “{short(block.words)}”")
            return


def _from_dateline(block: Said, *, is_at_end: bool) -> Iterator[_Candidate]:
    opening = dateline_of(block.words + " x")
    found = date_of_line(block.words) or (opening and opening.written) or date_of_note(block.words)
    if not found:
        return
    span = found.span.shifted(block.span.start)
    evidence = f"the date line “{short(block.words)}”"
    rank = 0 if is_labelled_date(block.words) else 2 if opening and opening.written else 3 if is_at_end else 1
    if is_updated(block.words, found):
        rank, evidence = 5, f"the last change, by the line “{short(block.words)}”"
    is_answer = bool(re.match(r"\W*answered\b", block.words, re.IGNORECASE))
    yield _Candidate(rank, found.words, span, found.readings, evidence, is_answer)


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
