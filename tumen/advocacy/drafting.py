"""A letter drafted from an event: each sentence that tells something cites the claims that it rests on.

Its figures are those that the record reconciles, never more than the claims support; where they differ, they
stand side by side. What is asked is for people to write: two asks that follow from the places stand there to
begin with. Nothing in it is finer than the viewer may read, and no name that is covered from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from tumen.advocacy.phrases import phrase
from tumen.claims.queries import Status
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.ranges import Range, range_of
from tumen.publication.forms.papers import (
    Block,
    Citation,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    Tongue,
)
from tumen.record import korean
from tumen.record.queries import EventFigure, EventView
from tumen.record.titles import name_of, when_words
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: A word of a room ("forced return") in the language of the letter.
Said = Callable[[str], str]
#: Figures of one voice and one amount are cited once; a letter that cites more than so many is not read.
MOST_CITED = 30


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter needs beside the event: who writes to whom on which day, and what is asked.

    ``asks`` are sentences of the writers; without any, two that follow from the places of the event. What is
    no draft rests on accepted claims alone, says nothing to its makers, and leaves only so.
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


def letter_about(about: EventView, letter: Letter) -> Paper:
    """The draft of a letter about an event as somebody sees it."""
    return _Drafting(about, letter).paper()


class _Drafting:
    def __init__(self, event: EventView, letter: Letter) -> None:
        self.event, self.letter = event, letter
        self.is_korean = letter.tongue is Tongue.KOREAN
        self.say = partial(phrase, letter.tongue)
        self.citations: list[Citation] = []
        self._numbers: dict[str, int] = {}

    def paper(self) -> Paper:
        letter, figures = self.letter, self.event.figures
        counted = list(_each_voice_once(figures, Role.COUNTS))
        corrected = list(_each_voice_once(figures, Role.SUPERSEDED))
        blocks: list[Block] = [Paragraph(tuple(self._happened(counted))), Heading(self.say("sources"))]
        blocks += [Paragraph((self._of_source(figure),)) for figure in counted[:MOST_CITED]]
        blocks += [Paragraph((self._of_source(figure, "corrected"),)) for figure in corrected]
        blocks += [Heading(self.say("asks")), Points(tuple(self._asks()))]
        return Paper(
            letter.tongue,
            self._title(),
            tuple(blocks),
            tuple(self.citations),
            letter.day,
            letter.sender,
            letter.recipient,
            letter.greeting,
            self.say("closing") if letter.signatories else "",
            letter.signatories,
            tuple(self._notes(len(counted))) if letter.is_draft else (),
            letter.is_draft,
        )

    # -- what happened
    # ------------------------------------------------------------------------------------------

    def _title(self) -> str:
        return str(self.letter.said(self.event.title))

    def _happened(self, counted: Sequence[EventFigure]) -> Iterator[Sentence]:
        cites = tuple(self._number(figure) for figure in counted[:MOST_CITED])
        told = self.event.voices
        yield Sentence(self.say("told", title=self._title()), cites)
        if told and told["reports"] > 1:
            yield Sentence(self._voices(**told), cites)
        amounts = {(each.claim.value("quantity").low, each.claim.value("quantity").high) for each in counted}
        if len(amounts) > 1:
            yield Sentence(self.say("differ", amount=self._amount(self.event.range, self.event.unit)), cites)

    def _voices(self, reports: int, documents: int, least: int, most: int) -> str:
        name = "voices.between" if least != most else "voice" if most == 1 else "voices"
        voices = self.say(name, least=least, most=most)
        told = "reports.one-document" if documents == 1 else "reports"
        return self.say(told, reports=reports, documents=documents, voices=voices)

    # -- what each source says
    # ------------------------------------------------------------------------------------------

    def _of_source(self, figure: EventFigure, more: str = "") -> Sentence:
        claim = figure.claim
        amount = self._amount(range_of([claim.value("quantity")]), claim.value("unit") or Unit.PERSONS)
        who = claim.speaker or claim.publisher or self.say("nobody")
        who = who[:1].upper() + who[1:]
        when = self._day(claim.published)
        words = self.say("source.dated" if when else "source", who=who, amount=amount, when=when)
        return Sentence(f"{words} {self.say(more)}" if more else words, (self._number(figure),))

    def _amount(self, amount: Range, unit: Unit) -> str:
        """A figure with what was done, as titles say it."""
        name = name_of(GroupKind.EVENT, self.event.act, amount, unit, Places())
        if self.is_korean:
            return korean.title_words(name.parts, self.letter.said)
        return name[:1].lower() + name[1:]

    def _day(self, when: Interval | None) -> str:
        if when is None:
            return ""
        return korean.when_words(when) if self.is_korean else when_words(when)

    # -- what is asked, and what its makers should know
    # ------------------------------------------------------------------------------------------

    def _asks(self) -> Iterator[Paragraph]:
        for words in self.letter.asks or self._first_asks():
            yield Paragraph((Sentence(words, asserts=False),))

    def _first_asks(self) -> Iterator[str]:
        places = self.event.places
        origin, destination = places.origin or places.at, places.destination
        if origin:
            yield self.say("ask.origin", place=self.letter.said(origin))
        if destination:
            yield self.say("ask.destination", place=self.letter.said(destination))
        if not origin and not destination:
            yield self.say("ask.nowhere")

    def _notes(self, counted: int) -> Iterator[str]:
        event = self.event
        yield self.say("note.event", id=event.id, revision=event.revision)
        cited = {citation.claim for citation in self.citations}
        held = (each.claim for each in event.figures if each.claim.id in cited)
        if waiting := [claim.id for claim in held if claim.status is not Status.ACCEPTED]:
            yield self.say("note.waiting", waiting=len(waiting), cited=len(cited), ids=", ".join(waiting))
        if counted > MOST_CITED:
            yield self.say("note.left", left=counted - MOST_CITED)
        if event.could_be:
            yield self.say("note.same", ids=", ".join(each.id for each in event.could_be))

    # -- citations
    # ------------------------------------------------------------------------------------------

    def _number(self, figure: EventFigure) -> int:
        """The number of the citation of a figure's claim; the same each time."""
        claim = figure.claim
        if claim.id not in self._numbers:
            self._numbers[claim.id] = number = len(self.citations) + 1
            quote = " ".join(claim.sentence_text.split())
            about = (claim.speaker, claim.document_title, self._day(claim.published))
            self.citations.append(Citation(number, quote, *about, claim.id))
        return self._numbers[claim.id]


def _each_voice_once(figures: Iterable[EventFigure], role: Role) -> Iterator[EventFigure]:
    """Of the figures in this role whose words still stand, one for each speaker and amount: accepted ones
    first."""
    kept = [each for each in figures if each.role is role and each.claim.quote_stands]
    seen: set[tuple[str, float | None, float | None]] = set()
    for figure in sorted(kept, key=lambda each: each.claim.status is not Status.ACCEPTED):
        quantity = figure.claim.value("quantity")
        key = (figure.claim.speaker, quantity.low, quantity.high)
        if figure.claim.status is not Status.REJECTED and key not in seen:
            seen.add(key)
            yield figure
