"""A passage laid side by side: the words of each side cut into stretches that agree or differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import chain

from tumen.vocabulary.spans import Span

#: Code points of the text that stand before and after a passage, so that a reader sees where it is.
AROUND = 240
#: The share of the words of two stretches that must still begin alike where they are said to agree.
ALIKE = 0.5
_WORD = re.compile(r"\d[\d,.]*\d|\w+")
#: Signs that say that words were left out or put in.
_TELLS = re.compile(r"\w|\u2026|\.\.\.|[\[\]]")


class Mark(str, Enum):
    """How a stretch of one side stands to the other side."""

    SAME = "same"
    OTHERWISE = "otherwise"  #: the same words in another form: number, tense, spelling
    ALONE = "alone"  #: on this side only


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words of one side.

    ``piece`` numbers the run of agreeing words that it lies in, in the order of the left side, from 1; 0 for
    what lies in none.
    """

    text: str
    mark: Mark
    piece: int = 0


@dataclass(frozen=True, slots=True)
class Laid:
    """One side: the passage in stretches, and the text before and after it, cut at a word.

    ``begins`` and ``ends`` say whether the text itself begins and ends with what is shown.
    """

    before: str
    stretches: tuple[Stretch, ...]
    after: str
    begins: bool
    ends: bool

    @property
    def quote(self) -> str:
        """The passage's words in one piece."""
        return "".join(stretch.text for stretch in self.stretches)


Pieces = Sequence[tuple[Span, Span]]


def still_stands(left: str, right: str, spans: tuple[Span, Span], pieces: Pieces) -> bool:
    """Whether the two texts still have at these places what was found to agree."""
    for text, whole, own in ((left, spans[0], 0), (right, spans[1], 1)):
        if whole.end > len(text) or not all(whole.covers(piece[own]) for piece in pieces):
            return False
    return bool(pieces) and all(_begin_alike(one.of(left), other.of(right)) for one, other in pieces)


def _begin_alike(one: str, other: str) -> bool:
    here, there = ({word[:3] for word in _folded(_WORD.findall(side))} for side in (one, other))
    return len(here & there) >= ALIKE * max(len(here), len(there), 1)


def laid(
    left: str, right: str, spans: tuple[Span, Span], pieces: Pieces, *, stands: bool = True
) -> tuple[Laid, Laid]:
    """Both sides of a passage. Where it does not stand any more, what is at its places is shown unmarked."""
    if not stands:
        return _side(left, spans[0], None), _side(right, spans[1], None)
    marked = [_compared(left, right, one, other) for one, other in pieces]
    return (
        _side(left, spans[0], [(n, one, here) for n, ((one, _), (here, _)) in _counted(pieces, marked)]),
        _side(
            right, spans[1], [(n, other, there) for n, ((_, other), (_, there)) in _counted(pieces, marked)]
        ),
    )


Runs = list[Span]


def _counted(
    pieces: Pieces, marked: Sequence[tuple[Runs, Runs]]
) -> Iterator[tuple[int, tuple[tuple[Span, Span], tuple[Runs, Runs]]]]:
    return enumerate(zip(pieces, marked, strict=True), start=1)


def _compared(left: str, right: str, one: Span, other: Span) -> tuple[Runs, Runs]:
    """The runs of two agreeing stretches whose words are written in another form."""
    here, there = _words(left, one), _words(right, other)
    matcher = SequenceMatcher(
        None, _folded(span.of(left) for span in here), _folded(span.of(right) for span in there), False
    )
    changed = [at for at in matcher.get_opcodes() if at[0] != "equal"]
    runs_here = [_run(here, first, end) for _, first, end, _, _ in changed if end > first]
    runs_there = [_run(there, first, end) for _, _, _, first, end in changed if end > first]
    return runs_here, runs_there


def _run(words: Sequence[Span], first: int, end: int) -> Span:
    return Span(words[first].start, words[end - 1].end)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text, span.start, span.end)]


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _side(text: str, whole: Span, pieces: Iterable[tuple[int, Span, Runs]] | None) -> Laid:
    start, end = min(whole.start, len(text)), min(whole.end, len(text))
    before, after = _from(text, start), _until(text, end)
    if pieces is None:
        stretches: Iterable[Stretch] = [Stretch(text[start:end], Mark.SAME)]
    else:
        stretches = _stretches(text, Span(start, end), pieces)
    return Laid(
        text[before:start],
        tuple(_joined(stretches)),
        text[end:after],
        begins=not text[:before].strip(),
        ends=not text[after:].strip(),
    )


def _from(text: str, at: int) -> int:
    """Where the words before ``at`` begin to be shown."""
    first = max(0, at - AROUND)
    if first == 0:
        return 0
    blank = re.compile(r"\s").search(text, first, at)
    return blank.end() if blank else first


def _until(text: str, at: int) -> int:
    """Where the words after ``at`` end to be shown."""
    last = min(len(text), at + AROUND)
    if last == len(text):
        return last
    blanks = [found.start() for found in re.compile(r"\s").finditer(text, at, last)]
    return blanks[-1] if blanks and blanks[-1] > at else last


def _stretches(text: str, whole: Span, pieces: Iterable[tuple[int, Span, Runs]]) -> Iterator[Stretch]:
    """The side's words in order, each once; what lies between two pieces is this side's alone."""
    at = whole.start
    for number, piece, changed in sorted(pieces, key=lambda each: each[1]):
        yield from _between(text[at : piece.start])
        at = piece.start
        for run in changed:
            yield Stretch(text[at : run.start], Mark.SAME, number)
            yield Stretch(run.of(text), Mark.OTHERWISE, number)
            at = run.end
        yield Stretch(text[at : piece.end], Mark.SAME, number)
        at = max(at, piece.end)
    yield from _between(text[at : whole.end])


def _between(gap: str) -> Iterator[Stretch]:
    """What only this side has, from its first word to its last; blanks and punctuation are no difference."""
    telling = [found.span() for found in _TELLS.finditer(gap)]
    begin, end = (telling[0][0], telling[-1][1]) if telling else (len(gap), len(gap))
    yield Stretch(gap[:begin], Mark.SAME)
    yield Stretch(gap[begin:end], Mark.ALONE)
    yield Stretch(gap[end:], Mark.SAME)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Without empty ones; agreeing neighbours of one piece, or with no word between them, are one."""
    held: Stretch | None = None
    for stretch in chain(stretches, [None]):
        if stretch is not None and not stretch.text:
            continue
        if held and stretch and held.mark is stretch.mark is Mark.SAME and _is_one(held, stretch):
            held = Stretch(held.text + stretch.text, Mark.SAME, held.piece or stretch.piece)
            continue
        if held:
            yield held
        held = stretch


def _is_one(one: Stretch, other: Stretch) -> bool:
    return one.piece == other.piece or 0 in (one.piece, other.piece)
