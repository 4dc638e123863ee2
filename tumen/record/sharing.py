"""The passages that documents share, as they are shown: of one document, of pairs, and one side by side.

A passage with a document that the viewer may not see is not there, in no count either. Who had it first is
what was traced, in `tracing`; nothing here decides it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from tumen.access.daily import DERIVING, rows_held
from tumen.access.models import Viewer
from tumen.access.permission import the_record
from tumen.access.queries import may_see
from tumen.access.recalling import recalled
from tumen.access.sight import sees_all
from tumen.corroboration.origins.verdict import Ground, Side
from tumen.documents import models as kept
from tumen.documents.masking import Masked
from tumen.documents.queries import (
    DocumentSummary,
    documents_named,
    everywhere,
    masked_texts,
    of_keys,
    text_of,
)
from tumen.record.errors import NoSuchPassage
from tumen.record.laying import Laid, laid, still_stands
from tumen.record.models import SharedPassage
from tumen.record.shared_views import (
    DocumentRef,
    First,
    Pair,
    Pairs,
    PassageLine,
    PassageView,
    ReasonView,
    SharedWith,
    SideView,
)
from tumen.record.tracing import as_seen, passages_seen
from tumen.vocabulary.spans import Span

#: Pairs of documents in one part of a list.
MOST = 50
#: Code points of a passage's words in a list.
SHOWN = 160
_WORD = re.compile(r"\w+")
_NAMED = re.compile(r"\{left\}|\{right\}|\bd-[0-9a-hjkmnp-tv-z]{8}\b")


def shared_with(viewer: Viewer, id: str) -> tuple[SharedWith, ...]:
    """The passages that a document shares, by the other document, those with the most words first.

    Raises NoSuchDocument.
    """
    text = text_of(viewer, id).text
    rows = as_seen(viewer, passages_seen(viewer).filter(_of(id)))
    shown = masked_texts(viewer, {_side(row, id).pk for row in rows})
    known = _known(viewer, {key for row in rows for key in _keys(row)})
    groups: dict[int, list[SharedPassage]] = defaultdict(list)
    for row in rows:
        if all(key in known for key in _keys(row)):
            groups[_other(row, id)].append(row)
    places = [found.start() for found in _WORD.finditer(text)]
    found = [_shared(id, known[other], shared, shown, places) for other, shared in groups.items()]
    return tuple(sorted(found, key=lambda each: (-each.words, each.other.id)))


def _of(id: str) -> Q:
    texts = kept.Rendition.objects.filter(document__public_id=id).order_by().values("pk")
    return Q(left__in=texts) | Q(right__in=texts)


def _side(row: SharedPassage, id: str) -> kept.Rendition:
    return row.left if row.left.document.public_id == id else row.right


def _keys(row: SharedPassage) -> tuple[int, int]:
    return row.left.document_id, row.right.document_id


def _other(row: SharedPassage, id: str) -> int:
    left, right = _keys(row)
    return right if row.left.document.public_id == id else left


def _known(viewer: Viewer, keys: Iterable[int]) -> dict[int, DocumentRef]:
    """The documents of these keys that the viewer may see."""
    found = of_keys(viewer, keys)
    return {key: _ref(summary) for key, summary in found.items()}


def _ref(summary: DocumentSummary) -> DocumentRef:
    return DocumentRef(summary.id, summary.label, summary.publisher, summary.published)


def _shared(
    id: str,
    other: DocumentRef,
    rows: Sequence[SharedPassage],
    shown: Mapping[int, tuple[str, Masked]],
    places: Sequence[int],
) -> SharedWith:
    lines = sorted(
        (_line(row, id, shown[_side(row, id).pk][1]) for row in rows), key=lambda line: (line.span, line.id)
    )
    within = sum(
        bisect_left(places, span.end) - bisect_left(places, span.start)
        for span in _united(line.span for line in lines)
    )
    return SharedWith(
        other=other,
        passages=tuple(lines),
        words=sum(line.words for line in lines),
        share=round(within / len(places), 4) if places else 0.0,
        first=_first_of(line.first for line in lines),
    )


def _united(spans: Iterable[Span]) -> list[Span]:
    """The same stretches of text, none twice."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        else:
            united.append(span)
    return united


