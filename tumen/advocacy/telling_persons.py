"""A person in the parts of a paper, without a name: what one document tells of them, and who says so. PURE.

It is drafted from what is shown to who is not cleared for identities: no name, no age but the ten years that
it lies in, no day but its month, no place but its country, no sentence about how somebody crossed or hid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tumen.advocacy.telling import Letter, Matter, Part, Teller, day_in
from tumen.documents.masking import MASK
from tumen.publication.forms.papers import Citation, Sentence, title_cited
from tumen.record.queries import PersonView, SourceTelling, ToldLine
from tumen.vocabulary.acts import label

#: Numbers of one or two digits: days of a month, and ages. What is written in words stays.
_FINE = re.compile(r"(?<![\d,.])\d{1,2}(?:st|nd|rd|th)?(?![,.]?\d)")

#: The acts by which a person can disappear, in the words of what is told.
_VANISHING = frozenset(map(label, ("enforced disappearance", "arrest", "detention", "forced repatriation")))
#: The kind of paper that is about a disappearance and nothing else.
_WGEID = "wgeid"


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim of the person that may be told, with the document that it stands in."""

    line: ToldLine
    source: SourceTelling


class PersonTeller(Teller):
    """The parts of a paper about a person."""

    def __init__(self, matter: Matter, letter: Letter) -> None:
        assert isinstance(matter.about, PersonView)
        self.person = matter.about
        told = [_Told(line, source) for source in self.person.sources for line in source.lines]
        #: What helps to find somebody is left out with its quote, and so is what has no words to cite.
        told = [each for each in told if each.line.quote and not each.line.is_guarded]
        super().__init__(letter, {each.line.claim: _cited(letter, each) for each in told})
        self.told = [each for each in told if not each.line.realis and not each.line.is_denied]
        self.denied = [each for each in told if not each.line.realis and each.line.is_denied]
        self._accepted = {each.line.claim: each.line.is_accepted for each in told}

    @property
    def title(self) -> str:
        return self.letter.said(self.person.words)

    def parts(self) -> dict[str, Part]:
        return {
            **super().parts(),
            "happened": self.happened,
            "when": lambda: self.when(or_not=False),
            "when-or-not": lambda: self.when(or_not=True),
            "vanished-when": lambda: self.when(or_not=True, among=self.vanished),
            "vanished-where": lambda: self.where(or_not=True, among=self.vanished),
            "where": lambda: self.where(or_not=False),
            "where-or-not": lambda: self.where(or_not=True),
            "perpetrators": lambda: self.by_whom(or_not=False),
            "perpetrators-or-not": lambda: self.by_whom(or_not=True),
            "sources": self.sources,
            "sources-by-figure": self.sources,
            "disputed": self.disputed,
            "denied": self.disputed,
            "denials": self.denials,
            "unknown": self.unknown,
            "victims": self.happened,
            "name": self.name,
            "asked": lambda: (),
            "norms": lambda: (),
            "asks": self.asks,
        }

    def _of(self, told: Iterable[_Told]) -> tuple[int, ...]:
        return self.citing.numbers(each.line.claim for each in told)

    def happened(self) -> Iterator[Sentence]:
        """Who this is about in words that name nobody."""
        yield Sentence(self.say("person", who=self.title), self._of(self.told))
        yield Sentence(self.say("person.unnamed"), asserts=False)

    def name(self) -> Iterator[Sentence]:
        yield Sentence(self.say("person.name"), asserts=False)

    @property
    def vanished(self) -> list[_Told]:
        """What is told of how the person was taken or sent away: by it somebody disappears, and not by what
        came later."""
        return [each for each in self.told if each.line.act in _VANISHING]

    def when(self, *, or_not: bool, among: Iterable[_Told] | None = None) -> Iterator[Sentence]:
        said: dict[str, list[_Told]] = {}
        for each in self.told if among is None else among:
            if words := self.day(each.line.when):
                said.setdefault(f"{self.letter.said(each.line.act)} ({words})", []).append(each)
        yield from self._listed("when", "when", said, or_not=or_not)

    def where(self, *, or_not: bool, among: Iterable[_Told] | None = None) -> Iterator[Sentence]:
        said: dict[str, list[_Told]] = {}
        for each in self.told if among is None else among:
            if each.line.place:
                words = f"{self.letter.said(each.line.act)} ({self.letter.said(each.line.place)})"
                said.setdefault(words, []).append(each)
        yield from self._listed("where", "where", said, or_not=or_not)

    def by_whom(self, *, or_not: bool) -> Iterator[Sentence]:
        said: dict[str, list[_Told]] = {}
        for each in self.told:
            if each.line.by:
                said.setdefault(each.line.by, []).append(each)
        yield from self._listed("by-whom", "who", said, or_not=or_not)

    def _listed(
        self, name: str, value: str, said: dict[str, list[_Told]], *, or_not: bool
    ) -> Iterator[Sentence]:
        if said:
            told = [each for several in said.values() for each in several]
            yield Sentence(self.say(name, **{value: "; ".join(said)}), self._of(told))
        elif or_not:
            yield Sentence(self.say(f"{name}.unknown"), asserts=False)

    def sources(self) -> Iterator[Sentence]:
        yield from (self._of_line(each) for each in self.told)

    def _of_line(self, each: _Told) -> Sentence:
        line = each.line
        place = self.letter.said(line.place) if line.place else ""
        when = ", ".join(filter(None, (self.day(line.when), place)))
        name = "told-of.dated" if when else "told-of"
        words = self.say(name, who=self._who(each), what=self.letter.said(line.act), when=when)
        if line.outcome:
            words = self.say("told-of.outcome", words=words, outcome=f"“{line.outcome}”")
        return Sentence(words, self._of([each]))

    def _who(self, each: _Told) -> str:
        return self.who(each.line.speaker or each.source.publisher)

    def denials(self) -> Iterator[Sentence]:
        for each in self.denied:
            words = self.say("told-of.denied", who=self._who(each), what=self.letter.said(each.line.act))
            yield Sentence(words, self._of([each]))

    def disputed(self) -> Iterator[Sentence]:
        yield from self.denials()
        if not self.denied:
            yield Sentence(self.say("undisputed"), asserts=False)

    def unknown(self) -> Iterator[Sentence]:
        gaps = {
            "unknown.when": not any(each.line.when for each in self.told),
            "unknown.by-whom": not any(each.line.by for each in self.told),
            "unknown.fate": not any(each.line.outcome for each in self.told),
        }
        yield from (Sentence(self.say(name), asserts=False) for name, lacks in gaps.items() if lacks)

    def country_asked(self) -> str:
        return next((each.line.place for each in self.told if each.line.place), "")

    def asks(self) -> Iterator[Sentence]:
        place = self.country_asked()
        first = self.say("ask.origin", place=self.letter.said(place)) if place else self.say("ask.nowhere")
        yield from self._asks(self.letter.asks or (first,))

    def notes(self) -> Iterator[str]:
        yield self.say("note.person", id=self.person.id, revision=self.person.revision)
        yield self.say("note.one-document")
        if self.letter.kind == _WGEID and not self.vanished:
            yield self.say("note.not-vanished")
        cited = [citation.claim for citation in self.citing.citations]
        if waiting := [id for id in cited if not self._accepted[id]]:
            yield self.say("note.waiting", waiting=len(waiting), cited=len(cited), ids=", ".join(waiting))
        yield from super().notes()


def _cited(letter: Letter, each: _Told) -> Citation:
    """The words as they are shown to who is not cleared, without days and ages."""
    source, quote = each.source, _FINE.sub(MASK, " ".join(each.line.quote.split()))
    speaker = "" if MASK in each.line.speaker else each.line.speaker
    day = day_in(letter.tongue, source.published)
    return Citation(0, quote, speaker, title_cited(source.title), day, each.line.claim)
