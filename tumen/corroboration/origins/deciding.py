"""The origins of all passages that two documents share: the evidence gathered, weighed and put into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tumen.corroboration.origins.attributing import (
    Attribution,
    attributed_to,
    attributed_to_kind,
    credited,
    named,
    outsider,
)
from tumen.corroboration.origins.containing import HELD, SEVERAL, are_in_order, share_of
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.editing import edit_marks, is_shorter, words_between
from tumen.corroboration.origins.forms import first_person, form_of, is_of_an_agency
from tumen.corroboration.origins.names import are_one
from tumen.corroboration.origins.surroundings import PARTLY, PLAIN, QUOTED, quoted_share, surroundings
from tumen.corroboration.origins.verdict import (
    ENOUGH,
    MUTE_BETWEEN_QUOTES,
    WEIGHTS,
    Ground,
    Origin,
    Reason,
    Side,
)
from tumen.corroboration.passages.passage import Passage
from tumen.vocabulary.spans import Span


def origins_of(passages: Sequence[Passage], left: Document, right: Document) -> tuple[Origin, ...]:
    """The origin of each of ``passages``, all that ``left`` and ``right`` share, in their order.

    Raises ValueError for a passage of other documents.
    """
    for passage in passages:
        if (passage.left, passage.right) != (left.id, right.id):
            raise ValueError(
                f"The passage of {passage.left} and {passage.right} is none of {left.id} and {right.id}: "
                "ask for the passages of one pair of documents at a time."
            )
    of_documents = tuple(_of_documents(passages, left, right))
    return tuple(_origin(passage, left, right, of_documents) for passage in passages)


def _origin(passage: Passage, left: Document, right: Document, of_documents: tuple[Reason, ...]) -> Origin:
    seen = _Seen.of(left, passage.left_span, [one for one, _ in passage.pieces])
    other = _Seen.of(right, passage.right_span, [two for _, two in passage.pieces])
    reasons = [*of_documents, *_of_passage(seen, other)]
    if any(reason.ground is Ground.BOTH_QUOTE for reason in reasons):
        reasons = [replace(one, weight=0.0) if one.ground in MUTE_BETWEEN_QUOTES else one for one in reasons]
    outside = next((reason for reason in reasons if reason.side is Side.OUTSIDE), None)
    is_self = left.shares_its_makers_with(right)
    reasons.sort(key=lambda reason: -reason.weight)
    if is_self:
        reasons.append(Reason(Ground.SELF, Side.UNDETERMINED, WEIGHTS[Ground.SELF]))
    told = Origin(passage, Side.UNDETERMINED, tuple(reasons), is_self_reuse=is_self)
    side = Side.OUTSIDE if outside else _decided(told)
    return Origin(passage, side, told.reasons, outside.name if outside else "", is_self_reuse=is_self)


def _decided(told: Origin) -> Side:
    """The side with the greater weight, if it is greater by enough."""
    if abs(told.margin) < ENOUGH:
        return Side.UNDETERMINED
    return Side.RIGHT if told.margin > 0 else Side.LEFT


def _for(
    side: Side, ground: Ground, of_left: tuple[Span, ...] = (), of_right: tuple[Span, ...] = ()
) -> Reason:
    return Reason(ground, side, WEIGHTS[ground], of_left, of_right)


def _for_other(ground: Ground, left: Attribution | None, right: Attribution | None) -> Iterator[Reason]:
    """What the left document says speaks for the right one, and the other way round; both say nothing."""
    if left and not right:
        yield _for(Side.RIGHT, ground, (left.span,))
    if right and not left:
        yield _for(Side.LEFT, ground, (), (right.span,))


def _of_documents(passages: Sequence[Passage], left: Document, right: Document) -> Iterator[Reason]:
    """What speaks for one document as the origin of all that it shares with the other."""
    lefts = tuple(passage.left_span for passage in passages)
    rights = tuple(passage.right_span for passage in passages)
    yield from _for_other(Ground.CREDITED, credited(left, right, lefts), credited(right, left, rights))
    yield from _for_other(Ground.NAMED, named(left, right), named(right, left))
    (on_left, left_marks), (on_right, right_marks) = form_of(left), form_of(right)
    if on_left and not on_right:
        yield _for(Side.LEFT, Ground.PRIMARY, left_marks)
    if on_right and not on_left:
        yield _for(Side.RIGHT, Ground.PRIMARY, (), right_marks)
    if is_of_an_agency(left) != is_of_an_agency(right):
        yield _for(Side.LEFT if is_of_an_agency(left) else Side.RIGHT, Ground.AGENCY)
    if len(passages) >= SEVERAL and are_in_order(passages):
        of_left, of_right = share_of(left.text, lefts), share_of(right.text, rights)
        if of_left >= HELD > of_right:
            yield _for(Side.RIGHT, Ground.CONTAINED, lefts, rights)
        if of_right >= HELD > of_left:
            yield _for(Side.LEFT, Ground.CONTAINED, lefts, rights)
    if left.published and right.published and not left.published.overlaps(right.published):
        yield _for(Side.LEFT if _is_before(left, right) else Side.RIGHT, Ground.DATES)


def _is_before(one: Document, other: Document) -> bool:
    """Whether ``one`` was published first; both are dated, and no day lies in both intervals."""
    latest = one.published and one.published.latest
    earliest = other.published and other.published.earliest
    return bool(latest and earliest and latest < earliest)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One side of a passage: where it may be said whose words it is, and the share that is quoted."""

    document: Document
    span: Span
    around: tuple[Span, ...]
    quoted: float

    @classmethod
    def of(cls, document: Document, span: Span, pieces: Sequence[Span]) -> _Seen:
        around = surroundings(document.text, span, _gaps(span, pieces))
        return cls(document, span, around, quoted_share(document.text, span))


