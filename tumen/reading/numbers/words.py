"""Spelled-out numbers and vague numerals, and what interval each stands for."""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}

#: Vague numerals are intervals by convention (labelling guide): "hundreds" is 200 to 999, "several hundred"
#: 300 to 900.
VAGUE: dict[str, tuple[float, float]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "several dozen": (36, 99),
    "several hundred": (300, 900),
    "several thousand": (3_000, 9_000),
    "several hundred thousand": (300_000, 900_000),
    "several million": (3_000_000, 9_000_000),
    "a few dozen": (24, 60),
    "a few hundred": (200, 500),
    "a few thousand": (2_000, 5_000),
    "a few hundred thousand": (200_000, 500_000),
    "a couple of dozen": (24, 24),
    "a couple of hundred": (200, 200),
    "a couple of thousand": (2_000, 2_000),
    "a couple dozen": (24, 24),
    "a couple hundred": (200, 200),
    "a couple of": (2, 2),
    "a pair of": (2, 2),
    "a handful of": (3, 9),
    "a score": (20, 20),
    "half a dozen": (6, 6),
    "half a million": (500_000, 500_000),
    "a quarter of a million": (250_000, 250_000),
}
for _alias, _of in {
    "many hundreds": "hundreds",
    "many thousands": "thousands",
    "many dozens": "dozens",
    "some hundreds": "hundreds",
    "many tens of thousands": "tens of thousands",
    "some dozens": "dozens",
    "few hundred": "a few hundred",
    "few dozen": "a few dozen",
    "few thousand": "a few thousand",
    "handful of": "a handful of",
    "pair of": "a pair of",
    "couple of": "a couple of",
}.items():
    VAGUE[_alias] = VAGUE[_of]

_ONES = "|".join(sorted(UNITS, key=len, reverse=True))
_TENS = "|".join(TENS)
_SMALL = rf"(?:(?:{_TENS})(?:[-\s](?:{'|'.join(list(UNITS)[1:10])})\b)?|{_ONES})"
_BIG = "thousand|million|billion|dozen"
_HUNDREDS = (
    rf"(?:{_SMALL}|an?)[\s-]+hundred\b(?:(?:\s+and\s+|[\s-]+){_SMALL}\b(?![\s-]+(?:hundred|dozen)\b))?"
)
_GROUP = rf"(?:{_HUNDREDS}|{_SMALL}\b)"
#: A scale without its number, where the word before can stand for "a": "a further hundred", "the dozen".
_BARE_SCALE = (
    rf"(?:(?<=further\s)|(?<=another\s)|(?<=additional\s)|(?<=extra\s)|(?<=the\s))(?:hundred|{_BIG})\b"
)
#: "One hundred and fifty", "a hundred", "two thousand three hundred", "forty-two", "a dozen". "And" joins
#: only what a hundred or more stands before: "twelve and fourteen" are two numbers.
SPELLED = (
    rf"(?:(?:{_GROUP}|an?|{_BARE_SCALE})(?:[\s-]+(?:{_BIG})\b)+(?:\s+(?:and\s+)?{_GROUP}(?:[\s-]+(?:{_BIG})\b)*){{0,3}}"
    rf"|{_BARE_SCALE}(?:\s+and\s+{_SMALL}\b)?|{_GROUP})"
)
_TOKEN = re.compile(r"[a-z]+")


def value_of_words(words: str) -> float | None:
    """The value of a spelled-out number, or None when the words do not make one.

    Two small numbers side by side ("twenty two hundred") follow ordinary reading; "nineteen eighty" is not
    supported.
    """
    total = group = 0.0
    seen = False
    for token in _TOKEN.findall(words.lower()):
        if token == "and":
            continue
        if token in ("a", "an"):
            group, seen = 1, True
        elif token in UNITS or token in TENS:
            group, seen = group + UNITS.get(token, TENS.get(token, 0)), True
        elif token in SCALES and seen:
            scale = SCALES[token]
            if scale >= 1_000:
                total, group = total + max(group, 1) * scale, 0
            else:
                group = max(group, 1) * scale
        else:
            return None
    return total + group if seen else None
