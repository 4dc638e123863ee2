"""Evidence for the place of an act whose own words tell none: what was told before, and who does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct
from tumen.reading.weighing.acts import bucket, group_of
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.places import PlaceMention
from tumen.vocabulary.slots import Places
from tumen.vocabulary.spans import Span

#: Claims back, sentences back, and places of a sentence that are looked at.
_ACTS, _SENTENCES, _PLACES = 5, 4, 4
#: The value of an act of which nothing tells where it was.
NOWHERE = ""

#: The places that a sentence names, by its number.
Naming = Callable[[int], Sequence[PlaceMention]]


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place told elsewhere: its words in the text, or the slot that it was told with."""

    evidence: Span | None
    inherited: bool


def act_place_evidence(
    told: ToldAct,
    telling: Telling,
    before: Sequence[tuple[ToldAct, Places | None, Span | None]],
    naming: Naming,
    doers: Sequence[PlaceMention],
) -> list[Piece]:
    """All evidence for the place of ``told``.

    ``before`` are the claims found so far with their places and what tells them, ``doers`` the places in the
    words for those who did it.
    """
    code = group_of(told.word.code)
    pieces = [*_of_acts(told, before, code), *_of_sentences(told, telling, naming, code)]
    pieces += _of_doers(doers, code)
    knows = any(piece.value for piece in pieces)
    nowhere = (
        f"nowhere:{code}",
        f"nowhere:knows={knows}",
        f"nowhere:headline={told.is_headline}",
        f"nowhere:doers={bool(doers)}",
        f"nowhere:verbal={told.word.is_verbal}",
    )
    return [*pieces, Piece(NOWHERE, nowhere)]


def _of_acts(
    told: ToldAct, before: Sequence[tuple[ToldAct, Places | None, Span | None]], code: str
) -> Iterator[Piece]:
    """Where the claims before were, or where they led."""
    members = {id(member) for member in told.members}
    placed = 0
    for back, (other, places, evidence) in enumerate(reversed(before[-_ACTS:])):
        if places is None:
            continue
        sentences = told.sentence.index - other.sentence.index
        same = bool(members & {id(member) for member in other.members})
        for kind, name in (("at", places.at), ("to", places.destination), ("from", places.origin)):
            if not name:
                continue
            features = (
                f"act:{kind}",
                f"act:{kind}:near={bucket(sentences, (0, 1, 2, 4))}",
                f"act:{kind}:back={min(back, 3)}:number={min(placed, 2)}",
                f"act:{kind}:same={same}",
                f"act:{kind}:block={told.sentence.block == other.sentence.block}",
                f"act:{kind}:{group_of(other.word.code)}<{code}",
                f"act:{kind}:{code}",
            )
            yield Piece(name, features, "act", PlaceTold(evidence, inherited=sentences > 0))
        placed += 1


def _of_sentences(told: ToldAct, telling: Telling, naming: Naming, code: str) -> Iterator[Piece]:
    """The places that its own sentence and those before it name."""
    index, sentences = told.sentence.index, telling.prepared.sentences
    number = 0
    for other in range(index, max(-1, index - 1 - _SENTENCES), -1):
        mentions = naming(other)
        offset = sentences[other].span.start
        same_block = sentences[other].block == told.sentence.block
        text = sentences[other].of(telling.text)
        for mention in [*reversed(mentions)][:_PLACES]:
            before = text[max(0, mention.span.start - 12) : mention.span.start].lower().split()
            word = before[-1] if before and before[-1].isalpha() and len(before[-1]) < 7 else "other"
            place = mention.place
            side = "after" if other == index and mention.span.start > told.token.idx else "before"
            kind = "people" if place.is_demonym else "government" if place.is_government else place.level
            features = (
                f"told:{min(index - other, 4)}:{kind}",
                f"told:{min(index - other, 4)}:block={same_block}",
                f"told:number={min(number, 3)}:{kind}",
                f"told:here={other == index}:{side}:{kind}",
                f"told:here={other == index}:word={word}",
                f"told:{kind}:{code}",
            )
            yield Piece(
                place.name, features, "story", PlaceTold(mention.span.shifted(offset), other != index)
            )
            number += 1


def _of_doers(doers: Sequence[PlaceMention], code: str) -> Iterator[Piece]:
    """The country of those who do it."""
    for mention in doers:
        kind = "people" if mention.place.is_demonym else mention.place.level
        features = (f"doer:{kind}", f"doer:{code}")
        yield Piece(mention.place.name, features, "doer", PlaceTold(None, inherited=False))
