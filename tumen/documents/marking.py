"""Covers written: what signs propose of a new text, what a person marks, and the same words elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tumen.access.models import Actor
from tumen.documents.covering import EVERYWHERE, MARKED_EVERYWHERE, OF_EVERYWHERE
from tumen.documents.finding import Wanted
from tumen.documents.identities import CIRCUMSTANCES, NOBODY, signs_in
from tumen.documents.indexing import index_renditions
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind, Detail, Rendition
from tumen.documents.sealing import keep_covers, told_words
from tumen.vocabulary.spans import Span

#: The rule of covers that stand where words stand which a person marked elsewhere.
SAME_WORDS = "the same words were marked"


def cover_new(rendition: Rendition) -> None:
    """Cover what signs propose of a text just kept, its circumstances, and what is marked elsewhere."""
    found = [*_signs(rendition), *_circumstances(rendition), *_known_elsewhere(rendition)]
    keep_covers(_apart(found))


def cover_by_hand(
    actor: Actor, rendition: Rendition, span: Span, kind: CoverKind, why: str, item: str = ""
) -> Cover:
    """Cover a stretch, and the same words wherever else they stand: names, contacts and helpers in every
    text, the rest in its own. Where the stretch is covered already the new cover stands beside it."""
    words = span.of(rendition.text)
    marked = Cover(
        rendition=rendition,
        start=span.start,
        end=span.end,
        kind=kind,
        item=item,
        marked_by=actor,
        why=why,
    )
    marked.words = words
    keep_covers([marked])
    covered = {rendition.pk}
    if len(words.strip()) >= SHORTEST and kind is not CoverKind.CLAIM:
        here = (rendition.pk, span.start)
        found = [
            each for each in _elsewhere(words, kind, rendition) if (each.rendition_id, each.start) != here
        ]
        keep_covers(found)
        covered |= {each.rendition_id for each in found}
    index_renditions(covered)
    return marked


def cover_cells(actor: Actor, rendition: int, spans: Iterable[Span], why: str) -> int:
    """Cover these cells of a list as names, in one go and in this text alone; those that are covered just so
    already are left out. Returns how many were covered."""
    row = Rendition.objects.get(pk=rendition)
    standing = Cover.objects.filter(rendition=row, removed_at=None)
    known = set(standing.values_list("start", "end"))
    made = []
    for span in spans:
        if (span.start, span.end) not in known:
            cover = _cover(row, span, CoverKind.NAME, "")
            cover.marked_by, cover.why = actor, why
            made.append(cover)
    keep_covers(made)
    if made:
        index_renditions({row.pk})
    return len(made)


def _elsewhere(words: str, kind: CoverKind, rendition: Rendition) -> Iterator[Cover]:
    rows = Rendition.objects.order_by("pk")
    if kind not in EVERYWHERE + MARKED_EVERYWHERE:
        rows = rows.filter(document=rendition.document_id)
    for pk, text in rows.values_list("pk", "text").iterator(100):
        yield from _where(words, kind, Rendition(pk=pk, text=text), SAME_WORDS)


def _where(words: str, kind: str, rendition: Rendition, rule: str) -> Iterator[Cover]:
    for found in Wanted([words]).spans(rendition.text):
        yield _cover(rendition, found, kind, rule)


def _cover(rendition: Rendition, span: Span, kind: str, rule: str) -> Cover:
    cover = Cover(rendition_id=rendition.pk, start=span.start, end=span.end, kind=kind, rule=rule)
    cover.words = span.of(rendition.text)
    return cover


def _signs(rendition: Rendition) -> Iterator[Cover]:
    for sign in signs_in(rendition.text):
        yield _cover(rendition, sign.span, sign.kind, sign.rule)


def _circumstances(rendition: Rendition) -> Iterator[Cover]:
    """Who told, who interpreted and where, as the document itself says, wherever it says it."""
    rows = Detail.objects.filter(document=rendition.document_id, field__in=CIRCUMSTANCES)
    for field, value in rows.values_list("field", "value"):
        if len(value.strip()) >= SHORTEST and value.strip(" .").casefold() not in NOBODY:
            kind, rule = CIRCUMSTANCES[field], f"circumstance: {field}"
            whole = list(_where(value, kind, rendition, rule))
            yield from whole
            # "Kang Da-on, Saebyeok Records Centre" is named again without the rest.
            name, comma, _ = value.partition(",")
            if comma and len(name.strip()) >= SHORTEST:
                for part in _where(name, kind, rendition, rule):
                    if not any(one.start <= part.start < one.end for one in whole):
                        yield part


def _known_elsewhere(rendition: Rendition) -> Iterator[Cover]:
    """Names and contacts that people marked in other texts. Where any of them stands each is looked for by
    itself: they are few."""
    rows = Cover.objects.filter(OF_EVERYWHERE, removed_at=None).exclude(marked_by=None)
    told = set(told_words(rows, "kind"))
    marked = {(words, kind) for words, kind in told if words and len(words.strip()) >= SHORTEST}
    if Wanted(words for words, _ in marked).spans(rendition.text):
        for words, kind in sorted(marked):
            yield from _where(words, kind, rendition, SAME_WORDS)


def _apart(covers: Iterable[Cover]) -> Iterator[Cover]:
    """Each stretch once for each kind."""
    seen = set()
    for cover in covers:
        place = (cover.rendition_id, cover.start, cover.end, cover.kind)
        if place not in seen:
            seen.add(place)
            yield cover
