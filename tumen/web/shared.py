"""The pages of shared passages: both sides beside each other, and what a document shares with others."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tumen.access.models import Viewer
from tumen.record import queries
from tumen.record.queries import PassageView, SharedWith
from tumen.web.words import counted_words


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Another document, with the passages that are shared with it."""

    document: str
    label: str
    says: str
    passages: tuple[PassageView, ...]


def shared_lines(viewer: Viewer, document: str) -> tuple[SharedLine, ...]:
    """What a document shares, one line for each other document."""
    return tuple(_line(each) for each in queries.shared_with(viewer, document))


def _line(each: SharedWith) -> SharedLine:
    words = sum(view.words for view in each.passages)
    says = f"{counted_words(len(each.passages), 'passage')}, {counted_words(words, 'word')} in common"
    return SharedLine(each.document, each.label, says, each.passages)


def passage(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """One shared passage, both sides beside each other."""
    found = queries.passage(viewer, id)
    return render(
        request,
        "tumen/passage.html",
        {
            "room": "documents",
            "page": found,
            "sides": (found.left, found.right),
            "says": likeness_words(found),
        },
    )


def likeness_words(found: PassageView) -> str:
    """ "32 words in common, word for word", "14 words in common of every 18"."""
    alike = "word for word" if found.likeness > 0.99 else f"{found.likeness:.0%} of the longer side"
    more = [
        words
        for words, holds in (
            ("in another order", found.is_reordered),
            ("shortened with an ellipsis or brackets", found.is_shortened),
        )
        if holds
    ]
    return ", ".join([f"{counted_words(found.words, 'word')} in common", alike, *more])
