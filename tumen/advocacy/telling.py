"""What every paper is told in: its words, its numbers, and the parts that its writers fill. PURE.

A part is a name in packs/advocacy/writings.toml; what it says of an event is in `telling_events`, of a person
in `telling_persons`. A sentence that tells a fact cites claims, or is marked; what the record lacks is said
as not known, and asserts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tumen.advocacy.citing import Citing
from tumen.advocacy.phrases import phrase
from tumen.advocacy.views import AppealView
from tumen.claims.queries import ClaimView
from tumen.documents.masking import MASK
from tumen.publication.forms.papers import Block, Citation, Paragraph, Points, Sentence, Tongue
from tumen.publication.forms.wording import mark
from tumen.record import korean
from tumen.record.queries import EventView, PersonView
from tumen.record.titles import when_words
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.writings import LETTER

_HANGUL = re.compile("[가-힣]")

#: A word of a room ("forced return") in the language of the paper.
Said = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a paper needs beside what it is about: its kind, who writes to whom on which day, what they add.

    ``kind`` is a code of `vocabulary.writings`. ``asks`` are sentences of the writers; without any, some that
    follow from the places. ``added``, ``steps`` and ``urgent`` are lines of theirs that may name claims at
    their end; ``grounds`` are the norms that they rely on, by name; ``consent`` says how those concerned
    agreed. What is no draft rests on accepted claims alone,
    says nothing to its makers, and leaves only so.
    """

    tongue: Tongue
    day: date
    sender: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    greeting: str = ""
    signatories: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    is_draft: bool = True
    said: Said = field(default=str)
    kind: str = LETTER
    added: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    consent: str = ""
    is_confidential: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that may name claims."""
        return (*self.added, *self.steps, *self.urgent)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a paper is drafted from, as whoever may read it sees it: an event or a person, and what was asked.

    ``claims`` are those of asks, answers and norms, and those that the writers name. ``cover`` takes out of
    words the names of persons of whom the documents tell.
    """

    about: EventView | PersonView
    appeals: tuple[AppealView, ...] = ()
    claims: Mapping[str, ClaimView] = field(default_factory=dict)
    cover: Said = field(default=str)


Part = Callable[[], Iterable[Sentence]]


class Teller:
    """The parts that are the same whatever a paper is about; each gives its sentences."""

    #: Parts whose sentences stand as a numbered list, and those that stand each by itself.
    LISTED = frozenset({"asks", "own-asks", "asks-of-mandates", "supplementary"})
    APART = frozenset(
        {
            "sources",
            "sources-by-figure",
            "disputed",
            "denied",
            "denials",
            "asked",
            "asked-by-us",
            "norms",
            "unknown",
        }
    )

    def __init__(self, letter: Letter, known: Mapping[str, Citation]) -> None:
        self.letter = letter
        self.is_korean = letter.tongue is Tongue.KOREAN
        self.say = partial(phrase, letter.tongue)
        self.citing = Citing(known)

    @property
    def title(self) -> str:
        raise NotImplementedError

    def parts(self) -> dict[str, Part]:
        """Each part by its name."""
        return {
            "added": partial(self._lines, self.letter.added),
            "steps": partial(self._lines, self.letter.steps),
            "steps-or-not": self.steps_or_not,
            "grounds": self.grounds,
            "asked-by-us": self.asked_by_us,
            "own-asks": partial(self._asks, self.letter.asks),
            "asks-of-mandates": self.asks_of_mandates,
            "urgency": self.urgency,
            "submitter": self.submitter,
            "consent": self.consent,
            "confidentiality": self.confidentiality,
        }

    def blocks(self, part: str) -> Iterator[Block]:
        """A part as it is set: a paragraph, several, or a list."""
        sentences = tuple(self.parts()[part]())
        if part in self.LISTED and sentences:
            yield Points(tuple(Paragraph((each,)) for each in sentences))
        elif part in self.APART:
            yield from (Paragraph((each,)) for each in sentences)
        elif sentences:
            yield Paragraph(sentences)

    # ---- what the writers say ----

    def _lines(self, lines: Sequence[str]) -> Iterator[Sentence]:
        for typed in lines:
            words, cites = self.citing.line(typed)
            yield Sentence(words, cites)

    def _asks(self, asks: Iterable[str]) -> Iterator[Sentence]:
        yield from (Sentence(words, asserts=False) for words in asks)

    def grounds(self) -> Iterator[Sentence]:
        """The norms that the writers rely on: theirs to answer for, and no claim of the record."""
        if self.letter.grounds:
            norms = "; ".join(self.letter.said(each) for each in self.letter.grounds)
            yield Sentence(self.say("grounds", norms=norms), asserts=False)

    def asked_by_us(self) -> Iterator[Sentence]:
        """What the writers asked before, and what came back; nothing where they asked nobody."""
        return iter(())

    def steps_or_not(self) -> Iterator[Sentence]:
        """That no step is known, where none is told."""
        if not self.letter.steps and not self.has_asked():
            yield Sentence(self.say("steps.unknown"), asserts=False)

    def has_asked(self) -> bool:
        """Whether the paper tells of somebody who was asked."""
        return False

    def country_asked(self) -> str:
        """The state that mandate holders are asked to write to; "" where none is told."""
        raise NotImplementedError

    def asks_of_mandates(self) -> Iterator[Sentence]:
        if self.letter.asks:
            yield from self._asks(self.letter.asks)
            return
        place = self.country_asked()
        first = self.say("mandates.write", place=self.letter.said(place)) if place else ""
        yield from self._asks((first or self.say("mandates.nowhere"), self.say("mandates.account")))

    def urgency(self) -> Iterator[Sentence]:
        """What the writers say; without it the gap is marked, and no finished one leaves with it."""
        yield from self._lines(self.letter.urgent)
        if not self.letter.urgent:
            yield Sentence(self.say("urgent.unsaid"))

    def submitter(self) -> Iterator[Sentence]:
        who = ", ".join(self.letter.sender)
        if who:
            yield Sentence(self.say("submitter", who=who), asserts=False)
        else:
            yield Sentence(self.say("submitter.unsaid"))

    def consent(self) -> Iterator[Sentence]:
        if self.letter.consent:
            yield Sentence(self.letter.consent, asserts=False)
        else:
            yield Sentence(self.say("consent.unsaid"))

    def confidentiality(self) -> Iterator[Sentence]:
        yield Sentence(self.say("confidential" if self.letter.is_confidential else "open"), asserts=False)

    # ---- to the makers ----

    def notes(self) -> Iterator[str]:
        """What its makers should know, and nobody else."""
        if self.citing.missing:
            yield self.say("note.line", ids=", ".join(self.citing.missing))
        cited = self.citing.citations
        if foreign := [each.number for each in cited if bool(_HANGUL.search(each.quote)) != self.is_korean]:
            yield self.say("note.tongue", marks=mark(tuple(foreign)))

    # ---- words ----

    def day(self, when: Interval | None) -> str:
        """A time in words; "" for none."""
        return day_in(self.letter.tongue, when)

    def who(self, *called: str) -> str:
        """The first of these names that there is, to begin a sentence; nobody's where it is covered."""
        name = next((each for each in called if each and MASK not in each), self.say("nobody"))
        return name[:1].upper() + name[1:]


def day_in(tongue: Tongue, when: Interval | None) -> str:
    """A time in the words of a language; "" for none."""
    if when is None:
        return ""
    return korean.when_words(when) if tongue is Tongue.KOREAN else when_words(when)
