"""One hand that writes original documents, and copies from earlier ones; `kinds` says what and how."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tests.corroboration.reuse import edits
from tests.corroboration.reuse.phrases import Phrases
from tests.corroboration.reuse.sources import House, Sources
from tests.corroboration.reuse.texts import Chunk, Draft, Paragraph, Segment, Word, plain, worded


class Sentences(Protocol):
    """Writes sentences of a language."""

    def sentence(self) -> list[Word]: ...

    def first_person(self) -> list[Word]: ...

    def naming(self, name: str, title: str) -> list[Word]: ...

    def headline(self) -> str: ...


class Editing(Protocol):
    """Changes a share of words, in the manner of a language."""

    def __call__(self, words: list[Word], share: float, rng: random.Random) -> list[Word]: ...


@dataclass(eq=False)
class Writer:
    """Writes drafts of one language."""

    rng: random.Random
    pen: Sentences
    sources: Sources
    phrases: Phrases
    edit: Editing
    substitute: Callable[[Word, random.Random], Word]
    language: str
    drafts: list[Draft] = field(default_factory=list)

    def begin(self, kind: str, genre: str, publisher: str, day: int, author: str = "") -> Draft:
        draft = Draft(
            f"{self.rng.getrandbits(44):011x}", kind, genre, publisher, author, self.language, day=day
        )
        self.drafts.append(draft)
        return draft

    def any_day(self) -> int:
        """A day from 2019 to 2024, counted from the first."""
        return self.rng.randrange(2190)

    # Words of its own

    def prose(self, paragraphs: int, *, personal: bool = False) -> list[Paragraph]:
        """New paragraphs of two to four sentences; some name a person with a long title."""
        return [[Segment(self._sentences(personal))] for _ in range(paragraphs)]

    def _sentences(self, personal: bool) -> list[Word]:
        told: list[Word] = []
        for _ in range(self.rng.randint(2, 4)):
            roll = self.rng.random()
            if roll < 0.1:
                told += self.pen.naming(*self.rng.choice(self.sources.persons))
            elif personal and roll < 0.7:
                told += self.pen.first_person()
            else:
                told += self.pen.sentence()
        return told

    def finish(self, draft: Draft, house: House | None) -> Draft:
        """Give every word's holder, and the furniture of the house's page."""
        if house:
            self._furnish(draft, house)
        for paragraph in draft.paragraphs:
            for segment in paragraph:
                segment.holder = draft.id
        return draft

    def _furnish(self, draft: Draft, house: House) -> None:
        lines = [[plain(line, f"boilerplate:{house.name}/{n}")] for n, line in enumerate(house.furniture)]
        if lines and self.rng.random() < 0.3:
            draft.paragraphs.insert(0, lines.pop(0))
        if lines and self.rng.random() < 0.15 and len(draft.paragraphs) > 4:
            draft.paragraphs.insert(self.rng.randrange(3, len(draft.paragraphs)), lines.pop())
        draft.paragraphs += lines

    def pull_quote(self, draft: Draft) -> None:
        """Print some words of the draft a second time, as pages do."""
        long = [s for p in draft.body for s in p if len(s.words) >= 24]
        if long:
            segment = self.rng.choice(long)
            size = self.rng.randint(12, 22)
            start = self.rng.randrange(0, len(segment.words) - size)
            again = Segment(list(segment.words[start : start + size]), repeat=segment)
            draft.paragraphs.insert(self.rng.randrange(1, len(draft.paragraphs)), [again])

    # Words of others

    def copied(self, segment: Segment, share: float, house: House | None, attributed: str = "") -> Segment:
        """A copy of ``segment`` in the style of ``house``, with ``share`` of its words changed."""
        words = edits.restyled(segment.words, house.style) if house else list(segment.words)
        copy = segment.copy(self.edit(words, share, self.rng) if share else words)
        copy.attributed = attributed
        return copy

    def copied_paragraph(
        self, paragraph: Paragraph, share: float, house: House | None, attributed: str = ""
    ) -> Paragraph:
        return [self.copied(segment, share, house, attributed) for segment in paragraph if not segment.repeat]

    def quoted(self, segment: Segment, share: float, house: House, who: str) -> Paragraph:
        """A paragraph that quotes a run of ``segment``, named as ``who``'s or, with "", with no name."""
        words = self._run(segment.words)
        elides = len(words) >= 24 and self.rng.random() < 0.35
        if share:
            words = self.edit(edits.restyled(words, house.style), share, self.rng)
        cut = edits.elided(words, self.rng) if elides else words
        glossed = (
            edits.bracketed(cut, self.rng) if self.language == "en" and self.rng.random() < 0.15 else cut
        )
        quote = segment.copy(glossed)
        quote.attributed, quote.elided = who, glossed is not words and glossed != words
        return self._placed(quote, house, who)

    def _run(self, words: list[Word]) -> list[Word]:
        """Twelve to sixty words of ``words``, more often few, mostly from the beginning of a sentence."""
        size = min(len(words), 12 + int(49 * self.rng.random() ** 1.7))
        starts = [0, *(at + 1 for at, word in enumerate(words) if word.surface.endswith("."))]
        starts = [at for at in starts if at + size <= len(words)]
        if self.rng.random() < 0.7:
            start = self.rng.choice(starts or [0])
        else:
            start = self.rng.randint(0, len(words) - size)
        return list(words[start : start + size])

    def _placed(self, quote: Segment, house: House, who: str) -> Paragraph:
        opening, closing = house.style.quotes
        roll = self.rng.random()
        if not who:
            quote.words = quote_marked(quote.words, opening, closing)
            line = self.rng.choice(self.phrases.unnamed)
            return [plain(line, f"formula:{line}"), quote]
        if roll < 0.4:
            quote.words = quote_marked(quote.words, opening, closing)
            return [self.said(self.phrases.before, who), quote]
        if roll < 0.8 or len(quote.words) < 24:
            quote.words = quote_marked(_comma(quote.words), opening, closing)
            return [quote, self.said(self.phrases.after, who)]
        half = self.rng.randint(10, len(quote.words) - 10)
        rest = (
            quote.parent.copy(quote_marked(quote.words[half:], opening, closing)) if quote.parent else quote
        )
        rest.attributed, rest.elided = quote.attributed, quote.elided
        quote.words = quote_marked(_comma(quote.words[:half]), opening, closing)
        return [quote, self.said(self.phrases.between, who), rest]

    def credit(self, who: str) -> Paragraph:
        """The line under a report that names the agency: furniture, the same under each."""
        line = self.rng.choice(self.phrases.credit).replace("{who}", who)
        return [plain(line, f"boilerplate:{line}")]

    def said(self, templates: tuple[str, ...], who: str) -> Segment:
        template = self.rng.choice(templates)
        begin, _, end = template.partition("{who}")
        stop, _, end = end.partition(" ")
        chunks = [
            Chunk(begin, f"formula:{template}/before"),
            Chunk(who + stop, f"name:{who}"),
            Chunk(end, f"formula:{template}/after"),
        ]
        return Segment(worded(chunk for chunk in chunks if chunk.text.strip()))


def quote_marked(words: list[Word], opening: str, closing: str) -> list[Word]:
    """``words`` between quotation marks."""
    told = list(words)
    told[0] = told[0]._replace(surface=opening + told[0].surface)
    told[-1] = told[-1]._replace(surface=told[-1].surface + closing)
    return told


def _comma(words: list[Word]) -> list[Word]:
    last = words[-1]._replace(surface=words[-1].surface.rstrip(".,") + ",")
    return [*words[:-1], last]
