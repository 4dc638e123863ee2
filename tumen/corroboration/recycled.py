"""Recycled numbers: a figure repeated later without a new count, and where it stood first.

Two figures are one when they are the same as written, count the same unit of the same act as the same kind,
and either are so odd a number that two counts hardly arrive at it ("8,125"), or one list or speaker gives
both. Round numbers are shared by many events: they are followed only as totals, and only on the same list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tumen.corroboration.figures import FigureClaim
from tumen.corroboration.fits import Where, are_parties_apart, places_fit
from tumen.vocabulary.codes import ClaimKind
from tumen.vocabulary.quantities import Quantity

#: Days after which a figure is repeated rather than reported: news of one count is retold for some weeks.
#: Range 30 to 730.
LATER = 180
#: By its digits without the zeros at its end, how surely a number belongs to one count: "8,125" has four,
#: "670" two. A guess of ours, not a measurement; five and more are as sure as they get.
SURE_BY_DIGITS = (0.0, 0.1, 0.4, 0.7, 0.9, 0.97)
#: How much of the remaining doubt the same list or speaker takes away.
SAME_OWNER = 0.6
#: Digits that a number needs: on the same list, where a list is not named, and on two lists.
DIGITS_ON_ONE_LIST, DIGITS_UNNAMED, DIGITS_ON_TWO = 3, 3, 4
#: Firsts of one number that are looked at for each figure; more would be a number that everybody gives.
FIRSTS = 50


@dataclass(frozen=True, slots=True)
class Recycled:
    """``claim`` repeats the figure of ``first``; ``score`` from 0 to 1 is how surely, ``reason`` why."""

    claim: str
    first: str
    score: float
    reason: str


def recycled(claims: Iterable[FigureClaim]) -> list[Recycled]:
    """The figures among ``claims`` that repeat an earlier one, in the order of publication.

    A figure whose document has no date is passed over, since nothing says what came first. Words that tell of
    a new count (``counts_anew``) make a figure a first one, whatever its number. Time: in proportion to the
    figures.
    """
    firsts: dict[tuple[object, ...], list[FigureClaim]] = defaultdict(list)
    found = []
    for claim in sorted(claims, key=lambda claim: (_days(claim), claim.position, claim.id)):
        if not can_recur(claim):
            continue
        known = firsts[_as_written(claim)]
        first = None if claim.counts_anew else next((each for each in known if _is_one(each, claim)), None)
        if first is None:
            if claim.counts_anew:
                known[:] = [each for each in known if not _is_one(each, claim)]
            if len(known) < FIRSTS:
                known.append(claim)
        elif first.document != claim.document and _days_between(first, claim) >= LATER:
            found.append(_repeated(first, claim))
    return found


def can_recur(claim: FigureClaim) -> bool:
    """Whether the figure can be recycled or be the first of one: told, dated, and odd enough for its kind."""
    return claim.is_told and bool(claim.published) and _digits(claim.quantity) >= _fewest_digits(claim)


def _as_written(claim: FigureClaim) -> tuple[object, ...]:
    said = claim.quantity
    return (
        claim.act,
        claim.kind,
        claim.unit,
        said.low,
        said.high,
        said.approximate,
        said.percent,
        said.additive,
    )


def _is_one(first: FigureClaim, claim: FigureClaim) -> bool:
    """Whether both are the same count, by list, places, parties and, for an event, its time."""
    if places_fit(first.places, claim.places) is Where.APART:
        return False
    if are_parties_apart(first.perpetrators, claim.perpetrators):
        return False
    digits, same = _digits(claim.quantity), _same_owner(first, claim)
    if same is None:
        needed = DIGITS_UNNAMED
    elif same:
        needed = 0 if claim.kind is ClaimKind.TOTAL else DIGITS_ON_ONE_LIST
    else:
        needed = DIGITS_ON_TWO
    return digits >= needed and (claim.kind is not ClaimKind.EVENT or _may_be_one_event(first, claim, same))


def _may_be_one_event(first: FigureClaim, claim: FigureClaim, same_owner: bool | None) -> bool:
    """Of events at different times only an odd number in the same mouth is one figure."""
    if first.interval is None or claim.interval is None or first.interval.overlaps(claim.interval):
        return True
    return bool(same_owner) and _digits(claim.quantity) >= DIGITS_ON_TWO


def _fewest_digits(claim: FigureClaim) -> int:
    return 0 if claim.kind is ClaimKind.TOTAL else min(DIGITS_ON_ONE_LIST, DIGITS_UNNAMED)


def _digits(quantity: Quantity) -> int:
    """Digits without the zeros at the end: 4 for 8,125, 1 for 600; 0 for what is vague, open or "about"."""
    if not quantity.is_exact or not quantity.low:
        return 0
    return len(f"{quantity.low:.10g}".replace(".", "").rstrip("0"))


def _owner(claim: FigureClaim) -> str:
    return (claim.counted_by or claim.speaker).casefold()


def _same_owner(first: FigureClaim, claim: FigureClaim) -> bool | None:
    """Whether one list or speaker gives both; None where one of them names none."""
    one, other = _owner(first), _owner(claim)
    return one == other if one and other else None


def _repeated(first: FigureClaim, claim: FigureClaim) -> Recycled:
    digits, same = _digits(claim.quantity), _same_owner(first, claim)
    doubt = (1 - SURE_BY_DIGITS[min(digits, len(SURE_BY_DIGITS) - 1)]) * (1 - (SAME_OWNER if same else 0.0))
    whose = (
        f"from the same source ({claim.counted_by or claim.speaker})"
        if same
        else "from a source that is not named"
    )
    if same is False:
        whose = "from another source, and two counts hardly arrive at such a number"
    return Recycled(
        claim.id,
        first.id,
        round(1 - doubt, 2),
        f"{str(claim.quantity).capitalize()} stood in {first.document} already ({first.published}), "
        f"{_ago(_days_between(first, claim))} before, {whose}; no new count is told.",
    )


def _days(claim: FigureClaim) -> int:
    day = claim.published.earliest or claim.published.latest if claim.published else None
    return (day or date.max).toordinal()


def _days_between(first: FigureClaim, claim: FigureClaim) -> int:
    """The fewest days that lie between; 0 where the dates leave it open."""
    latest = first.published.latest if first.published else None
    earliest = claim.published.earliest if claim.published else None
    return max(0, (earliest - latest).days) if earliest and latest else 0


def _ago(days: int) -> str:
    """Full years, or months where it is less than two years."""
    years, months = days // 365, days // 30
    return f"{years} years" if years >= 2 else f"{months} months"


#: Words that tell of a new count. Not "now" or "so far": they are put beside old numbers most of all.
_COUNTED_ANEW = re.compile(
    r"\b(?:new(?:ly)?|latest|updated|fresh|recent) (?:count(?:ed)?|tally|figures?|surveys?|census|estimates?)"
    r"\b|\bre-?count(?:ed|s)?\b|\bcounted (?:again|anew|afresh)\b"
    r"|\b(?:has|have) (?:since )?(?:risen|grown|fallen) to\b|\b(?:up|down) from\b"
    r"|\bas of (?:today|this (?:week|month|year))\b"
    r"|새로 (?:집계|조사|확인)|재(?:집계|조사)|(?:최신|새로운) (?:집계|통계|조사)",
    re.IGNORECASE,
)


def tells_new_count(sentence: str) -> bool:
    """Whether the words of ``sentence`` say that somebody counted again."""
    return _COUNTED_ANEW.search(sentence) is not None
