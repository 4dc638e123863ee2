"""Invented reports: ``sentences.toml``, ``neutral.toml`` or ``neutral_korean.toml``, filled in from a seed.

The same seed makes the same reports.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
#: What reports are made of: this field's sentences, and those of ordinary news in English and in Korean.
FIELD, ORDINARY, KOREAN = "sentences", "neutral", "neutral_korean"
_GAP = re.compile(r"\{(\w+)\}")
#: Lists of a pack by their names.
Entries = Mapping[str, list[str]]
#: Sentences in a paragraph, as news agencies write.
_PARAGRAPH = (1, 3)
#: The days that reports are dated with: four years.
_FIRST_DAY, _DAYS = date(2021, 1, 1), 4 * 365


@dataclass(frozen=True, slots=True)
class Density:
    """What share of the sentences tells a figure, and what share another number (an age, a price, a treaty's
    year); the rest carries none."""

    figures: float
    incidental: float


#: As in published reports about forced returns: of 100 sentences about 25 hold a number that may be a figure,
#: and 5 to 10 another one.
NEWS = Density(figures=0.24, incidental=0.08)
#: A list of figures in prose, such as a table written out or a year's review.
DENSE = Density(figures=0.60, incidental=0.10)


@dataclass(frozen=True, slots=True)
class Report:
    """One invented report, and the outlet and day that it names as its own."""

    number: int
    outlet: str
    published: date
    text: str

    @property
    def words(self) -> int:
        return words_in(self.text)


def words_in(text: str) -> int:
    """Words as everything here counts them: what white space parts."""
    return len(text.split())


def reports(count: int, *, sentences: int, density: Density = NEWS, seed: int = 1) -> Iterator[Report]:
    """``count`` reports of so many sentences each, one after the other."""
    for number in range(count):
        yield report(number, sentences=sentences, density=density, seed=seed)


def reports_of(words: int, *, sentences: int, density: Density = NEWS, seed: int = 1) -> Iterator[Report]:
    """As many reports as it takes to reach ``words`` words."""
    number = told = 0
    while told < words:
        made = report(number, sentences=sentences, density=density, seed=seed)
        yield made
        number, told = number + 1, told + made.words


def report(
    number: int, *, sentences: int, density: Density = NEWS, seed: int = 1, pack: str = FIELD
) -> Report:
    """Report ``number`` of the seed: headline, byline with its day, dateline, paragraphs."""
    chance = random.Random(f"{seed}/{number}/{sentences}/{density}")
    entries = _entries(pack)
    outlet = _told(chance, entries, "{outlet}")
    published = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    day = f"{published.day} {published:%B %Y}"
    body = list(_sentences(chance, entries, sentences, density))
    body[0] = f"{_told(chance, entries, '{city}').upper()} — {body[0]}"
    head = [outlet, _told(chance, entries, "{headline}"), _told(chance, entries, "{byline}"), day]
    return Report(number, outlet, published, "\n\n".join([*head, *_paragraphs(chance, body)]) + "\n")


def _sentences(chance: random.Random, entries: Entries, count: int, density: Density) -> Iterator[str]:
    """So many sentences; no pattern comes again before all of its sort have been used.

    Where the pack knows topics, a report keeps to one.
    """
    left: dict[str, list[str]] = {}
    quiet = chance.choice(entries["topics"]) if "topics" in entries else "quiet"
    for _ in range(count):
        sort = _sort(chance.random(), density)
        sort = quiet if sort == "quiet" else sort
        if not left.get(sort):
            left[sort] = chance.sample(entries[sort], len(entries[sort]))
        yield _told(chance, entries, left[sort].pop())


def _sort(draw: float, density: Density) -> str:
    if draw < density.figures:
        return "figures"
    return "incidental" if draw < density.figures + density.incidental else "quiet"


def _paragraphs(chance: random.Random, sentences: list[str]) -> Iterator[str]:
    start = 0
    while start < len(sentences):
        length = chance.randint(*_PARAGRAPH)
        yield " ".join(sentences[start : start + length])
        start += length


def _told(chance: random.Random, entries: Entries, pattern: str) -> str:
    """``pattern`` with every gap filled, those of its fillings too, and a capital letter at its beginning."""
    while gap := _GAP.search(pattern):
        pattern = pattern[: gap.start()] + chance.choice(entries[gap[1]]) + pattern[gap.end() :]
    return pattern[0].upper() + pattern[1:]


@cache
def _entries(pack: str) -> Entries:
    """Every list of a pack by its name."""
    return tomllib.loads((_FOLDER / f"{pack}.toml").read_text("utf-8"))
