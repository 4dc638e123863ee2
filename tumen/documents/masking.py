"""Words covered in a text and in values, each by a mask of one length; where everything else stands then.

PURE. A mask does not tell how long what it covers is, so offsets after it shift: `Masked` maps them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from tumen.documents.finding import Wanted
from tumen.vocabulary.spans import Quote, Span

V = TypeVar("V")

MASK = "▮▮▮"
#: Words of fewer signs are covered where they stand in a text, and not wherever they occur in a value: one
#: letter would cover half of every word.
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with some stretches covered. ``covered`` are those of the original, ordered and apart."""

    text: str
    covered: tuple[Span, ...]
    #: Where each mask begins in ``text``: a list has thousands of masks, and each is asked for often.
    _begins: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        begins, shift = [], 0
        for span in self.covered:
            begins.append(span.start - shift)
            shift += len(span) - len(MASK)
        object.__setattr__(self, "_begins", tuple(begins))  # the value is frozen from here on

    @classmethod
    def of(cls, original: str, spans: Iterable[Span], *, cuts: Iterable[int] = ()) -> Masked:
        """``original`` with ``spans`` covered; those that touch are one mask, but not across ``cuts``."""
        covered = tuple(_apart(_cut(spans, set(cuts), len(original))))
        parts, at = [], 0
        for span in covered:
            parts += [original[at : span.start], MASK]
            at = span.end
        return cls("".join([*parts, original[at:]]), covered)

    def span(self, original: Span) -> Span:
        """Where a stretch of the original stands; one that touches a mask reaches over all of it."""
        return Span(self._at(original.start, is_end=False), self._at(original.end, is_end=True))

    def original(self, shown: Span) -> Span:
        """Where a stretch of the masked text stands in the original; one that touches a mask takes in all
        that it covers. `span` turned round."""
        return Span(self._from(shown.start, is_end=False), self._from(shown.end, is_end=True))

    def quote(self, original: Span) -> Quote:
        return Quote.at(self.text, self.span(original))

    def hides(self, original: Span) -> bool:
        """Whether any of this stretch of the original is covered."""
        return any(span.overlaps(original) for span in self.covered)

    def _at(self, offset: int, *, is_end: bool) -> int:
        """A beginning where a mask begins lies in it; an end there does not."""
        among = bisect_left if is_end else bisect_right
        number = among(self.covered, offset, key=lambda span: span.start)
        if number == 0:
            return offset
        last = self.covered[number - 1]
        begins = self._begins[number - 1]
        if offset < last.end:
            return begins + (len(MASK) if is_end else 0)
        return begins + len(MASK) + offset - last.end

    def _from(self, offset: int, *, is_end: bool) -> int:
        shift = 0  # what the masks before it are shorter than what they cover
        for span in self.covered:
            begins = span.start - shift
            if offset < begins or (is_end and offset == begins):
                break
            if offset < begins + len(MASK):
                return span.end if is_end else span.start
            shift += len(span) - len(MASK)
        return offset + shift


def _cut(spans: Iterable[Span], cuts: Set[int], length: int) -> Iterator[tuple[Span, bool]]:
    """The spans in order, cut at borders, each with whether it may be joined with one that ends there."""
    ordered = sorted(cuts)
    for span in sorted(spans):
        start, end = min(span.start, length), min(span.end, length)
        borders = ordered[bisect_right(ordered, start) : bisect_left(ordered, end)]
        for begin, stop in zip([start, *borders], [*borders, end], strict=True):
            if begin < stop:
                yield Span(begin, stop), begin not in cuts


def _apart(pieces: Iterable[tuple[Span, bool]]) -> Iterator[Span]:
    held: Span | None = None
    for span, may_join in sorted(pieces):
        if held and (span.start < held.end or (span.start == held.end and may_join)):
            held = Span(held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


class Covering:
    """Covers words wherever they occur: in a string, and in every string within a value."""

    def __init__(self, words: Iterable[str]) -> None:
        self._wanted = Wanted(each for each in words if len(each.strip()) >= SHORTEST)

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def spans(self, said: str) -> list[Span]:
        """Where any of the words stand in it, in order; some may overlap."""
        return self._wanted.spans(said)

    def words(self, said: str) -> str:
        found = self._wanted.spans(said)
        return Masked.of(said, found).text if found else said

    def value(self, value: V) -> V:
        """The same value with the words covered in each of its strings; codes and numbers stay."""
        covered: Any = self._within(value) if self._wanted else value
        return covered  # type: ignore[no-any-return]

    def _within(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, (tuple, list, frozenset, set)):
            return type(value)(self._within(each) for each in value)
        if isinstance(value, Mapping):
            return {key: self._within(each) for key, each in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return self._within_fields(value)
        return value

    def _within_fields(self, value: Any) -> Any:
        said = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        covered = {name: self._within(each) for name, each in said.items()}
        changed = {
            name: each for name, each in covered.items() if each is not said[name] and each != said[name]
        }
        return replace(value, **changed) if changed else value
