"""How many voices tell each part of an event: at least, with every suspected edge collapsed, and at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tumen.corroboration.voices.suspecting import is_one_number
from tumen.corroboration.voices.telling import Edge, Part, Telling, is_virtual
from tumen.corroboration.voices.wording import flags_of, name_of_group, repeated_words, sentence_of


@dataclass(frozen=True, slots=True)
class Voice:
    """Claims that share one origin, counted once; ``origins`` are the virtual ones that join them."""

    claims: tuple[str, ...]
    origins: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class PartVoices:
    """The voices of one part. ``groups`` are those that make up ``least``, ``apart`` those of ``most``.

    ``repeating`` says of how many of ``apart`` the number had been given by another before.
    """

    part: Part
    reports: int
    documents: int
    groups: tuple[Voice, ...]
    apart: tuple[Voice, ...]
    flags: tuple[str, ...]
    sentence: str
    repeating: int = 0

    @property
    def least(self) -> int:
        """The voices with every edge collapsed that nobody rejected."""
        return len(self.groups)

    @property
    def most(self) -> int:
        """The voices with only those edges collapsed that a person or the documents' own words confirm."""
        return len(self.apart)


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of an event, part by part; a part that nobody tells has none."""

    parts: tuple[PartVoices, ...]

    def of(self, part: Part) -> PartVoices | None:
        return next((voices for voices in self.parts if voices.part is part), None)


def voices_of(tellings: Iterable[Telling], edges: Iterable[Edge]) -> Voices:
    """The voices behind each part of one event, from its tellings and their edges."""
    told = sorted(tellings, key=lambda telling: (telling.document, telling.claim))
    known = tuple(edges)
    parts = (_voices(part, [telling for telling in told if telling.said(part)], known) for part in Part)
    return Voices(tuple(voices for voices in parts if voices.reports))


def _voices(part: Part, told: Sequence[Telling], edges: Sequence[Edge]) -> PartVoices:
    concerned = [edge for edge in edges if part in edge.parts]
    groups = _grouped(told, [edge for edge in concerned if edge.is_suspected])
    apart = _grouped(told, [edge for edge in concerned if edge.is_confirmed])
    documents = len({telling.document for telling in told})
    later = len(repeating(apart, told)) if part in _COUNTED else 0
    return PartVoices(
        part,
        len(told),
        documents,
        groups,
        apart,
        (*flags_of(part, told, concerned), *(() if not later else (repeated_words(later),))),
        sentence_of(len(told), documents, len(groups), len(apart)),
        later,
    )


#: The parts that a number stands for: who counted is asked where people are said to have been returned.
_COUNTED = (Part.HAPPENED, Part.HOW_MANY)


def repeating(apart: Sequence[Voice], told: Sequence[Telling]) -> tuple[Voice, ...]:
    """The voices that only give numbers which another one gave in an earlier document.

    They may have counted themselves, and may have read it: nothing in their words decides, so they stay
    voices of their own. One who is said to know it at first hand repeats nothing.
    """
    numbered = {telling.claim: telling for telling in told if telling.quantity and not telling.is_part}
    voices = [(voice, [numbered[claim] for claim in voice.claims if claim in numbered]) for voice in apart]
    return tuple(
        voice
        for voice, theirs in voices
        if theirs
        and not any(telling.is_first_hand for telling in theirs)
        and all(_was_given(telling, voice, voices) for telling in theirs)
    )


def _was_given(telling: Telling, by: Voice, voices: Sequence[tuple[Voice, list[Telling]]]) -> bool:
    begins = telling.published.earliest if telling.published else None
    return begins is not None and any(
        before.published and before.published.latest and before.published.latest < begins
        for voice, theirs in voices
        if voice is not by
        for before in theirs
        if is_one_number(before, telling)
    )


def _grouped(told: Sequence[Telling], edges: Iterable[Edge]) -> tuple[Voice, ...]:
    """The groups that edges join, in the order of their first documents."""
    joined: dict[str, set[str]] = {telling.claim: {telling.claim} for telling in told}
    claims = frozenset(joined)
    used = [edge for edge in edges if _is_here(edge.one, claims) and _is_here(edge.other, claims)]
    for edge in used:
        one, other = joined.setdefault(edge.one, {edge.one}), joined.setdefault(edge.other, {edge.other})
        if one is not other:
            larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
            larger |= smaller
            joined.update(dict.fromkeys(smaller, larger))
    groups = {id(joined[claim]): joined[claim] for claim in claims}
    by_claim = {telling.claim: telling for telling in told}
    voices = []
    for group in groups.values():
        tellings = [by_claim[claim] for claim in group if claim in claims]
        tellings.sort(key=lambda telling: (telling.document, telling.claim))
        inside = [edge for edge in used if edge.one in group]
        origins = tuple(sorted(group - claims))
        name = name_of_group(tellings, inside)
        voices.append(Voice(tuple(telling.claim for telling in tellings), origins, name))
    return tuple(sorted(voices, key=lambda voice: voice.claims))


def _is_here(end: str, claims: frozenset[str]) -> bool:
    """Whether the end is a claim that tells this part, or an origin; other claims join nothing."""
    return end in claims or is_virtual(end)
