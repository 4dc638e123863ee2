"""Figures that lean on an earlier one: a part of it ("nine of the 41"), or more on top of it ("40 more")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tumen.corroboration.figures import FigureClaim, Role
from tumen.corroboration.fits import Days

#: Code points from a part to a whole that its own words name: "three of the fourteen North Koreans".
AHEAD = 60
_NUMBER = re.compile(r"\d[\d,]*|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: number for number, word in enumerate(f"{_UNITS} seventeen eighteen nineteen".split(), 1)}
_WORDS |= {word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}


def role_of(claim: FigureClaim) -> Role:
    """What the claim's own words make of it, before anything is known of its group."""
    if not claim.is_told:
        return Role.NOT_TOLD
    return Role.PART if claim.quantity.share_of else Role.COUNTS


def antecedents(documents: Mapping[str, list[FigureClaim]]) -> dict[str, FigureClaim]:
    """For each leaning figure the earlier one that it leans on, where act, kind and time agree.

    ``documents`` holds each document's figures in the order of the text. A figure without such an antecedent
    is left out: "hundreds more" may then stand for itself.
    """
    found: dict[str, FigureClaim] = {}
    for told in documents.values():
        leaning = (claim for claim in told if _leans(claim))
        found.update({claim.id: other for claim in leaning if (other := _antecedent(claim, told))})
    return found


def leans_on_another_act(claim: FigureClaim, document: Sequence[FigureClaim]) -> bool:
    """Whether a part is the whole of its own act: "of the 600 returned, 41 were tried" counts all trials.

    It leans on the figure whose number it names, else on the nearest before it.
    """
    ahead = named_ahead(claim, document)
    if ahead is not None:
        return ahead.act != claim.act
    earlier = [other for other in document if other.position < claim.position and not _leans(other)]
    named = named_in(claim)
    meant = [other for other in earlier if is_named(other, named)] or earlier[-1:]
    return bool(meant) and meant[-1].act != claim.act


def _leans(claim: FigureClaim) -> bool:
    return claim.is_told and (bool(claim.quantity.share_of) or claim.quantity.additive)


def _antecedent(claim: FigureClaim, document: list[FigureClaim]) -> FigureClaim | None:
    """The figure that it leans on: the whole that it names, wherever the document tells that one, else the
    nearest. "Five of the seven were handed over" is no part of the forty beside whom they were."""
    named = named_in(claim)
    ahead = named_ahead(claim, document)
    earlier = [other for other in reversed(document) if other.position < claim.position]
    meant = [ahead] if ahead is not None else [other for other in earlier if is_named(other, named)]
    return next((other for other in meant or earlier if _can_lean(claim, other)), None)


def named_in(claim: FigureClaim) -> set[str]:
    """The numbers that a part names of its whole: "41 of the 600"."""
    found = (_digits_of(word) for word in _NUMBER.findall(claim.quantity.share_of))
    return {digits for digits in found if digits}


def named_ahead(claim: FigureClaim, document: Sequence[FigureClaim]) -> FigureClaim | None:
    """The whole that stands in a part's own words, behind its number: "nine of the 41"."""
    named = named_in(claim)
    if not named:
        return None
    near = (one for one in document if 0 < one.position - claim.position <= AHEAD and not _leans(one))
    return next((one for one in near if is_named(one, named)), None)


def _digits_of(word: str) -> str:
    """ "41", "1,200", "forty-one" as digits; "" for a word that is no number."""
    if word[0].isdigit():
        return word.replace(",", "")
    numbers = [_WORDS.get(piece, 0) for piece in word.casefold().split("-")]
    # "One" and "the two" are said of anybody, and name no whole.
    return str(sum(numbers)) if all(numbers) and sum(numbers) > 2 else ""


def is_named(other: FigureClaim, named: set[str]) -> bool:
    return bool(named & {_digits(other.quantity.low), _digits(other.quantity.high)})


def _can_lean(claim: FigureClaim, other: FigureClaim) -> bool:
    if _leans(other) or (claim.act, claim.kind) != (other.act, other.kind) or not other.is_told:
        return False
    if claim.interval and other.interval and not Days.of(claim.interval).overlaps(Days.of(other.interval)):
        return False
    if claim.quantity.share_of:
        whole = other.quantity.high if other.quantity.high is not None else float("inf")
        return (claim.quantity.low or 0) <= whole
    # "About 60 more" told twice, headline and body, is the same sixty and not sixty on top of sixty.
    return (claim.quantity.low, claim.quantity.high) != (other.quantity.low, other.quantity.high)


def _digits(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.10g}"
