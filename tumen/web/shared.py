"""The pages of shared passages: who shares most, what one document shares, and both sides side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.record import queries
from tumen.record.queries import (
    DocumentRef,
    First,
    Mark,
    Pair,
    PassageLine,
    PassageView,
    SharedWith,
    SideView,
    Stretch,
    first_of_pair,
    in_common,
    likeness_in_words,
    share_in_words,
)
from tumen.vocabulary.spans import Span
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.words import counted_words, date_words, language_of

#: Pairs of documents on one page.
ON_A_PAGE = 50


# ---- what one document shares ----


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage in a list: how it begins, and in words how long and how alike it is."""

    id: str
    quote: str
    lang: str
    says: str


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Another document, with the passages that are shared with it."""

    document: str
    label: str
    byline: str
    says: str
    first: str
    passages: tuple[ShownPassage, ...]


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """Where a passage stands in a document's text, and with which other document it is shared."""

    id: str
    span: Span
    label: str


def shared_lines(shared: Iterable[SharedWith]) -> tuple[SharedLine, ...]:
    """What a document shares, one line for each other document."""
    return tuple(_line(each) for each in shared)


def shared_places(shared: Iterable[SharedWith], rendition: int) -> list[SharedPlace]:
    """Where the passages stand in the text ``rendition``; those of a former text stand nowhere in it."""
    return [
        SharedPlace(line.id, line.span, each.other.label)
        for each in shared
        for line in each.passages
        if line.rendition_id == rendition
    ]


def _line(each: SharedWith) -> SharedLine:
    passages = counted_words(len(each.passages), "passage")
    return SharedLine(
        document=each.other.id,
        label=each.other.label,
        byline=byline(each.other),
        says=_("%(passages)s, %(words)s: %(share)s of this document")
        % {
            "passages": passages,
            "words": said(in_common(each.words)),
            "share": said(share_in_words(each.share)),
        },
        first=_capital(said(each.first.words)),
        passages=tuple(_shown(line) for line in each.passages),
    )


def _shown(line: PassageLine) -> ShownPassage:
    return ShownPassage(line.id, line.quote, language_of(line.quote), said(likeness_in_words(line)))


def byline(document: DocumentRef) -> str:
    """ "Northline Wire, 9 October 2023"."""
    return ", ".join(part for part in (document.publisher, date_words(document.published)) if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# ---- both sides beside each other ----


@dataclass(frozen=True, slots=True)
class ShownStretch:
    """A run of words of one side. ``clause`` is its number where the clauses stand in another order."""

    text: str
    is_alone: bool
    is_otherwise: bool
    clause: int


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One side of a passage with the words around it. ``place`` is where it stands on its document's page."""

    document: str
    label: str
    byline: str
    place: str
    lang: str
    before: str
    stretches: tuple[ShownStretch, ...]
    after: str
    is_first: bool


def passage(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """One shared passage, both sides beside each other."""
    found = queries.passage(viewer, id)
    sides = (
        shown_side(found, found.left, First.THIS),
        shown_side(found, found.right, First.OTHER),
    )
    context = {
        "room": "documents",
        "page": found,
        "sides": sides,
        "says": said(likeness_in_words(found)),
        "is_marked": any(each.is_alone or each.is_otherwise for side in sides for each in side.stretches),
    }
    return render(request, "tumen/passage.html", context)


def shown_side(found: PassageView, side: SideView, first: First) -> ShownSide:
    """One side as the page shows it; ``first`` is the verdict that would make it the first."""
    return ShownSide(
        document=side.document.id,
        label=side.document.label,
        byline=byline(side.document),
        place=f"t-{found.id}" if found.stands else "",
        lang=language_of(side.quote),
        before=side.laid.before if side.laid.begins else f"\u2026 {side.laid.before}",
        stretches=tuple(_stretches(side.laid.stretches, is_counted=found.is_reordered)),
        after=side.laid.after if side.laid.ends else f"{side.laid.after} \u2026",
        is_first=found.first is first,
    )


def _stretches(stretches: Iterable[Stretch], *, is_counted: bool) -> Iterable[ShownStretch]:
    seen = {0}
    for stretch in stretches:
        clause = stretch.piece if is_counted and stretch.piece not in seen else 0
        seen.add(stretch.piece)
        mark = stretch.mark
        yield ShownStretch(stretch.text, mark is Mark.ALONE, mark is Mark.OTHERWISE, clause)


# ---- which documents share most ----


@dataclass(frozen=True, slots=True)
class PairLine:
    left: DocumentRef
    right: DocumentRef
    bylines: tuple[str, str]
    says: str
    first: str
    passage: str


def passages(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The pairs of documents that share most, a page at a time."""
    begin = begin_of(request.GET.get("begin", ""))
    found = queries.pairs(viewer, begin=begin, most=ON_A_PAGE)
    end = begin + len(found.pairs)
    context = {
        "room": "documents",
        "pairs": [pair_line(pair) for pair in found.pairs],
        "count": counted_words(found.total, "pair"),
        "total": found.total,
        "begin": begin + 1,
        "end": end,
        "before": max(begin - ON_A_PAGE, 0),
        "has_before": begin > 0,
        "has_more": end < found.total,
    }
    return render(request, "tumen/passages.html", context)


def begin_of(asked: str) -> int:
    """The number of the first pair that an address asks for; the first of all where it asks for none."""
    return whole_number(asked)


def pair_line(pair: Pair) -> PairLine:
    """A pair in the list."""
    says = f"{counted_words(pair.passages, 'passage')}, {said(in_common(pair.words))}"
    first = first_of_pair(pair, f"\u201c{pair.left.label}\u201d", f"\u201c{pair.right.label}\u201d")
    bylines = byline(pair.left), byline(pair.right)
    return PairLine(pair.left, pair.right, bylines, says, _capital(said(first)), pair.first_passage)
