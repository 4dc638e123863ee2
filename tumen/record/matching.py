"""Which passages documents share, kept up: each new text is matched against all that came before it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from django.db.models import Max, Q
from django.utils.crypto import salted_hmac

from tumen.corroboration.passages import archive
from tumen.corroboration.passages.aligning import Text, align
from tumen.corroboration.passages.index import VERSION, Index
from tumen.corroboration.passages.passage import Passage
from tumen.corroboration.passages.words import words_of
from tumen.documents.models import Block, Rendition
from tumen.record.models import Fingerprint, SharedPassage
from tumen.vocabulary.codes import BlockKind

#: Blocks that say nothing of their own: what a page says of itself, the fields of a list, names above a text.
FURNITURE = frozenset(
    kind.value
    for kind in (
        BlockKind.BOILERPLATE,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
        BlockKind.HEADER,
        BlockKind.TABLE_ROW,
    )
)
PARAGRAPH = "\u2029"
#: New texts from which on the whole archive is matched in one go, which is then quicker.
MANY = 200
BATCH = 500
#: Texts that are read at once, and that are held: most are asked for soon again.
AHEAD, HELD = 100, 2_000

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Matched:
    """What a matching did: how many texts were new, and how many passages are kept now."""

    texts: int
    passages: int


def match(told: Told = lambda done, of: None) -> Matched:
    """Match every text that has not been matched yet against all, and drop what belongs to former texts.

    ``told`` hears how many of how many steps are done. What was matched before stays as it is, so that a run
    that was cut off goes on where it stood.
    """
    current = _current()
    _drop_former(current)
    known = set(Fingerprint.objects.filter(version=VERSION).values_list("rendition_id", flat=True))
    new = [rendition for rendition in current if rendition not in known]
    if new:
        index = _index()
        found = (
            _at_once(current, set(new), told) if len(new) >= MANY else _one_by_one(current, new, index, told)
        )
        _keep(found, new)
        _keep_fingerprints(new, index)
    return Matched(len(new), SharedPassage.objects.count())


def unmatched() -> int:
    """How many texts have not been matched yet."""
    known = Fingerprint.objects.filter(version=VERSION).values("rendition")
    return Rendition.objects.filter(pk__in=_current()).exclude(pk__in=known).count()


def _current() -> list[int]:
    """The newest rendition of each document, in the order in which the documents were added."""
    rows = Rendition.objects.values("document_id").annotate(newest=Max("pk")).order_by("document_id")
    return [row["newest"] for row in rows]


def _drop_former(current: list[int]) -> None:
    standing = set(current)
    former = [pk for pk in Fingerprint.objects.values_list("rendition_id", flat=True) if pk not in standing]
    for some in _batches(former):
        SharedPassage.objects.filter(Q(left__in=some) | Q(right__in=some)).delete()
        Fingerprint.objects.filter(rendition__in=some).delete()
    Fingerprint.objects.exclude(version=VERSION).delete()


def _secret() -> int:
    """The salt of the seeds: a secret of this workspace."""
    return int.from_bytes(salted_hmac("tumen.passages", "seeds", algorithm="sha256").digest()[:8], "big")


def _index() -> Index:
    index = Index(_secret())
    for postings in (
        Fingerprint.objects.filter(version=VERSION).values_list("postings", flat=True).iterator(BATCH)
    ):
        index.add(np.frombuffer(bytes(postings), np.uint64))
    return index


class _Texts:
    """Texts as they are matched, by rendition, in the order in which they are mostly asked for: whoever asks
    for one gets the next ones read with it."""

    def __init__(self, order: Sequence[int]) -> None:
        self._order = order
        self._place = {rendition: number for number, rendition in enumerate(order)}
        self._held: OrderedDict[int, str] = OrderedDict()

    def __call__(self, rendition: int) -> str:
        if rendition not in self._held:
            begin = self._place[rendition]
            some = self._order[begin : begin + AHEAD]
            self._held.update(_texts([each for each in some if each not in self._held]))
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(rendition)
        return self._held[rendition]


def _texts(renditions: Sequence[int]) -> dict[int, str]:
    """The texts as they are matched, of the length as kept: what a page says of itself is blank."""
    rows = Rendition.objects.filter(pk__in=renditions).order_by()
    blocks: dict[int, list[tuple[str, int, int]]] = {rendition: [] for rendition in renditions}
    inside = Block.objects.filter(rendition__in=renditions).order_by("rendition_id", "order")
    for rendition, kind, start, end in inside.values_list("rendition_id", "kind", "start", "end"):
        blocks[rendition].append((kind, start, end))
    return {pk: _matched(text, blocks[pk]) for pk, text in rows.values_list("pk", "text")}


def _matched(text: str, blocks: Iterable[tuple[str, int, int]]) -> str:
    told, place = [], 0
    for kind, start, end in blocks:
        # A block that begins on the next line is a paragraph of its own.
        told.append(text[place:start].replace("\n", PARAGRAPH))
        told.append(PARAGRAPH * (end - start) if kind in FURNITURE else text[start:end])
        place = end
    return "".join(told) + text[place:]


def _at_once(current: list[int], new: set[int], told: Told) -> Iterator[Passage]:
    ids = [str(rendition) for rendition in current]
    text_of = _Texts(current)
    for passage in archive.shared_passages(ids, lambda number: text_of(current[number]), told=told):
        if int(passage.left) in new or int(passage.right) in new:
            yield passage


def _one_by_one(current: list[int], new: list[int], index: Index, told: Told) -> Iterator[Passage]:
    text_of = _Texts(current)
    survey = archive.surveyed(len(current), lambda number: text_of(current[number]))
    stock = index.stock()
    cut = lru_cache(BATCH)(lambda rendition: Text.of(str(rendition), text_of(rendition), survey, stock))
    place = {rendition: number for number, rendition in enumerate(current)}
    seen: set[tuple[int, int]] = set()
    for done, rendition in enumerate(new):
        told(done, len(new))
        words = words_of(text_of(rendition))
        for other in index.like(words):
            left, right = sorted((other, rendition), key=lambda each: place.get(each, -1))
            if other in place and other != rendition and (left, right) not in seen:
                seen.add((left, right))
                yield from align(cut(left), cut(right))
        index.add(index.postings(words, rendition))


def _keep(passages: Iterable[Passage], new: list[int]) -> None:
    """Write the passages; those of a new text that an unfinished run left behind go first."""
    for some in _batches(new):
        SharedPassage.objects.filter(Q(left__in=some) | Q(right__in=some)).delete()
    rows = (_row(passage) for passage in passages)
    while batch := list(islice(rows, BATCH)):
        SharedPassage.objects.bulk_create(batch)


def _row(passage: Passage) -> SharedPassage:
    return SharedPassage(
        left_id=int(passage.left),
        right_id=int(passage.right),
        left_start=passage.left_span.start,
        left_end=passage.left_span.end,
        right_start=passage.right_span.start,
        right_end=passage.right_span.end,
        pieces=[[*left.to_json(), *right.to_json()] for left, right in passage.pieces],
        words=passage.words,
        likeness=passage.likeness,
        worth=passage.worth,
        is_reordered=passage.is_reordered,
        is_shortened=passage.is_shortened,
    )


def _keep_fingerprints(new: list[int], index: Index) -> None:
    text_of = _Texts(new)
    for some in _batches(new):
        Fingerprint.objects.bulk_create(
            [
                Fingerprint(
                    rendition_id=rendition,
                    postings=index.postings(words_of(text_of(rendition)), rendition).tobytes(),
                    version=VERSION,
                )
                for rendition in some
            ]
        )


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch
