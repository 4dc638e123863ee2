"""The passages that documents share, as shown: both sides with what agrees, who had them first, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.documents import queries as documents
from tumen.documents.models import Document
from tumen.documents.queries import DocumentSummary
from tumen.record.errors import NoSuchPassage
from tumen.record.models import SharedPassage
from tumen.vocabulary.spans import Span

#: Code points of a document's text that are shown before and after a passage.
AROUND = 160


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one side; ``agrees`` when they stand in the other side word for word."""

    text: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class PassageSide:
    """One document's side of a passage, with the words around it."""

    document: str
    label: str
    publisher: str
    published: str
    span: Span
    before: str
    stretches: tuple[Stretch, ...]
    after: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A shared passage. ``origin`` says in a sentence who had it first, ``reasons`` why, weightiest first.

    ``words`` is the number of words that agree, ``likeness`` their share of the longer side, 0 to 1.
    """

    id: str
    left: PassageSide
    right: PassageSide
    words: int
    likeness: float
    is_reordered: bool
    is_shortened: bool
    origin: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Another document, with the passages that one shares with it, seen from that one as the left side."""

    document: str
    label: str
    passages: tuple[PassageView, ...]


def passage(viewer: Viewer, id: str) -> PassageView:
    """One shared passage. Raises NoSuchPassage, also where the viewer may not see one of its documents."""
    found = _views(viewer, Q(public_id=id)) if may_see(viewer, id) else []
    if not found:
        raise NoSuchPassage(f"There is no passage {id}. The page of a document lists those that it shares.")
    return found[0]


def passage_ids(viewer: Viewer) -> list[str]:
    """The id of every shared passage that the viewer may see."""
    return [id for id in SharedPassage.objects.values_list("public_id", flat=True) if may_see(viewer, id)]


def shared_with(viewer: Viewer, document: str) -> list[SharedWith]:
    """What a document shares with each other one, those that it shares most with first."""
    views = _views(viewer, Q(left__document__public_id=document) | Q(right__document__public_id=document))
    others: dict[tuple[str, str], list[PassageView]] = defaultdict(list)
    for view in views:
        other = view.right if view.left.document == document else view.left
        others[other.document, other.label].append(view)
    found = [SharedWith(id, label, tuple(passages)) for (id, label), passages in others.items()]
    return sorted(found, key=lambda each: (-sum(view.words for view in each.passages), each.document))


def _views(viewer: Viewer, wanted: Q) -> list[PassageView]:
    rows = list(SharedPassage.objects.filter(wanted).select_related("left", "right"))
    keys = {key for row in rows for key in (row.left.document_id, row.right.document_id)}
    told = documents.of_rows(viewer, Document.objects.filter(pk__in=keys))
    return [
        _view(row, told[row.left.document_id], told[row.right.document_id])
        for row in rows
        if row.left.document_id in told and row.right.document_id in told
    ]


def _view(row: SharedPassage, left: DocumentSummary, right: DocumentSummary) -> PassageView:
    pieces = [(Span(a, b), Span(c, d)) for a, b, c, d in row.pieces]
    names = {"left": _quoted(left.label), "right": _quoted(right.label)}
    return PassageView(
        id=row.public_id,
        left=_side(left, row.left.text, Span(row.left_start, row.left_end), [piece for piece, _ in pieces]),
        right=_side(
            right, row.right.text, Span(row.right_start, row.right_end), sorted(piece for _, piece in pieces)
        ),
        words=row.words,
        likeness=row.likeness,
        is_reordered=row.is_reordered,
        is_shortened=row.is_shortened,
        origin=_origin(row, names),
        reasons=tuple(_named(reason["words"], names) for reason in row.reasons),
    )


def _side(about: DocumentSummary, text: str, span: Span, pieces: list[Span]) -> PassageSide:
    stretches, place = [], span.start
    for piece in pieces:
        start, end = max(piece.start, place), min(piece.end, span.end)
        if start > place:
            stretches.append(Stretch(text[place:start], False))
        if end > start:
            stretches.append(Stretch(text[start:end], True))
            place = end
    if place < span.end:
        stretches.append(Stretch(text[place : span.end], False))
    return PassageSide(
        document=about.id,
        label=about.label,
        publisher=about.publisher,
        published=str(about.published) if about.published else "",
        span=span,
        before=text[max(0, span.start - AROUND) : span.start],
        stretches=tuple(stretches),
        after=text[span.end : span.end + AROUND],
    )


def _origin(row: SharedPassage, names: dict[str, str]) -> str:
    if row.origin in names:
        return f"{names[row.origin]} had these words first."
    if row.origin == "outside":
        source = f"from {row.origin_name}" if row.origin_name else "from a third text"
        return f"Both have these words {source}."
    if row.origin == "undetermined":
        return "Both have these words from one origin; which had them first is not known."
    return "Which had these words first has not been looked at yet."


def _named(words: str, names: dict[str, str]) -> str:
    for side, name in names.items():
        words = words.replace(f"{{{side}}}", name)
    return words


def _quoted(label: str) -> str:
    return f"“{label}”"
