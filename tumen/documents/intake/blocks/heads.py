"""The head of a document: its headline, who wrote and who published it, and the headline told again."""

from __future__ import annotations

from tumen.documents.intake.blocks.draft import Draft, likened
from tumen.documents.intake.datelines import date_of_line
from tumen.documents.intake.signs import FURNITURE, begins_small, is_byline, is_organisation, is_person
from tumen.vocabulary.codes import BlockKind

#: Pieces that a head may have before the text begins; more of them are a list or a menu.
_HEAD_PIECES = 12
#: Words of a line between paragraphs that is still a heading.
_HEADING_WORDS = 8


def mark_head(draft: Draft, title: str = "") -> None:
    """Mark headline and bylines before the first prose; ``title`` is the file's own, or empty."""
    head = _head(draft)
    for index in head:
        if is_byline(draft.words(index)):
            draft.mark(index, BlockKind.BYLINE)
    headline = _find_headline(draft, [index for index in head if draft.is_open(index)], title)
    if headline is not None:
        draft.mark(headline, BlockKind.HEADLINE)
    else:
        headline = _told(draft)
    for index in head:
        if draft.is_open(index) and not draft.is_repeated(index) and _is_name_in_head(draft, index, headline):
            draft.mark(index, BlockKind.BYLINE)


def mark_late_bylines(draft: Draft) -> None:
    """Mark the writers that are named below the text, as Korean papers do."""
    last = draft.prose()[-1:] or [len(draft)]
    for index in range(last[0] + 1, len(draft)):
        if is_byline(draft.words(index)):
            draft.mark(index, BlockKind.BYLINE)


def _head(draft: Draft) -> list[int]:
    """The open pieces before the first prose, unless nothing follows them."""
    prose = draft.prose()
    end = prose[0] if prose else len(draft)
    head = [index for index in range(min(end, _HEAD_PIECES)) if draft.is_open(index)]
    return head if len(draft) > 1 else []


def _find_headline(draft: Draft, candidates: list[int], title: str) -> int | None:
    told = _told(draft)
    if told is not None and not (candidates and title and likened(draft.words(told)) != likened(title)):
        return None
    candidates = [index for index in candidates if len(draft.words(index)) <= FURNITURE]
    for index in candidates:
        if likened(draft.words(index)) == likened(title):
            return index
    if told is not None:
        return None
    repeated = [index for index in candidates if draft.is_repeated(index)]
    named = [index for index in candidates if not _is_masthead(draft, index, candidates)]
    return next(iter(repeated or named), None)


def _told(draft: Draft) -> int | None:
    """The first headline that is decided already; the dates that head a chronology are none."""
    told = (index for index, kind in enumerate(draft.kinds) if kind is BlockKind.HEADLINE)
    return next((index for index in told if not date_of_line(draft.words(index))), None)


def _is_masthead(draft: Draft, index: int, candidates: list[int]) -> bool:
    """Whether a first line names the outlet, with a headline still to come."""
    words = draft.words(index)
    if index != candidates[0] or len(candidates) < 2 or any(mark.isdigit() for mark in words):
        return False
    follows = draft.words(candidates[1])
    is_short = len(words.split()) <= 6 and len(follows.split()) > len(words.split())
    return is_short and (is_organisation(words) or words.isupper())


def _is_name_in_head(draft: Draft, index: int, headline: int | None) -> bool:
    words = draft.words(index)
    if is_organisation(words):
        return True
    # A line above the headline that is all capitals or all names is the outlet's.
    if headline is not None and index < headline:
        return len(words.split()) <= 6 and (words.isupper() or words.istitle())
    beside = [draft.kinds[near] for near in (index - 1, index + 1) if 0 <= near < len(draft)]
    return is_person(words) and any(
        kind in (BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.HEADLINE) for kind in beside
    )


def mark_repeated_headlines(draft: Draft) -> None:
    """Mark every later copy of a headline, so that its figures are not counted twice."""
    seen: set[str] = set()
    for index, kind in enumerate(draft.kinds):
        key = likened(draft.words(index))
        if kind is BlockKind.HEADLINE and key in seen:
            draft.kinds[index] = BlockKind.REPEATED_HEADLINE
        elif kind is BlockKind.HEADLINE:
            seen.add(key)
        elif kind in (None, BlockKind.PARAGRAPH, BlockKind.HEADER) and key and key in seen:
            draft.kinds[index] = BlockKind.REPEATED_HEADLINE


def mark_headings(draft: Draft) -> None:
    """Mark short lines between paragraphs that close with no mark: "Background", "What can you do?"."""
    for index in list(draft.open_ones()):
        words = draft.words(index)
        is_short = (
            0 < len(words.split()) <= _HEADING_WORDS and words[-1] not in ".!,;:…" and not begins_small(words)
        )
        if not is_short or any(mark.isdigit() for mark in words) or words[0] in "-•*\"“'‘(":
            continue
        if index > 0 and index + 1 < len(draft) and draft.is_prose(index + 1):
            draft.mark(index, BlockKind.HEADLINE)
