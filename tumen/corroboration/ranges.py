"""The range that figures side by side support, and its words. Figures are never summed or averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tumen.vocabulary.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest low and the highest high that figures support, both included; None: no figure sets it.

    ``approximate`` is true when every figure that sets a bound is itself approximate ("about 600").
    """

    low: float | None = None
    high: float | None = None
    approximate: bool = False


def range_of(quantities: Iterable[Quantity]) -> Range:
    """The range of figures that count one thing in one unit.

    "600" and "more than 500" support 500 to 600: an open figure gives no bound of its own on its open side.
    Only where it reaches past every stated bound ("600" and "at least 1,000") is the range itself open there.
    """
    figures = list(quantities)
    low, high = _lowest(figures), _highest(figures)
    bounds = {low, high} - {None}
    setting = [figure for figure in figures if bounds & {figure.low, figure.high}]
    return Range(low, high, approximate=bool(setting) and all(figure.approximate for figure in setting))


def _lowest(figures: list[Quantity]) -> float | None:
    lows = [figure.low for figure in figures if figure.low is not None]
    reach = [figure.high for figure in figures if figure.low is None and figure.high is not None]
    return min(lows) if lows and min(lows) <= min(reach, default=min(lows)) else None


def _highest(figures: list[Quantity]) -> float | None:
    highs = [figure.high for figure in figures if figure.high is not None]
    reach = [figure.low for figure in figures if figure.high is None and figure.low is not None]
    return max(highs) if highs and max(highs) >= max(reach, default=max(highs)) else None


def range_words(figures: Range) -> str:
    """The range in words: "50", "about 600", "500 to 600", "at least 500", "an unstated number"."""
    low, high = (None if bound is None else _number(bound) for bound in (figures.low, figures.high))
    if low and high:
        about = "about " if figures.approximate and low == high else ""
        return f"{about}{low}" if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    return f"up to {high}" if high else "an unstated number"


def _number(bound: float) -> str:
    return f"{bound:,.10g}" if bound % 1 else f"{int(bound):,}"
