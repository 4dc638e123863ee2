"""A quantity with bounds: what "about 600", "more than 500", "up to 2,000" and "hundreds" say, and do not
say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount between two bounds, either of which may be missing.

    ``low`` and ``high`` are inclusive; None means that the words set no such bound ("up to 2,000" has no low,
    "more than 500" no high). ``approximate`` marks "about" and vague numerals; ``additive`` marks "hundreds
    more";
    ``share_of`` holds the words of the earlier figure that this one is a part of ("nine of the 41" -> "the
    41").
    Vague numerals are intervals by convention ("hundreds" 200 to 999), never truths. A ``percent`` counts
    nobody: it is a share of a hundred, and never stands beside numbers of people.
    """

    low: float | None
    high: float | None
    approximate: bool = False
    additive: bool = False
    share_of: str = ""
    percent: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"A quantity's low bound {self.low} must not exceed its high bound {self.high}.")

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high and not self.approximate

    def to_json(self) -> dict[str, Any]:
        return {
            "low": self.low,
            "high": self.high,
            "approximate": self.approximate,
            "additive": self.additive,
            "share_of": self.share_of,
            "percent": self.percent,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Quantity:
        return cls(**value)

    def __str__(self) -> str:
        low, high = (_grouped(bound) for bound in (self.low, self.high))
        if low and high:
            said = low if low == high else f"{low} to {high}"
        elif low:
            said = f"at least {low}"
        else:
            said = f"at most {high}" if high else "an unstated number"
        about = "about " if self.approximate and low == high else ""
        return f"{about}{said}{' percent' if self.percent else ''}{' more' if self.additive else ''}"


def _grouped(number: float | None) -> str:
    return "" if number is None else f"{number:,.10g}" if number % 1 else f"{int(number):,}"
