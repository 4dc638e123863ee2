"""What of an event rules most figures out before anything else is compared: act, unit and number.

Some thirty events stand in question for each figure of a large record, and its number alone tells nearly all
of them apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from tumen.corroboration.fits import NEAR, Amount
from tumen.corroboration.pools import Draft, Figure
from tumen.vocabulary.codes import Unit


class Outline(NamedTuple):
    """An event in outline: its act and unit, and the bounds of a number that can agree with one of its own.

    ``least`` and ``most`` are for a figure without open sides, the others for any.
    """

    draft: Draft
    act: str
    unit: Unit
    least: float
    most: float
    open_least: float
    open_most: float

    @classmethod
    def of(cls, draft: Draft) -> Outline:
        lead = draft.lead
        amounts = draft.amounts.get(lead.unit, ())
        # A number that is told of these people without counting is known again as it is.
        told = [bound for said in draft.numbers for bound in said if bound is not None]
        least = min(min((amount.low for amount in amounts), default=math.inf), *told, math.inf)
        most = max(max((amount.high for amount in amounts), default=0.0), *told, 0.0)
        near = least / NEAR, most * NEAR
        # Where no side is open anywhere, two numbers agree only where they meet (`fits.figures_fit`).
        meet = (least, most) if all(map(_is_closed, amounts)) else near
        return cls(draft, lead.claim.act, lead.unit, *meet, *near)


def in_question(figure: Figure, outlines: Iterable[Outline]) -> list[Draft]:
    """The events that ``figure`` may tell of by act, unit and number: those of its unit, of its own act only
    those that can have its number."""
    act, mine, low, high = figure.claim.act, figure.unit, figure.amount.low, figure.amount.high
    if _is_closed(figure.amount):
        return [
            draft
            for draft, its, unit, least, most, _, _ in outlines
            if unit is mine and (its != act or (least <= high and low <= most))
        ]
    return [
        draft
        for draft, its, unit, _, _, least, most in outlines
        if unit is mine and (its != act or (least <= high and low <= most))
    ]


def _is_closed(amount: Amount) -> bool:
    return amount.floor == amount.low and amount.ceiling == amount.high
