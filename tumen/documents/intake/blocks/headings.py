"""Headings inside a document: of its parts, and the dates and places that head a bulletin's items.

A heading is read as the text is: its time and place hold for what follows it."""

from __future__ import annotations

import re
from collections import Counter

from tumen.documents.intake.blocks.draft import Draft, likened
from tumen.documents.intake.blocks.heads import is_section_heading
from tumen.documents.intake.datelines import begins_item, date_of_line, is_labelled_date
from tumen.documents.intake.dates import MONTH, WEEKDAY
from tumen.documents.intake.names import people_in
from tumen.documents.intake.signs import begins_small, is_closing
from tumen.vocabulary.codes import BlockKind

#: Words of a line between paragraphs that is still a heading.
_HEADING_WORDS = 10
#: Dated heads that make a bulletin; one or two may be a date that stands alone.
_DATED_HEADS = 2
_DATED_OPENINGS = 3

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{WEEKDAY},?\s+)?(?:{_DAY}(?:\s?[/–-]\s?{_DAY})?\s+(?:of\s+)?{MONTH}|{MONTH}\s+{_DAY}(?:\s?[/–-]\s?{_DAY})?)"
    r"(?:,?\s+(?:19|20)\d{2})?"
)
_WHERE = r"[^\W\d_a-zß-ÿ][^.:;!?\d\n]{1,40}"
#: A line that is the head of an item: "4 October. Evros.", "MONDAY 9 OCTOBER".
_DATED_HEAD = re.compile(rf"(?i:{_DATE})\.?(?:\s*[.,:|–—-]?\s+{_WHERE})?\.?:?")
#: An item that opens with its head: "4 Oct. Evros/Meriç. Two bodies recovered on the Turkish bank."
_DATED_OPENING = re.compile(rf"(?i:{_DATE})[.,]?\s+(?P<where>{_WHERE})\.\s+(?=[“\"‘'(A-Z0-9])")
_ENUMERATOR = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-H]\.)\s+(?=[A-Z])")
#: A turn of a transcript, and the lines below a letter.
_LABELLED = re.compile(
    r"(?:Q|A|[A-Z][A-Z .'’-]+)\s*(?:\([^)]*\))?\s*:|(?i:by|copies|copy|cc|enclosures?|encl|tel"
    r"|contact|source)\b"
)
#: A sentence that a list completes: "We therefore ask you", "The Caucus therefore".
_GOES_ON = re.compile(
    r"^(?:we|i|they|he|she|it)\b|\b(?:that|to|and|or|therefore|accordingly|the|of|by|for|with|from|you)$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?P<name>[^()]+?)\s*(?:\([^()]*\)\s*)+:?")


def mark_dated_heads(draft: Draft) -> None:
    """Mark the dated heads of a bulletin's items, and cut off those in the item's own paragraph."""
    _cut_dated_openings(draft)
    alone = [index for index in draft.open_ones() if _is_dated_head(draft, index)]
    if len(alone) >= _DATED_HEADS:
        for index in alone:
            draft.mark(index, BlockKind.HEADING)


def _is_dated_head(draft: Draft, index: int) -> bool:
    words = draft.words(index)
    has_text = index + 1 < len(draft) and draft.kinds[index + 1] in (None, BlockKind.PARAGRAPH)
    return len(words) <= 70 and has_text and bool(_DATED_HEAD.fullmatch(words))


def _cut_dated_openings(draft: Draft) -> None:
    openings = {index: _DATED_OPENING.match(draft.words(index)[:120]) for index in draft.open_ones()}
    found = {index: match.end() for index, match in openings.items() if match and _is_where(match["where"])}
    if len(found) >= _DATED_OPENINGS:
        for index in sorted(found, reverse=True):
            draft.split(index, found[index], BlockKind.HEADING)


def _is_where(words: str) -> bool:
    """Whether the words are a place or a topic, and no sentence of their own."""
    told = re.search(r"\b(?:were|was|are|is|had|has|have|said|says|\w{3,}ed)\b", words, re.IGNORECASE)
    return len(words.split()) <= 4 and not told


def mark_headings(draft: Draft) -> None:
    """Mark short lines over running text or a list that close with no mark: "Background", "What to do?"."""
    speakers = _speakers(draft)
    for index in reversed(list(draft.open_ones())):  # a heading may stand over another
        words = draft.words(index)
        if (
            index > 0
            and _is_heading(words)
            and likened(words) not in speakers
            and _heads_something(draft, index)
        ):
            draft.mark(index, BlockKind.HEADING)


def _is_heading(words: str) -> bool:
    bare = _ENUMERATOR.sub("", words)
    is_short = (
        0 < len(bare.split()) <= _HEADING_WORDS and bare[-1] not in ".!,;:…" and not begins_small(words)
    )
    if _GOES_ON.search(words):
        return False
    is_line = words[0] not in "-–—•*\"“'‘([<+" and not is_closing(words) and not _LABELLED.match(words)
    return is_short and is_line and not any(mark.isdigit() for mark in bare)


def _heads_something(draft: Draft, index: int) -> bool:
    """Whether running text follows, or a list or short lines below a line that is plainly a heading."""
    if index + 1 >= len(draft):
        return False
    words, kind = draft.words(index), draft.kinds[index + 1]
    if draft.is_prose(index + 1) or kind is BlockKind.HEADING:
        return True
    is_plain = words.isupper() or is_section_heading(words)
    return kind in (None, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW) and (
        is_plain or begins_item(draft.words(index + 1))
    )


def _speakers(draft: Draft) -> set[str]:
    """The turns of a transcript and the lines that name who speaks next, which head nothing."""
    labels = Counter(
        draft.words(index)[:80].partition(":")[0]
        for index in range(len(draft))
        if ":" in draft.words(index)[:80]
    )
    speakers = {
        likened(draft.words(index))
        for index in draft.open_ones()
        if labels[draft.words(index)[:80].partition(":")[0]] > 1
    }
    for index in draft.open_ones():
        words = draft.words(index)
        match = _SPEAKER.fullmatch(words) if len(words) <= 160 else None
        name = match["name"] if match else words.split(",")[0]
        inner = re.findall(r"\(([^()]*)\)", words)[:1]
        if people_in(name) and (match or "," in words or draft.is_repeated(index)):
            speakers |= {likened(words), likened(name)}
        elif match and inner and people_in(inner[0]):
            speakers |= {likened(words), likened(inner[0])}
    return speakers


def part_headings(draft: Draft, title: str = "") -> None:
    """Make headings of the headlines below the document's own; the first row of a table stays one."""
    told = [index for index, kind in enumerate(draft.kinds) if kind is BlockKind.HEADLINE]
    own = next((index for index in told if title and likened(draft.words(index)) == likened(title)), None)
    for index in told:
        beside = draft.kinds[max(0, index - 1) : index + 2]
        if index > (told[0] if own is None else own) and BlockKind.TABLE_ROW not in beside:
            is_date = is_labelled_date(draft.words(index)) and date_of_line(draft.words(index))
            draft.kinds[index] = BlockKind.DATELINE if is_date else BlockKind.HEADING
