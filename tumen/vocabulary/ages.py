"""Ages as sources write them ("17", "in her forties", "a child"), put into groups.

Standard: the groups are decades of adult life, since sources mostly tell a decade; under 18 is a child by
article 1 of the Convention on the Rights of the Child.
"""

from __future__ import annotations

import re
from enum import Enum


class AgeGroup(str, Enum):
    """The group that an age falls in as a whole. An age that may lie in two groups is in none."""

    CHILD = "under 18"
    YOUNG = "18 to 29"
    THIRTIES = "30 to 39"
    FORTIES = "40 to 49"
    FIFTIES = "50 to 59"
    OLDER = "60 and over"


#: The first and last year of age in each group; nobody is told as older than 130.
_SPANS = {
    AgeGroup.CHILD: (0, 17),
    AgeGroup.YOUNG: (18, 29),
    AgeGroup.THIRTIES: (30, 39),
    AgeGroup.FORTIES: (40, 49),
    AgeGroup.FIFTIES: (50, 59),
    AgeGroup.OLDER: (60, 130),
}
_DECADES = {
    "teens": (13, 19),
    "twenties": (20, 29),
    "thirties": (30, 39),
    "forties": (40, 49),
    "fifties": (50, 59),
    "sixties": (60, 69),
    "seventies": (70, 79),
    "eighties": (80, 89),
    "nineties": (90, 99),
}
_DECADE = re.compile(rf"\b({'|'.join(_DECADES)})\b", re.IGNORECASE)
_IN_NUMBERS = re.compile(r"\b([1-9]0)(?:'?s\b|대)")
_NUMBER = re.compile(r"(?<![\d.])(\d{1,3})(?![\d.]*\d)")
_CHILD = re.compile(
    r"\b(?:child|children|minors?|infants?|bab(?:y|ies)|newborns?|toddlers?|girls?|boys?|schoolchildren"
    r"|under-?age)\b|아동|어린이|아기|미성년",
    re.IGNORECASE,
)
#: A unit after a number that makes it an age below one year, or no age in years.
_SMALLER = re.compile(r"\d+[- ](?:day|week|month)s?\b", re.IGNORECASE)


def age_group(age: str, words: str = "") -> AgeGroup | None:
    """The group of an age as written, else of the ``words`` that say who it is ("two children"); or None."""
    said = _years(age)
    if said is None:
        return AgeGroup.CHILD if _CHILD.search(age or words) else None
    first, last = said
    return next((group for group, (low, high) in _SPANS.items() if low <= first and last <= high), None)


def _years(age: str) -> tuple[int, int] | None:
    """The first and last year of age that ``age`` leaves open."""
    if _SMALLER.search(age):
        return 0, 0
    if found := _DECADE.search(age):
        return _DECADES[found[1].lower()]
    if found := _IN_NUMBERS.search(age):
        return int(found[1]), int(found[1]) + 9
    numbers = [int(number) for number in _NUMBER.findall(age)]
    return (min(numbers), max(numbers)) if numbers and max(numbers) <= 130 else None