def _gaps(span: Span, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """What stands between the stretches that agree, if it can be more than a word or two."""
    told, at = [], span.start
    for piece in sorted(pieces):
        if piece.start - at >= 10:
            told.append(Span(at, piece.start))
        at = max(at, piece.end)
    return tuple(told)


def _of_passage(left: _Seen, right: _Seen) -> Iterator[Reason]:
    """What speaks for one document as the origin of this passage, or for an outsider."""
    on_left = attributed_to(left.document, right.document, left.around)
    on_right = attributed_to(right.document, left.document, right.around)
    yield from _for_other(Ground.ATTRIBUTED, on_left, on_right)
    of_left, of_right = left.quoted, right.quoted
    if not on_left and not on_right:
        outside = _outside(left, right, of_left, of_right)
        if outside:
            yield outside
        yield from _of_kinds(left, right)
    if min(of_left, of_right) >= QUOTED:
        yield _for(Side.UNDETERMINED, Ground.BOTH_QUOTE, (left.span,), (right.span,))
    elif of_left >= QUOTED and of_right <= PLAIN:
        yield from _quoted(Side.RIGHT, right, (left.span,), ())
    elif of_right >= QUOTED and of_left <= PLAIN:
        yield from _quoted(Side.LEFT, left, (), (right.span,))
    yield from _of_edits(left, right)


def _quoted(
    side: Side, plain: _Seen, on_left: tuple[Span, ...], on_right: tuple[Span, ...]
) -> Iterator[Reason]:
    """The one that does not quote is the origin, the more so when it speaks in the first person."""
    yield _for(side, Ground.QUOTED, on_left, on_right)
    if spoken := first_person(plain.document, plain.span):
        yield _for(side, Ground.FIRST_PERSON, *((spoken, ()) if side is Side.LEFT else ((), spoken)))


def _of_kinds(left: _Seen, right: _Seen) -> Iterator[Reason]:
    on_left = attributed_to_kind(left.document, form_of(right.document)[0], left.around)
    on_right = attributed_to_kind(right.document, form_of(left.document)[0], right.around)
    yield from _for_other(Ground.MEDIUM, on_left, on_right)


def _outside(left: _Seen, right: _Seen, of_left: float, of_right: float) -> Reason | None:
    """An outsider whom both name, or one of them where the other quotes as well without saying whom."""
    if min(of_left, of_right) < PARTLY:
        return None
    one, two = outsider(left.document, left.around), outsider(right.document, right.around)
    if one and two and not are_one(one.name, two.name):
        return None
    if not (one and two) and min(of_left, of_right) < QUOTED:
        return None
    told = one or two
    if told is None or any(
        are_one(told.name, name) for name in (*left.document.names, *right.document.names)
    ):
        return None
    spans = ((one.span,) if one else (), (two.span,) if two else ())
    return Reason(Ground.OUTSIDER, Side.OUTSIDE, WEIGHTS[Ground.OUTSIDER], *spans, name=told.name)


def _of_edits(left: _Seen, right: _Seen) -> Iterator[Reason]:
    on_left, on_right = (edit_marks(side.document.text, side.span) for side in (left, right))
    if on_left and not on_right:
        yield _for(Side.RIGHT, Ground.MARKED_EDITS, on_left)
    if on_right and not on_left:
        yield _for(Side.LEFT, Ground.MARKED_EDITS, (), on_right)
    of_left, of_right = (words_between(side.document.text, side.span) for side in (left, right))
    if is_shorter(of_left, of_right):
        yield _for(Side.RIGHT, Ground.SHORTENED, (left.span,), (right.span,))
    if is_shorter(of_right, of_left):
        yield _for(Side.LEFT, Ground.SHORTENED, (left.span,), (right.span,))
