"""Edits by word operations: each takes words and gives words, and keeps the roots of what stays.

An edit is asked for by the share of words that it changes. The truth's own share is measured afterwards,
from the roots, so that edits upon edits count together.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable

from tests.corroboration.reuse import words as lists
from tests.corroboration.reuse.sources import Style
from tests.corroboration.reuse.texts import Word, core, new_root, norm

#: Words at each end that no edit touches: the ends of a passage would else be a matter of opinion.
EDGE = 3
_BRITISH = {american: british for british, american in lists.SPELLINGS.items()}
_SYNONYMS = {**{new: old for old, new in lists.SYNONYMS.items()}, **lists.SYNONYMS}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{4,}")
_NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)
)
_NUMERALS = {str(value): name for name, value in _NUMBERS.items()}
_CLASSES = (
    lists.PEOPLE,
    lists.OFFICERS,
    lists.THINGS,
    lists.ABSTRACT,
    lists.ADJECTIVES,
    lists.SEASONS,
    lists.MONTHS,
)
_CLASS = {word: every for every in _CLASSES for word in every}
_SMALL_WORDS = {
    "the": ("these", "those", "all"), "a": ("the", "one"), "in": ("at", "within"), "of": ("from", "with"),
    "with": ("and", "by"), "for": ("over", "during"), "and": ("or", "then"), "by": ("through", "from"),
    "were": ("are", "stood"), "was": ("is", "became"), "that": ("how", "as"), "to": ("towards", "for"),
    "their": ("the", "its"), "her": ("the", "their"), "some": ("several", "many"), "which": ("that", "this"),
}  # fmt: skip


def restyled(words: list[Word], style: Style) -> list[Word]:
    """``words`` in a house's style: digits, spelling; the marks around quotes are the quoter's matter."""
    return [word._replace(surface=_in_style(word.surface, style)) for word in words]


def _in_style(surface: str, style: Style) -> str:
    if surface[:1].isdigit():
        match = _DIGITS.match(surface)
        if match and int(match.group().replace(",", "")) > 2100:
            number = f"{int(match.group().replace(',', '')):,}".replace(
                ",", "," if style.grouping == "," else ""
            )
            return number + surface[match.end() :]
        return surface
    table = lists.SPELLINGS if style.american else _BRITISH
    start, end = core(surface)
    new = table.get(surface[start:end])
    return surface[:start] + new + surface[end:] if new else surface


def edited(words: list[Word], share: float, rng: random.Random, *, edge: int = EDGE) -> list[Word]:
    """``words`` with about ``share`` of them changed, no kept or marked one, none at an end."""
    told = list(words)
    budget = share * len(told)
    if budget >= 9 and rng.random() < 0.5:
        told, spent = _moved(told, rng, edge)
        budget -= spent
    tries = 0
    touched: set[int] = set()
    while budget >= 0.5 and tries < 40 * len(words) and len(told) > 2 * edge + 2:
        tries += 1
        at = rng.randrange(edge, len(told) - edge)
        if told[at].kept or told[at].mark or told[at].root in touched:
            continue
        touched.add(told[at].root)
        budget -= _change(told, at, budget, rng, touched)
    return told


def _change(told: list[Word], at: int, budget: float, rng: random.Random, touched: set[int]) -> int:
    """Change ``told`` at one place; gives how many words that changed."""
    roll = rng.random()
    if roll < 0.15:
        del told[at]
        return 1
    if (
        roll < 0.2
        and budget >= 2
        and at + 1 < len(told) - EDGE
        and not (told[at + 1].kept or told[at + 1].mark)
    ):
        del told[at : at + 2]
        return 2
    if roll < 0.35:
        new = Word(rng.choice(lists.INSERTED), new_root())
        touched.add(new.root)
        told.insert(at, new)
        return 1
    old, told[at] = told[at], substituted(told[at], rng)
    return int(norm(old.surface) != norm(told[at].surface))


def _substitute(word: str, rng: random.Random) -> str:
    """Another word for ``word``: a number's other form, another tense or number, a synonym, a neighbour."""
    lower = word.casefold()
    if word in _NUMERALS:
        return _NUMERALS[word]
    if lower in _NUMBERS and rng.random() < 0.8:
        return str(_NUMBERS[lower])
    new = _SYNONYMS.get(lower) if rng.random() < 0.7 else None
    if new is None and lower in _SMALL_WORDS:
        new = rng.choice(_SMALL_WORDS[lower])
    if new is None and lower.endswith("ed") and rng.random() < 0.7:
        new = lower[:-2] + "ing"
    if new is None and lower.endswith("s") and len(lower) > 4 and rng.random() < 0.35:
        new = lower[:-1]
    if new is None and lower in _CLASS:
        new = rng.choice(_CLASS[lower])
    if new is None:
        new = rng.choice(lists.ADJECTIVES)
    return new.capitalize() if word[:1].isupper() else new


