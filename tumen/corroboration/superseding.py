"""Figures that their own voice has corrected or withdrawn since: they stay on record and support nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.fits import Said, can_agree


@dataclass(frozen=True, slots=True)
class Superseded:
    """``by`` is the claim that corrects or withdraws a figure, which may be the figure's own."""

    by: str
    reason: str


def voice_of(claim: FigureClaim, voices: Mapping[str, str] | None = None) -> str:
    """The voice of ``claim``: as ``voices`` or the claim say, else its speaker, else its document."""
    given = (voices or {}).get(claim.id) or claim.voice
    return given or (f"speaker {claim.speaker.casefold()}" if claim.speaker else f"document {claim.document}")


def superseded(
    claims: Iterable[FigureClaim], voices: Mapping[str, str] | None = None
) -> dict[str, Superseded]:
    """Which of ``claims``, all of one event, no longer stand, and why.

    Only words that correct or withdraw do that (``corrects``, ``retracts``), and only to figures of the same
    voice and unit: a later figure that is merely another stands beside the earlier one. A correction replaces
    what contradicts it in its own document, and all of earlier documents; where one of the two carries no
    date, only the very number that was withdrawn falls. That number falls in later documents too: repeating
    is no new count.
    """
    told: dict[tuple[str, object], list[FigureClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (_published(claim), claim.position, claim.id)):
        told[voice_of(claim, voices), claim.unit].append(claim)
    found: dict[str, Superseded] = {}
    for own in told.values():
        for claim in own:
            if claim.superseded_by:
                found[claim.id] = Superseded(claim.superseded_by, f"{_CORRECTED}.")
        _withdraw(own, found)
        _correct(own, found)
    return found


_CORRECTED = "The same voice corrected this figure later"
_WITHDRAWN = "The same voice withdrew this figure"


def _withdraw(own: list[FigureClaim], found: dict[str, Superseded]) -> None:
    for retraction in own:
        if retraction.retracts:
            better = next((c for c in own if c.corrects and c.document == retraction.document), retraction)
            for claim in own:
                if _said(claim) == _said(retraction) and not claim.corrects:
                    found[claim.id] = Superseded(better.id, _words(_WITHDRAWN, better))


def _correct(own: list[FigureClaim], found: dict[str, Superseded]) -> None:
    """The latest correction is applied last: it may replace an earlier one."""
    for correction in own:
        if not correction.corrects or correction.retracts:
            continue
        gone = {
            _said(claim)
            for claim in own
            if _said(claim) != _said(correction) and (_comes_before(claim, correction) or claim.retracts)
        }
        for claim in own:
            is_own_words = claim.corrects and not _comes_before(claim, correction)
            if _said(claim) in gone and not is_own_words:
                found[claim.id] = Superseded(correction.id, _words(_CORRECTED, correction))


def _comes_before(claim: FigureClaim, correction: FigureClaim) -> bool:
    """Whether it is known that ``claim`` was told before; beside its correction, what contradicts it was."""
    if claim.document == correction.document:
        is_earlier = claim.position < correction.position
        return is_earlier if claim.corrects else not can_agree(claim.quantity, correction.quantity)
    if claim.published is None or correction.published is None:
        return False
    latest, earliest = claim.published.latest, correction.published.earliest
    return latest is not None and earliest is not None and latest < earliest


def _words(why: str, by: FigureClaim) -> str:
    return f"{why}: {by.quantity}, in {by.document}." if by.corrects else f"{why}, in {by.document}."


def _said(claim: FigureClaim) -> Said:
    return claim.quantity.low, claim.quantity.high


def _published(claim: FigureClaim) -> str:
    day = claim.published.earliest or claim.published.latest if claim.published else None
    return day.isoformat() if day else ""
