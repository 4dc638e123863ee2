"""Who said a figure of an event first, who has it from the same voice, and who else gives it.

By the days of the documents that are kept here and shown to the viewer. That is all that can be known of it:
an earlier document may not be kept, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tumen.claims.queries import ClaimView
from tumen.corroboration.figures import Role
from tumen.corroboration.voices.counting import Voices
from tumen.corroboration.voices.telling import Part
from tumen.record.queries import EventView
from tumen.vocabulary.quantities import Quantity
from tumen.web.words import amount_words, date_words, speaker_words

#: Voices of one figure, and documents of one voice, that are named; all stand report by report below.
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Said:
    """One document that gives the figure: who says so in it, which document, and of when."""

    claim: str
    who: str
    document: str
    day: str


@dataclass(frozen=True, slots=True)
class Told:
    """One voice: where it gives the figure first, and then ``again``; ``more`` documents are not named."""

    first: Said
    again: tuple[Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class First:
    """A figure, with the voices that give it, by the day on which each does so first; ``more`` are not named.

    What has no date stands last: nobody knows whether it is earlier.
    """

    figure: str
    voices: tuple[Told, ...]
    more: int


def firsts_of(event: EventView, voices: Voices | None) -> tuple[First, ...]:
    """The figures of ``event`` that two documents give at least, in the order in which they were told."""
    counted = voices.of(Part.HOW_MANY) if voices else None
    if counted is None:
        return ()
    voice_of = {claim: number for number, voice in enumerate(counted.groups) for claim in voice.claims}
    given: dict[tuple[float | None, float | None], list[ClaimView]] = {}
    for claim in (figure.claim for figure in event.figures if figure.role is Role.COUNTS):
        quantity: Quantity = claim.value("quantity")
        given.setdefault((quantity.low, quantity.high), []).append(claim)
    by_day = [(_by_document(claims), claims) for claims in given.values()]
    by_day = [(told, claims) for told, claims in by_day if len(told) > 1]
    by_day.sort(key=lambda pair: _day(pair[0][0]))
    return tuple(_first(told, claims, voice_of) for told, claims in by_day)


def first_of(claims: Iterable[ClaimView]) -> ClaimView | None:
    """The claim that was told first, by the days of the documents; None of none."""
    return next(iter(_by_document(claims)), None)


def _by_document(claims: Iterable[ClaimView]) -> list[ClaimView]:
    """One claim of each document, by day: one that names its source, before what it says by its own word."""
    kept: dict[str, ClaimView] = {}
    for claim in sorted(claims, key=_is_own):
        kept.setdefault(claim.document_id, claim)
    return sorted(kept.values(), key=lambda claim: (_day(claim), not _is_named(claim), claim.document_id))


def _is_own(claim: ClaimView) -> bool:
    return claim.own_voice or claim.speaker == claim.publisher


def _is_named(claim: ClaimView) -> bool:
    """Whether somebody with a name says so: of one day, "there are reports" passes on what another has."""
    if _is_own(claim):
        return True
    name = next((chain[-1].name for chain in claim.told_by if chain), "")
    return name[:1] != name[:1].lower() or not name[:1].isascii()


def _day(claim: ClaimView) -> date:
    """The earliest day on which the claim's document can have appeared; the last of days without a date."""
    published = claim.published
    return (published.earliest or published.latest or date.max) if published else date.max


def _first(told: list[ClaimView], claims: list[ClaimView], voice_of: Mapping[str, int]) -> First:
    groups: dict[object, list[ClaimView]] = {}
    for claim in told:
        groups.setdefault(voice_of.get(claim.id, claim.id), []).append(claim)
    voices = [_told(group) for group in groups.values()]
    words = dict.fromkeys(amount_words(claim.value("quantity")) for claim in claims)
    return First(" · ".join(words), tuple(voices[:MOST_NAMED]), len(voices[MOST_NAMED:]))


def _told(claims: list[ClaimView]) -> Told:
    first, *again = map(_said, claims)
    return Told(first, tuple(again[:MOST_NAMED]), len(again[MOST_NAMED:]))


def _said(claim: ClaimView) -> Said:
    own = claim.publisher or claim.document_title
    who = speaker_words(claim.value("speakers"), otherwise=own)
    return Said(claim.id, who, "" if own == who else own, date_words(claim.published))
