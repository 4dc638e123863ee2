"""A text as a room gives it to the index: what each audience is shown of it, and the parts of it that are
items.

``Shown`` is what the room that keeps the text makes of it for one audience: with its masks, and where
everything stands then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tumen.access.audiences import Audience
from tumen.search.kinds import Kind
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import is_place, words_of_facet


class Shown(Protocol):
    """A text as one audience is shown it."""

    @property
    def text(self) -> str: ...

    def span(self, original: Span) -> Span:
        """Where a stretch of the original stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item by itself: its words as each audience is shown them, and what it can be narrowed by."""

    kind: Kind
    item: str
    order: int  #: the key of its row, by which it is older or newer than others
    words: Mapping[Audience, str]
    facets: frozenset[str] = frozenset()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document: ``number`` is its key, ``title`` the document's as each audience is shown it.

    ``closed`` are stretches that an audience is not even to know of as parts; ``hides`` says whether words
    that are said of a part, such as a place's name, are covered from an audience.
    """

    number: int
    document: str
    order: int
    shown: Mapping[Audience, Shown]
    title: Mapping[Audience, str]
    facets: frozenset[str]
    closed: Mapping[Audience, tuple[Span, ...]] = field(default_factory=dict)
    hides: Callable[[Audience, str], bool] = lambda audience, words: False

    def words(self) -> dict[Audience, str]:
        """What each audience is shown of it, the title first."""
        return {each: f"{self.title[each]}\n\n{shown.text}" for each, shown in self.shown.items()}

    def words_at(self, span: Span) -> dict[Audience, str]:
        """A part as each audience is shown it; an audience that is not to know of it is left out."""
        return {
            each: shown.span(span).of(shown.text)
            for each, shown in self.shown.items()
            if not any(closed.overlaps(span) for closed in self.closed.get(each, ()))
        }

    def shown_facets(self, facets: frozenset[str], audience: Audience) -> frozenset[str]:
        """Those of a part that say nothing that is covered from an audience."""
        return frozenset(
            each for each in facets if not is_place(each) or not self.hides(audience, words_of_facet(each))
        )


@dataclass(frozen=True, slots=True)
class Part:
    """An item that is a stretch of a text, such as a claim's sentence."""

    kind: Kind
    item: str
    order: int
    span: Span
    facets: frozenset[str]


#: Texts with their parts.
WithParts = Iterable[tuple[Text, Iterable[Part]]]
