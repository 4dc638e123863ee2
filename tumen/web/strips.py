"""Figures side by side as marks on one scale: where each stands, in percent of the scale, for a drawing.

Every lane is one figure; no lane, and no length in the drawing, adds figures up. An
open end ("500 or more", "up to 2,000") fades out: nothing is known there. "About" is drawn softer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from tumen.vocabulary.quantities import Quantity
from tumen.web.words import amount_words, number_words

#: Free space right of the highest stated bound, as a share of it, so that an open end can be seen to go on.
HEADROOM = 0.12

#: A mark's least width in percent: a range narrower than this would not be seen.
THINNEST = 1.2


@dataclass(frozen=True, slots=True)
class Tick:
    """A number under the scale, at ``at`` percent of its width."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One report's figure: its quantity, where it leads (``href``) and who gives it (``note``)."""

    quantity: Quantity
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One figure's mark, and the reports that give it. Several reports of one figure are still one mark.

    ``start`` and ``width`` are percent of the scale; a point stands at ``start``. ``shape`` is "point",
    "range", "open-above" (no high bound), "open-below" (no low bound) or "unstated".
    """

    shape: str
    start: float
    width: float
    soft: bool
    words: str
    reports: tuple[Drawn, ...] = ()

    @property
    def end(self) -> float:
        return round(self.start + self.width, 2)


@dataclass(frozen=True, slots=True)
class Strip:
    """Lanes on one scale from 0 to ``top``, their ticks, and the same in words for who does not see it."""

    top: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    words: str


def strip_of(figures: Iterable[Drawn], *, beside: Iterable[Quantity] = ()) -> Strip:
    """The figures on one scale, lowest first; equal figures share a lane, in the order given.

    The scale reaches to what is drawn ``beside`` them, too.
    """
    drawn = sorted(figures, key=lambda figure: _order(figure.quantity))
    top = _top([*(figure.quantity for figure in drawn), *beside])
    equal: dict[Quantity, list[Drawn]] = {}
    for figure in drawn:
        # "60 more" is the same mark as "60": what it comes on top of is said in its own words, not drawn.
        plain = replace(figure.quantity, additive=False, share_of="")
        equal.setdefault(plain, []).append(figure)
    lanes = tuple(lane_of(quantity, top, reports) for quantity, reports in equal.items())
    return Strip(top, lanes, _ticks(top), _in_words(lanes))


def _order(quantity: Quantity) -> tuple[float, float, bool]:
    high = math.inf if quantity.high is None else quantity.high
    return high if quantity.low is None else quantity.low, high, quantity.approximate


def _top(quantities: Sequence[Quantity]) -> float:
    bounds = [bound for quantity in quantities for bound in (quantity.low, quantity.high) if bound]
    return _rounded_up(max(bounds, default=1) * (1 + HEADROOM))


def _rounded_up(number: float) -> float:
    """The next number that a scale can end on: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(number))
    return next(step * power for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= number)


def _ticks(top: float) -> tuple[Tick, ...]:
    """0 and two to four round numbers; the end of the scale itself is not marked, for it means nothing."""
    step = next(size for size in _steps(top) if top / size < 5)
    numbers = [step * n for n in range(math.ceil(top / step))]
    return tuple(Tick(round(100 * number / top, 2), number_words(number)) for number in numbers)


def _steps(top: float) -> list[float]:
    power = 10.0 ** (math.floor(math.log10(top)) - 1)
    sizes = [factor * power for factor in (1, 2, 5, 10, 20, 50)]
    return [size for size in sizes if size >= 1] or [1.0]


def lane_of(quantity: Quantity, top: float, reports: Iterable[Drawn]) -> Lane:
    """One mark on a scale from 0 to ``top``."""
    shape, start, width = _mark(quantity, top)
    return Lane(shape, start, width, quantity.approximate, amount_words(quantity), tuple(reports))


def _mark(quantity: Quantity, top: float) -> tuple[str, float, float]:
    low, high = (_percent(bound, top) for bound in (quantity.low, quantity.high))
    if low is None and high is None:
        return "unstated", 0.0, 100.0
    if low is None:
        return "open-below", 0.0, high or 0.0
    if high is None:
        return "open-above", low, round(100.0 - low, 2)
    return ("point", low, 0.0) if low == high else ("range", low, max(round(high - low, 2), THINNEST))


def _percent(bound: float | None, top: float) -> float | None:
    return None if bound is None else round(100 * bound / top, 2)


def _in_words(lanes: Iterable[Lane]) -> str:
    said = [
        _("%(figure)s (%(number)d reports)") % {"figure": lane.words, "number": len(lane.reports)}
        if len(lane.reports) > 1
        else lane.words
        for lane in lanes
    ]
    if not said:
        return _("No figures.")
    return _("Figures side by side, not added: %(figures)s.") % {"figures": "; ".join(said)}
