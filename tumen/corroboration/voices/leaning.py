"""Whose word a part is that a document tells by its own: "forty were returned, they said. Nine of them ..."

A part leans on its whole: it says nothing of whether the whole happened that the whole did not say. Where a
document has the whole from somebody and never tells it by its own word, its part is theirs as well, and no
further voice. A part that somebody else tells is that one's word, and one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tumen.corroboration.voices.telling import Part, Said, Telling


def with_speakers_of_wholes(told: Sequence[Telling]) -> Sequence[Telling]:
    """``told``, each part of its document's own word with the speakers of the whole before it."""
    wholes: dict[str, list[Said]] = defaultdict(list)
    for telling in told:
        said = telling.said(Part.HAPPENED)
        if said is not None and not telling.is_part:
            wholes[telling.document].append(said)
    return [_leaning(telling, wholes[telling.document]) if telling.is_part else telling for telling in told]


def _leaning(telling: Telling, wholes: Sequence[Said]) -> Telling:
    own = frozenset(telling.own)
    mine = telling.said(Part.HAPPENED)
    if mine is None or not wholes or any(_is_own(said, own) for said in wholes) or not _is_own(mine, own):
        return telling
    before = [said for said in wholes if said.span.start <= mine.span.start]
    whole = max(before, key=_place) if before else min(wholes, key=_place)
    parts = (replace(said, chains=whole.chains) if _is_own(said, own) else said for said in telling.parts)
    return replace(telling, parts=tuple(parts))


def _is_own(said: Said, own: frozenset[str]) -> bool:
    return not said.innermost or not own.isdisjoint(said.innermost)


def _place(said: Said) -> tuple[int, int]:
    return said.span.start, said.span.end
