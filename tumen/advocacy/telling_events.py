"""An event in the parts of a paper: what happened, who says so, what is disputed, asked, unknown. PURE.

Its figures are those that the record reconciles, never more than the claims support; where they differ, they
stand side by side. Nothing in it is finer than the viewer may read, and no name that is covered from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from tumen.advocacy.phrases import phrase
from tumen.advocacy.telling import Letter, Matter, Part, Said, day_in
from tumen.advocacy.telling_asks import AskTeller, was_asked
from tumen.claims.queries import ClaimView, Status
from tumen.corroboration.figures import GroupKind, Role
from tumen.corroboration.ranges import Range, range_of
from tumen.documents.masking import MASK
from tumen.publication.forms.papers import Citation, Sentence, title_cited
from tumen.publication.forms.wording import mark
from tumen.record import korean
from tumen.record.queries import EventFigure, EventView
from tumen.record.titles import name_of, sentence_of
from tumen.vocabulary.codes import Polarity, Unit
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.places import country
from tumen.vocabulary.slots import Places

#: Figures of one voice and one amount are cited once; a paper that cites more than so many is not read.
MOST_CITED = 30
#: So many claims are named where all of those that a paper cites wait: more are a page of ids.
MOST_NAMED = 5


class EventTeller(AskTeller):
    """The parts of a paper about an event."""

    def __init__(self, matter: Matter, letter: Letter) -> None:
        assert isinstance(matter.about, EventView)
        self.event, self.claims, self.cover = matter.about, matter.claims, matter.cover
        told = {figure.claim.id: figure.claim for figure in self.event.figures}
        known = {**self.claims, **told}
        super().__init__(letter, {id: _cited(letter, claim, self.cover) for id, claim in known.items()})
        self.appeals = [each for each in matter.appeals if was_asked(each)]
        self.counted = list(_each_voice_once(self.event.figures, Role.COUNTS))
        self.corrected = list(_each_voice_once(self.event.figures, Role.SUPERSEDED))

    @property
    def title(self) -> str:
        return str(self.letter.said(self.event.title))

    def parts(self) -> dict[str, Part]:
        return {
            **super().parts(),
            "happened": self.happened,
            "when": lambda: self.when(or_not=False),
            "when-or-not": lambda: self.when(or_not=True),
            "where": lambda: self.where(or_not=False),
            "where-or-not": lambda: self.where(or_not=True),
            "perpetrators": lambda: self.by_whom(or_not=False),
            "perpetrators-or-not": lambda: self.by_whom(or_not=True),
            "sources": self.sources,
            "sources-by-figure": self.sources_by_figure,
            "disputed": lambda: self.disputed(figures=True),
            "denied": lambda: self.disputed(figures=False),
            "denials": self.denials,
            "unknown": self.unknown,
            "victims": self.victims,
            "asked": self.asked,
            "norms": self.norms,
            "asks": self.asks,
            "question": self.question,
            "supplementary": self.supplementary,
        }

    @cached_property
    def cites(self) -> tuple[int, ...]:
        """The numbers of all figures that count."""
        return self._of(self.counted[:MOST_CITED])

    def _of(self, figures: Iterable[EventFigure]) -> tuple[int, ...]:
        return self.citing.numbers(figure.claim.id for figure in figures)

    # ---- what happened ----

    def happened(self) -> Iterator[Sentence]:
        told = self.event.voices
        yield Sentence(self._told(), self.cites)
        if told and told["reports"] > 1:
            yield Sentence(self._voices(told), self.cites)
            if told["most"] > 1 and (again := told.get("repeating", 0)):
                yield Sentence(
                    self.say("voices.again" if again > 1 else "voice.again", number=again), self.cites
                )
        if self._differ():
            yield Sentence(self.say("differ", amount=self._reconciled()), self.cites)

    def _told(self) -> str:
        """The event as a sentence, with its reconciled figure."""
        parts = getattr(self.event.title, "parts", None)
        said = sentence_of(parts) if parts and not self.is_korean else ""
        return self.say("told.so", told=said) if said else self.say("told", title=self.title)

    def _differ(self) -> bool:
        """Whether the figures are several."""
        bounds = [each.claim.value("quantity") for each in self.counted]
        return len({(each.low, each.high) for each in bounds}) > 1

    def _voices(self, heard: Mapping[str, int]) -> str:
        reports, documents, least, most = (heard[each] for each in ("reports", "documents", "least", "most"))
        name = "voices.between" if least != most else "voice" if most == 1 else "voices"
        voices = self.say(name, least=least, most=most)
        told = "reports.one-document" if documents == 1 else "reports"
        return self.say(told, reports=reports, documents=documents, voices=voices)

    def when(self, *, or_not: bool) -> Iterator[Sentence]:
        said = [each for each in self.counted if _has_time(each.claim)]
        if self.event.when is not None and said:
            yield Sentence(self.say("when", when=self.day(self.event.when)), self._of(said))
        elif or_not:
            yield Sentence(self.say("when.unknown"), asserts=False)

    def where(self, *, or_not: bool) -> Iterator[Sentence]:
        places = self.event.places
        named = (("where.from", places.origin), ("where.to", places.destination), ("where.at", places.at))
        words = ", ".join(self.say(name, place=self.letter.said(place)) for name, place in named if place)
        said = [each for each in self.counted if each.claim.value("place")]
        if words and said:
            yield Sentence(self.say("where", where=words), self._of(said))
        elif or_not:
            yield Sentence(self.say("where.unknown"), asserts=False)

    def by_whom(self, *, or_not: bool) -> Iterator[Sentence]:
        """Authorities and other bodies by name; who is a person by name is told nowhere in a draft."""
        named: dict[str, list[EventFigure]] = {}
        for figure in self.counted:
            for party in figure.claim.value("perpetrators") or ():
                if party.kind is PartyKind.BODY:
                    named.setdefault(party.called, []).append(figure)
        if named:
            said = [figure for several in named.values() for figure in several]
            yield Sentence(self.say("by-whom", who=", ".join(named)), self._of(said))
        elif or_not:
            yield Sentence(self.say("by-whom.unknown"), asserts=False)

    def victims(self) -> Iterator[Sentence]:
        """How many, as the sources together support it; nobody by name."""
        if self.counted:
            yield Sentence(self.say("victims", amount=self._reconciled()), self.cites)
        yield Sentence(self.say("victims.unnamed"), asserts=False)

    # ---- what each source says, and what is against it ----

    def sources(self) -> Iterator[Sentence]:
        yield from (self._of_source(figure) for figure in self.counted[:MOST_CITED])
        yield from (self._of_source(figure, "corrected") for figure in self.corrected)

    def sources_by_figure(self) -> Iterator[Sentence]:
        """Who tells of which figure, each figure once: seventeen sources make four lines; and what was
        corrected later, apart."""
        yield from self._by_figure(self.counted[:MOST_CITED])
        yield from self._by_figure(self.corrected, "corrected")

    def _by_figure(self, figures: Iterable[EventFigure], more: str = "") -> Iterator[Sentence]:
        told: dict[str, list[EventFigure]] = {}
        for figure in figures:
            told.setdefault(self._amount_of(figure.claim), []).append(figure)
        for amount, several in told.items():
            if len(several) == 1:
                yield self._of_source(several[0], more)
                continue
            who = "; ".join(dict.fromkeys(self._told_by(figure.claim) for figure in several))
            words = self.say("source.several", amount=_capital(amount), who=who)
            yield Sentence(f"{words} {self.say(more)}" if more else words, self._of(several))

    def _told_by(self, claim: ClaimView) -> str:
        """Who tells it, where that was published and when, within a sentence."""
        named, nobody = self.cover(claim.speaker or claim.publisher), self.say("nobody")
        is_named = bool(named) and MASK not in named
        who = named if is_named else nobody[:1].lower() + nobody[1:]
        publisher = published_in(claim, self.cover) if is_named else ""
        where = ", ".join(filter(None, (publisher, self.day(claim.published))))
        return self.say("told-by", who=who, where=where) if where else who

    def disputed(self, *, figures: bool) -> Iterator[Sentence]:
        """Denials, and ``figures`` that differ, where these were not told of beside it; or that the record
        holds neither."""
        denials = tuple(self.denials())
        yield from denials
        if figures and self._differ():
            yield Sentence(self.say("differ", amount=self._reconciled()), self.cites)
        if not denials and not self._differ():
            yield Sentence(self.say("undisputed"), asserts=False)

    def denials(self) -> Iterator[Sentence]:
        """Who denies it, or a figure of it."""
        for figure in self.event.figures:
            if _is_denial(figure):
                yield Sentence(self._denial(figure.claim), self._of([figure]))

    def _denial(self, claim: ClaimView) -> str:
        """That it happened is denied, or a figure is: whoever says "not 2,000" may well hold that it did."""
        quantity, who = claim.value("quantity"), _capital(self._told_by(claim))
        if quantity and (quantity.low or quantity.high):
            return self.say("denied.figure", who=who, amount=self._amount_of(claim))
        return self.say("denied", who=who)

    def unknown(self) -> Iterator[Sentence]:
        event, places = self.event, self.event.places
        when = event.when
        is_day = when is not None and when.earliest is not None and when.earliest == when.latest
        gaps = {
            "unknown.when": when is None,
            "unknown.day": when is not None and not is_day,
            "unknown.number": event.range.low is None and event.range.high is None,
            "unknown.place": not (places.origin or places.destination or places.at),
            "unknown.by-whom": not any(each.claim.value("perpetrators") for each in self.counted),
            "unknown.fate": not any(each.claim.value("outcome") for each in event.figures),
        }
        yield from (Sentence(self.say(name), asserts=False) for name, lacks in gaps.items() if lacks)

    def _of_source(self, figure: EventFigure, more: str = "") -> Sentence:
        who, amount = _capital(self._told_by(figure.claim)), self._amount_of(figure.claim)
        words = self.say("source", who=who, amount=amount)
        return Sentence(f"{words} {self.say(more)}" if more else words, self._of([figure]))

    def _amount_of(self, claim: ClaimView) -> str:
        return self._amount(range_of([claim.value("quantity")]), claim.value("unit") or Unit.PERSONS)

    def _reconciled(self) -> str:
        return self._amount(self.event.range, self.event.unit)

    def _amount(self, amount: Range, unit: Unit) -> str:
        """A figure with what was done, as titles say it."""
        name = name_of(GroupKind.EVENT, self.event.act, amount, unit, Places())
        if self.is_korean:
            return korean.title_words(name.parts, self.letter.said)
        return name[:1].lower() + name[1:]

    # ---- what is asked now ----

    def country_asked(self) -> str:
        return _state(self.event.places.origin or self.event.places.at)

    def asks(self) -> Iterator[Sentence]:
        yield from self._asks(self.letter.asks or self._first_asks())

    def _first_asks(self) -> Iterator[str]:
        destination = _state(self.event.places.destination)
        if origin := self.country_asked():
            yield self.say("ask.origin", place=self.letter.said(origin))
        if destination:
            yield self.say("ask.destination", place=self.letter.said(destination))
        if not origin and not destination:
            yield self.say("ask.nowhere")

    def question(self) -> Iterator[Sentence]:
        """The question with the figure that it speaks of, cited; or the writers' own words."""
        if self.letter.asks:
            words = (
                self.say("question.of-ours", office=self.office, words=each) for each in self.letter.asks
            )
            yield from self._asks(words)
            return
        place = self.country_asked()
        whom = self.say("question.authorities", place=self.letter.said(place)) if place else ""
        when = self.day(self.event.when)
        values = {"office": self.office, "whom": whom or self.say("question.nowhere"), "when": when}
        name = "question.dated" if when else "question"
        yield Sentence(self.say(name, amount=self._reconciled(), **values), self.cites)

    @property
    def office(self) -> str:
        """Who is asked: the first line of the recipient, or the minister for foreign affairs."""
        return self.letter.recipient[0] if self.letter.recipient else self.say("question.office")

    def supplementary(self) -> Iterator[Sentence]:
        yield from self._asks((self.say("further.account", office=self.office), self.say("further.next")))

    # ---- to the makers ----

    def notes(self) -> Iterator[str]:
        event = self.event
        yield self.say("note.event", id=event.id, revision=event.revision)
        cited = {citation.claim for citation in self.citing.citations}
        known = {**{each.claim.id: each.claim for each in event.figures}, **self.claims}
        if waiting := [id for id in known if id in cited and known[id].status is not Status.ACCEPTED]:
            is_all = len(waiting) == len(cited) > MOST_NAMED
            name = "note.waiting-all" if is_all else "note.waiting"
            yield self.say(name, waiting=len(waiting), cited=len(cited), ids=", ".join(waiting))
        days = {each.id: each.published for each in known.values() if each.published}
        after = [
            citation.number
            for citation in self.citing.citations
            if (day := days.get(citation.claim)) and day.earliest and day.earliest > self.letter.day
        ]
        if after:
            yield self.say("note.later", marks=mark(tuple(after)))
        if len(self.counted) > MOST_CITED:
            yield self.say("note.left", left=len(self.counted) - MOST_CITED)
        if event.could_be:
            yield self.say("note.same", ids=", ".join(each.id for each in event.could_be))
        yield from super().notes()