def _line(row: SharedPassage, id: str, shown: Masked) -> PassageLine:
    is_left = row.left.document.public_id == id
    side = row.left if is_left else row.right
    span = shown.span(Span(row.left_start, row.left_end) if is_left else Span(row.right_start, row.right_end))
    return PassageLine(
        id=row.public_id,
        quote=_shortened(span.of(shown.text)),
        span=span,
        rendition_id=side.pk,
        words=row.words,
        likeness=row.likeness,
        is_reordered=row.is_reordered,
        is_shortened=row.is_shortened,
        first=_first(row.origin, is_left=is_left),
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= SHOWN:
        return line
    cut = line[:SHOWN].rpartition(" ")[0] or line[:SHOWN]
    return f"{cut} \u2026"


def _first(origin: str, *, is_left: bool = True) -> First:
    if origin in (Side.LEFT.value, Side.RIGHT.value):
        return First.THIS if (origin == Side.LEFT.value) is is_left else First.OTHER
    return First(origin)


def _first_of(verdicts: Iterable[First]) -> First:
    """One answer for several passages; what is open or undetermined speaks against none that is decided."""
    told = set(verdicts)
    decided = told - {First.OPEN, First.UNDETERMINED}
    if len(decided) > 1:
        return First.DIFFERS
    if decided:
        return decided.pop()
    return First.UNDETERMINED if First.UNDETERMINED in told else First.OPEN


def pairs(viewer: Viewer, *, begin: int = 0, most: int = MOST) -> Pairs:
    """The pairs of documents that share passages, from the one numbered ``begin`` on, ``most`` of them."""
    if not may_see(viewer):
        return Pairs((), 0, 0)
    if sees_all(viewer):
        # Passages are matched anew where a text is new, and by nothing that people judge.
        told = rows_held("pairs", lambda: _summed_up(passages_seen(the_record())), changed_by=DERIVING)
    else:
        told = recalled("pairs", viewer, lambda: _summed_up(passages_seen(viewer)))
    begin = max(begin, 0)
    part = list(islice(told, begin, begin + most))
    known = _known(viewer, {key for row in part for key in row[:2]})
    passages = _passages_of(viewer, [(row[0], row[1]) for row in part])
    found = tuple(_pair(row, known, passages[row[0], row[1]]) for row in part)
    return Pairs(found, begin, len(told))


def _summed_up(rows: QuerySet[SharedPassage]) -> list[tuple[int, int, int, int]]:
    """Each pair of documents (keys) with the words and the passages that they share, most words first."""
    pairs = rows.order_by().values_list("left__document_id", "right__document_id", named=False)
    summed = pairs.annotate(shared=Sum("words"), passages=Count("pk"))
    return list(summed.order_by("-shared", "left__document_id", "right__document_id"))


def _passages_of(
    viewer: Viewer, keys: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Id and origin of each passage of these pairs of documents, in the order of the left text."""
    rows = passages_seen(viewer).filter(
        left__document__in={left for left, _ in keys}, right__document__in={right for _, right in keys}
    )
    found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for row in as_seen(viewer, rows):
        found[row.left.document_id, row.right.document_id].append((row.public_id, row.origin))
    return found


def _pair(row: Any, known: Mapping[int, DocumentRef], passages: Sequence[tuple[str, str]]) -> Pair:
    left, right, words, count = row
    first = _first_of(_first(origin) for _, origin in passages)
    return Pair(known[left], known[right], count, words, first, passages[0][0])


def passage(viewer: Viewer, id: str) -> PassageView:
    """One passage by its id, both sides with what is around them. Raises NoSuchPassage."""
    row = next(iter(as_seen(viewer, passages_seen(viewer).filter(public_id=id))), None)
    known = _known(viewer, _keys(row)) if row else {}
    if row is None or len(known) < len(set(_keys(row))):
        raise NoSuchPassage(
            f"There is no passage {id}. `tumen passages` lists the passages that documents share."
        )
    left, right = (known[key] for key in _keys(row))
    siblings = list(
        SharedPassage.objects.filter(left=row.left_id, right=row.right_id).values_list("public_id", flat=True)
    )
    at = siblings.index(id)
    spans, stands, both = _both_sides(viewer, row)
    told, source = _reasons(viewer, row, left, right)
    view = PassageView(
        id=row.public_id,
        left=SideView(left, spans[0], both[0]),
        right=SideView(right, spans[1], both[1]),
        words=row.words,
        likeness=row.likeness,
        is_reordered=row.is_reordered,
        is_shortened=row.is_shortened,
        stands=stands,
        origin=_origin(row, _names(left, right), source),
        first=_first(row.origin),
        outside=row.origin_name,
        source=source,
        reasons=told,
        previous=siblings[at - 1] if at else "",
        next=siblings[at + 1] if at + 1 < len(siblings) else "",
        number=at + 1,
        of=len(siblings),
    )
    return everywhere(viewer).of([left.id, right.id]).value(view)


def _both_sides(viewer: Viewer, row: SharedPassage) -> tuple[tuple[Span, Span], bool, tuple[Laid, Laid]]:
    """Where the sides stand, whether they still do, and what stands there.

    They do not when a text was extracted anew since: the passages are found again with the next `refresh`.
    """
    spans = Span(row.left_start, row.left_end), Span(row.right_start, row.right_end)
    pieces = [(Span(a, b), Span(c, d)) for a, b, c, d in row.pieces]
    newest = all(
        not kept.Rendition.objects.filter(document=side.document_id, pk__gt=side.pk).exists()
        for side in (row.left, row.right)
    )
    shown = masked_texts(viewer, (row.left_id, row.right_id))
    (left, here), (right, there) = shown[row.left_id], shown[row.right_id]
    stands = newest and still_stands(left, right, spans, pieces)
    spans = here.span(spans[0]), there.span(spans[1])
    pieces = [(here.span(one), there.span(other)) for one, other in pieces]
    return spans, stands, laid(here.text, there.text, spans, pieces, stands=stands)


def _reasons(
    viewer: Viewer, row: SharedPassage, left: DocumentRef, right: DocumentRef
) -> tuple[tuple[ReasonView, ...], DocumentRef | None]:
    """The reasons with the documents called by their titles, and the kept text that both sides come from.

    A reason that names a document which the viewer may not see is left out.
    """
    names = dict(zip(("{left}", "{right}"), _names(left, right), strict=True))
    ids = {id for told in row.reasons for id in _NAMED.findall(told["words"]) if id not in names}
    others = documents_named(viewer, ids) if ids else ()
    refs = {each.id: _ref(each) for each in others}
    names |= {id: f"\u201c{ref.label}\u201d" for id, ref in refs.items()}
    told = tuple(
        ReasonView(
            each["name"],
            _NAMED.sub(lambda at: names[at[0]], each["words"]),
            each.get("side", ""),
            {each.get("side", ""), row.origin} == {Side.LEFT.value, Side.RIGHT.value},
        )
        for each in row.reasons
        if all(id in names for id in _NAMED.findall(each["words"]))
    )
    common = (each["words"] for each in row.reasons if each["name"] == Ground.COMMON.value)
    source = next((refs[id] for words in common for id in _NAMED.findall(words) if id in refs), None)
    return told, source


def _origin(row: SharedPassage, names: tuple[str, str], source: DocumentRef | None) -> str:
    if row.origin in (Side.LEFT.value, Side.RIGHT.value):
        return f"{names[row.origin == Side.RIGHT.value]} had these words first."
    if row.origin == Side.OUTSIDE.value:
        named = f"\u201c{source.label}\u201d" if source else row.origin_name
        return f"Both have these words from {named or 'a third text'}."
    if row.origin == Side.UNDETERMINED.value:
        return "Both have these words from one origin; which had them first is not known."
    return "Which had these words first is not decided yet."


def _names(left: DocumentRef, right: DocumentRef) -> tuple[str, str]:
    """What the two are called in a sentence: by their titles, where these are the same by their ids too."""
    if left.label != right.label:
        return f"\u201c{left.label}\u201d", f"\u201c{right.label}\u201d"
    return f"\u201c{left.label}\u201d ({left.id})", f"\u201c{right.label}\u201d ({right.id})"


def passage_ids(viewer: Viewer) -> list[str]:
    """Every passage between documents that the viewer may see."""
    return list(passages_seen(viewer).values_list("public_id", flat=True))
