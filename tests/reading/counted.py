"""Sentences in which every number is marked, as `counted.txt` has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tumen.vocabulary.codes import ClaimKind, Polarity, Realis
from tumen.vocabulary.spans import Span

_FILE = Path(__file__).with_name("counted.txt")
_MARK = re.compile(r"\[(?P<core>[^\]|]+)\|(?P<codes>[a-z]+)\]|<(?P<aside>[^>]+)>")
_KINDS = {"e": ClaimKind.EVENT, "s": ClaimKind.STATE, "t": ClaimKind.TOTAL, "r": ClaimKind.RATE}
_REALIS = {
    "f": Realis.FEARED,
    "p": Realis.PLANNED,
    "g": Realis.PLEDGED,
    "d": Realis.DEMANDED,
    "h": Realis.HYPOTHETICAL,
    "b": Realis.HABITUAL,
}


@dataclass(frozen=True)
class MarkedFigure:
    """A figure of people or cases in a marked sentence, with what its codes say."""

    span: Span
    words: str
    kind: ClaimKind
    realis: Realis
    polarity: Polarity


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, its figures, and the places of its other numbers."""

    text: str
    figures: tuple[MarkedFigure, ...]
    aside: tuple[Span, ...]


def marked(line: str) -> Marked:
    """One line of the file, its marks read and taken out."""
    text, figures, aside, at = "", [], [], 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        words = mark["core"] or mark["aside"]
        span = Span(len(text), len(text) + len(words))
        if mark["core"]:
            figures.append(_figure(span, words, mark["codes"]))
        else:
            aside.append(span)
        text += words
        at = mark.end()
    return Marked(text + line[at:], tuple(figures), tuple(aside))


def _figure(span: Span, words: str, codes: str) -> MarkedFigure:
    kind, *others = codes
    realis = next((_REALIS[code] for code in others if code in _REALIS), Realis.ASSERTED)
    return MarkedFigure(
        span, words, _KINDS[kind], realis, Polarity.NEGATED if "n" in others else Polarity.AFFIRMED
    )


def marked_sentences() -> list[Marked]:
    """Every sentence of the file, in order."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [marked(line) for line in lines if line and not line.startswith("#")]