def _cited(letter: Letter, claim: ClaimView, cover: Said) -> Citation:
    quote, day = " ".join(claim.sentence_text.split()), day_in(letter.tongue, claim.published)
    if quote.count('"') == 1:
        quote = quote.replace('"', "")  # the other one stands in another sentence
    speaker = cover(claim.speaker)
    named = "" if MASK in speaker else speaker
    if named and (publisher := published_in(claim, cover)):
        named = phrase(letter.tongue, "cited-in", who=named, publisher=publisher)
    return Citation(0, cover(quote), named, cover(title_cited(claim.document_title)), day, claim.id)


def _state(place: str) -> str:
    """Whose authorities are meant: those of the country that a place lies in, or its own."""
    return country(place) or place


def _capital(words: str) -> str:
    """To begin a sentence with."""
    return words[:1].upper() + words[1:]


def published_in(claim: ClaimView, cover: Said) -> str:
    """Who published it, where that is somebody else than who speaks, and no name that is covered."""
    publisher = cover(claim.publisher)
    speaker = claim.speaker.casefold()
    is_told = publisher and MASK not in publisher and speaker and publisher.casefold() not in speaker
    return publisher if is_told else ""


def _has_time(claim: ClaimView) -> bool:
    time = claim.value("time")
    return time is not None and time.interval is not None


def _is_denial(figure: EventFigure) -> bool:
    claim = figure.claim
    is_against = figure.role is Role.NOT_TOLD and claim.value("polarity") is Polarity.NEGATED
    return is_against and claim.quote_stands and claim.status is not Status.REJECTED


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