def _moved(told: list[Word], rng: random.Random, edge: int = EDGE) -> tuple[list[Word], int]:
    """``told`` with four to nine words of one sentence moved over some that follow them; and how many moved.

    No name, title or formula is torn. Where there is no such place, nothing is moved.
    """
    for _ in range(40):
        size, over = rng.randint(4, 9), rng.randint(5, 12)
        if len(told) < 2 * edge + size + over + 2:
            continue
        start = rng.randrange(edge, len(told) - edge - size - over)
        middle, end = start + size, start + size + over
        torn = any(told[at].mark and told[at].mark == told[at - 1].mark for at in (start, middle, end))
        if not torn and not any(word.kept or word.surface.endswith(".") for word in told[start:end]):
            clause = told[start:middle]
            return [*told[:start], *told[middle:end], *clause, *told[end:]], min(size, over)
    return told, 0


def substituted(word: Word, rng: random.Random) -> Word:
    """``word`` with another in its place and its own marks around it."""
    start, end = core(word.surface)
    new = _substitute(word.surface[start:end], rng)
    return word._replace(surface=word.surface[:start] + new + word.surface[end:])


def broken(
    words: list[Word],
    longest: int,
    rng: random.Random,
    source: list[Word],
    substitute: Callable[[Word, random.Random], Word] = substituted,
) -> list[Word]:
    """``words`` with single words changed until no run that ``source`` has too is longer than ``longest``.

    Names, titles and what is kept stay whole: where they are longer, so is the run.
    """
    follows = {a.root: b.root for a, b in itertools.pairwise(source)}
    before = {word.root: norm(word.surface) for word in source}
    told, run = list(words), 0
    for at, word in enumerate(told):
        same = before.get(word.root) == norm(word.surface)
        goes_on = same and run > 0 and follows.get(told[at - 1].root) == word.root
        run = run + 1 if goes_on else int(same)
        free = [n for n in range(at, at - run, -1) if not (told[n].kept or told[n].mark)]
        if run > longest and free:
            told[free[0]] = substitute(told[free[0]], rng)
            run = at - free[0]
    return told


def elided(words: list[Word], rng: random.Random) -> list[Word]:
    """``words`` with three to nine of them left out from the middle and an ellipsis in their place."""
    gap = rng.randint(3, min(9, max(3, len(words) // 5)))
    if len(words) < 2 * 6 + gap:
        return list(words)
    start = rng.randrange(6, len(words) - gap - 5)
    if any(word.kept for word in words[start : start + gap]):
        return list(words)
    mark = rng.choice((" ...", " …", "…", " [...]"))
    last = words[start - 1]
    return [*words[: start - 1], last._replace(surface=last.surface + mark), *words[start + gap :]]


def bracketed(words: list[Word], rng: random.Random) -> list[Word]:
    """``words`` with one of them put in brackets by the quoter, as a gloss."""
    at = rng.randrange(min(4, len(words) - 1), max(5, len(words) - 4))
    if at >= len(words) or words[at].kept:
        return list(words)
    gloss = rng.choice(("[the group]", "[North Korea]", "[those returned]", "[sic]", "[in the camp]"))
    if gloss == "[sic]":
        new = [words[at], Word(gloss, new_root())]
    else:
        new = [Word(part, new_root()) for part in gloss.split()]
    return [*words[:at], *new, *words[at + 1 :]]


def moved(words: list[Word], rng: random.Random) -> list[Word]:
    """``words`` with one clause in another place."""
    return _moved(words, rng)[0]
