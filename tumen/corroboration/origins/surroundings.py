"""What stands around a passage in one document, and how much of the passage stands in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tumen.corroboration.passages.words import Words, quotations, words_of
from tumen.vocabulary.spans import Span

#: Code points before and after a passage (and the quotation it stands in) that may say whose words it is.
REACH = 320
#: From this share of a passage's words in quotation marks on, it is quoted. Range 0.5 to 1.
QUOTED = 0.8
#: From this share on, it is quoted together with the words that say whose it is.
PARTLY = 0.5
#: Up to this share it is not.
PLAIN = 0.3

_BREAK = re.compile(r"\n\s*\n|\n(?=[\"\u201c\u2018\u300c])")
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)[.!?\u3002][\"\u201d\u2019'\u300d)]*\s+(?=[\"\u201c\u2018'\w(\[])"
    r"|\n\s*\n|(?<=[.!?])\n"
)


@dataclass(frozen=True, slots=True)
class Quoting:
    """A text with its words and its quotations, as spans of code points."""

    text: str
    words: Words
    quotations: tuple[Span, ...]
    plain: str  #: the text with what is quoted blanked out, place for place


@lru_cache(2_048)
def quoting_of(text: str) -> Quoting:
    """The quotations of a text, those of at least four words; a shorter one marks a word, not a speech."""
    words = words_of(text)
    found = tuple(
        Span(_opening(text, int(words.starts[first])), _closing(text, int(words.ends[end - 1])))
        for first, end in quotations(text, words)
        if end - first >= 4
    )
    letters = list(text)
    for span in found:
        letters[span.start : span.end] = re.sub(r"[^\n]", " ", span.of(text))
    return Quoting(text, words, found, "".join(letters))


def _opening(text: str, start: int) -> int:
    while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    return start


def _closing(text: str, end: int) -> int:
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return end


def quoted_share(text: str, span: Span) -> float:
    """The share of the words of ``span`` that stand in quotation marks, from 0 to 1."""
    quoting = quoting_of(text)
    starts = quoting.words.starts
    first, end = np.searchsorted(starts, (span.start, span.end))
    within = 0
    for quotation in quoting.quotations:
        begin, stop = np.searchsorted(starts, (quotation.start, quotation.end))
        within += max(0, int(min(stop, end) - max(begin, first)))
    return within / int(end - first) if end > first else 0.0


def surroundings(text: str, span: Span, gaps: tuple[Span, ...]) -> tuple[Span, ...]:
    """Where it may be said whose words ``span`` is, nearest first; what is quoted there does not count.

    The sentence that the passage (with the whole of its quotation) stands in; before it the sentence that
    leads up to it; after it the one that follows; and ``gaps``, what stands between the matched stretches.
    """
    quoting = quoting_of(text)
    whole = span
    for quotation in quoting.quotations:
        if quotation.overlaps(span):
            whole = Span(min(whole.start, quotation.start), max(whole.end, quotation.end))
    parts = [_before(text, whole), *_unquoted(whole, quoting.quotations), _after(text, whole)]
    joined = _joined(parts)
    return tuple(
        part
        for part in (*gaps, *joined[1:], joined[0])
        if quoting.plain[part.start : part.end].strip(" \n.,")
    )


def _joined(parts: list[Span]) -> list[Span]:
    """``parts`` in the order of the text, those that touch made one, since a clause runs on."""
    told = parts[:1]
    for part in parts[1:]:
        if part.start <= told[-1].end:
            told[-1] = Span(told[-1].start, max(told[-1].end, part.end))
        else:
            told.append(part)
    return told


def _unquoted(whole: Span, quotations: tuple[Span, ...]) -> tuple[Span, ...]:
    """What stands in ``whole`` beside its quotations; nothing when it holds none, or little else."""
    within = [one for one in quotations if one.overlaps(whole)]
    if 2 * sum(len(one) for one in within) < len(whole):
        return ()
    told, at = [], whole.start
    for one in within:
        told.append(Span(at, max(at, one.start)))
        at = one.end
    return (*told, Span(at, max(at, whole.end)))


def _after(text: str, whole: Span) -> Span:
    """To the end of the sentence that goes on after the quotation, at most to the end of the paragraph."""
    end = min(len(text), whole.end + REACH)
    stop = _STOP.search(text, max(whole.end - 3, 0), end)
    if stop and stop.end() - whole.end <= 2:
        broken = "\n" in stop.group()
        stop = None if broken else _STOP.search(text, stop.end(), end)
        if broken:
            return Span(whole.end, whole.end)
    return Span(whole.end, stop.start() + 1 if stop else end)


def _before(text: str, whole: Span) -> Span:
    """From the beginning of the sentence before, if need be that of the paragraph before."""
    floor = max(0, whole.start - REACH)
    lead = text[floor : whole.start]
    body = lead.rstrip(" \n\"\u201c\u2018'\u300c")
    stops = [stop.end() for stop in _STOP.finditer(body)]
    return Span(floor + (stops[-1] if stops else 0), whole.start)
