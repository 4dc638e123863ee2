"""Texts as the tests read them: `read_text("Police arrested 12 escapees.")` is one document read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tumen.reading import Source, read
from tumen.vocabulary.codes import BlockKind, FigureKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: A Thursday; the date of every document here that is not said to have another, or none.
PUBLISHED = "2024-03-14"


@dataclass(frozen=True)
class Reading:
    """A text and what the reader proposes of it."""

    text: str
    claims: tuple[ProposedClaim, ...]

    @property
    def counted(self) -> list[ProposedClaim]:
        """The claims of numbers, whatever they count."""
        return [claim for claim in self.claims if claim.value("figure_kind") is not None]

    @property
    def core(self) -> list[ProposedClaim]:
        return [claim for claim in self.claims if claim.value("figure_kind") is FigureKind.CORE]

    @property
    def figures(self) -> list[str]:
        """The words of the core figures, in order."""
        return [claim.passage.of(self.text) for claim in self.core]

    def figure(self, words: str = "") -> ProposedClaim:
        """The core figure whose passage holds ``words``; the only one without."""
        found = [claim for claim in self.core if words in claim.passage.of(self.text)]
        assert found, f"no figure of {words!r} among {self.figures} in {self.text!r}"
        assert words or len(found) == 1, f"several figures, {self.figures}, in {self.text!r}"
        return found[0]

    def kinds(self) -> dict[str, FigureKind]:
        """Every number's words with the sort of number it is."""
        return {claim.passage.of(self.text): claim.value("figure_kind") for claim in self.counted}


def source(
    text: str, *, published: str | None = PUBLISHED, key: str = "a document", **known: object
) -> Source:
    """A document of the text, dated unless said otherwise."""
    date = Interval.from_edtf(published) if published else None
    return Source(key, text, published=date, **known)  # type: ignore[arg-type]


def blocks(text: str, *kinds: BlockKind) -> tuple[tuple[BlockKind, Span], ...]:
    """The paragraphs of a text (parted by empty lines) as blocks; the last of the kinds goes on."""
    found: list[tuple[BlockKind, Span]] = []
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = kinds[min(number, len(kinds) - 1)] if kinds else BlockKind.PARAGRAPH
        found.append((kind, Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return tuple(found)


@cache
def read_text(
    text: str,
    *,
    published: str | None = PUBLISHED,
    publisher: str = "",
    author: str = "",
    voices: tuple[str, ...] = (),
    without_model: bool = False,
) -> Reading:
    """One document of one text."""
    given = source(text, published=published, publisher=publisher, author=author, voices=voices)
    ((_, claims),) = read([given], without_model=without_model)
    return Reading(text, tuple(claims))


def read_each(texts: Iterable[str], *, published: str | None = PUBLISHED) -> dict[str, Reading]:
    """Each text as a document of its own, parsed together."""
    texts = list(texts)
    together = read([source(text, published=published, key=text) for text in texts])
    return {text: Reading(text, tuple(claims)) for text, claims in together}


def slots_of(claims: Iterable[ProposedClaim]) -> list[tuple[str, Slot]]:
    """Every filled slot of the claims, by name."""
    return [(name, slot) for claim in claims for name, slot in claim.slots.items()]
