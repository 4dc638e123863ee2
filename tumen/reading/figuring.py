"""A document's figures of people or cases, slot by slot: each slot takes the value that its evidence weighs
most for.

The order of the slots is the order in which they need each other: is it a core figure, its act, realis, kind,
time, place, who says so. Figures are read in the order of telling, headlines last: what a headline leaves out
the text below it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from spacy.tokens import Doc

from tumen.reading import modality
from tumen.reading.acts.governing import (
    ActFound,
    act_near,
    act_of,
    act_of_label,
    act_of_presence,
    acts_over,
    nearness,
)
from tumen.reading.acts.words import ActWord
from tumen.reading.corrected import is_a_bound, is_taken_back
from tumen.reading.counting import sort_of_number
from tumen.reading.figures import Figure, befell, figures_in
from tumen.reading.parsing import text_of
from tumen.reading.placing import of_its_clause, places_of
from tumen.reading.sentences import Sentence
from tumen.reading.speech import DOUBTING
from tumen.reading.story import Dated, Story
from tumen.reading.telling import NOT_YET, Telling, ToldFigure
from tumen.reading.timing import token_of
from tumen.reading.voices import Voices
from tumen.reading.weighing.acts import OTHER, act_evidence
from tumen.reading.weighing.cores import Again, Last, Standing, core_evidence, counted_again
from tumen.reading.weighing.evidence import Piece, Weighed, blended, weigh
from tumen.reading.weighing.kinds import kind_evidence
from tumen.reading.weighing.polarity import polarity_evidence
from tumen.reading.weighing.realis import realis_evidence
from tumen.reading.weighing.speakers import speaker_evidence
from tumen.reading.weighing.times import UNTOLD, time_evidence
from tumen.reading.weighing.times.events import Events
from tumen.reading.weighing.weights import weights_of
from tumen.vocabulary.codes import BlockKind, ClaimKind, ClaimSort, FigureKind, Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.people import Counted
from tumen.vocabulary.places import find_places
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Countries that escapees flee from and through: being there is no arrival.
_ORIGINS = frozenset({"KP", "CN"})
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)

#: A kind with at least this share is supposed in turn when the time is weighed: a state has the document's
#: date where a happening has its own.
_LIKELY_KIND = 0.25

#: Acts of which "not" makes nothing happen; of others it tells what did: "were never seen again".
_DONE_TO_THEM = frozenset(
    {"forced repatriation", "arrest", "detention", "killing", "torture", "prosecution", "sexual violence"}
)
#: Told of each weighing: the slot, the passage that it is about, its evidence. For learning the weights:
#: what it gives back is taken as the value, None leaves it to the weights.
Witness = Callable[[str, Span, list[Piece]], Any]


class Figures:
    """The figures of one document."""

    def __init__(
        self, telling: Telling, voices: Voices, story: Story, *, witness: Witness | None = None
    ) -> None:
        self.telling, self.voices, self.story = telling, voices, story
        self._witness = witness
        self._set_aside: list[ProposedClaim] = []

    def read(self) -> list[ProposedClaim]:
        """Every number of the parsed sentences as a claim, in order of the text."""
        self._find()
        self._events = Events(self.telling, self.story)
        figures = self.telling.figures
        in_order = [told for told in figures if told.sentence.kind not in _HEADLINES]
        in_order += [told for told in figures if told.sentence.kind in _HEADLINES]
        for number, told in enumerate(in_order):
            self._fill(told, in_order[:number])
        for told in figures:
            _cross_back(told, figures)
        core = [ProposedClaim(told.passage, told.sentence.span, told.slots) for told in figures]
        return sorted([*core, *self._set_aside], key=lambda claim: (claim.passage.start, claim.passage.end))

    # -- which numbers are figures
    # ------------------------------------------------------------------------------------------

    def _find(self) -> None:
        prepared = self.telling.prepared
        figures: dict[int, list[Figure]] = {}
        for sentence in prepared.sentences:
            mentions = prepared.numbers.get(sentence.index, ())
            doc = prepared.parsed.get(sentence.index)
            if doc is not None:
                figures[sentence.index] = figures_in(doc, mentions)
                continue
            self._set_aside += [
                set_aside(sentence, mention.core, mention, mention.settled or FigureKind.SMALL)
                for mention in mentions
            ]
        again = counted_again(figures.values())
        last: Last | None = None
        for index, found in figures.items():
            wholes = {figure.whole.i for figure in found if figure.whole is not None}
            for figure in found:
                is_whole = figure.whole is None and figure.head.i in wholes
                is_core = self._take(prepared.sentences[index], figure, last, again, is_whole=is_whole)
                last = Last.after(last, index, figure, is_core=is_core)

    def _take(
        self, sentence: Sentence, figure: Figure, last: Last | None, again: Again, *, is_whole: bool
    ) -> bool:
        """Keep a number as a core figure, or set it aside; gives whether it is one.

        Of a whole that another number is a part of ("five of seven people held in June were handed over")
        only what describes it tells: what its part did or suffered is the part's.
        """
        doc, words = figure.token.doc, self.telling.words(sentence.index)
        found = _befell(doc, figure) or act_of(figure.head, words, whole=figure.whole)
        found = found or act_of_label(doc, figure.token)
        if figure.counted is Counted.VICTIMS and (found is None or found.code == "crossing"):
            found = act_of_presence(doc, figure.phrase, origins=_ORIGINS) or found
        near = found or act_near(doc, figure.head, words)
        figures = self.telling.figures
        since = sentence.index - figures[-1].sentence.index if figures else None
        kind = sort_of_number(
            doc, figure, found, near, since_people=since, noun_before=last.noun if last is not None else ""
        )
        standing = Standing(sentence, doc, found, near, kind, since, last, again.of(figure))
        kind = self._sort(figure, standing)
        if kind is not FigureKind.CORE:
            self._set_aside.append(set_aside(sentence, figure.phrase, figure.mention, kind))
            return False
        if is_whole:
            words = {at: word for at, word in words.items() if figure.head.is_ancestor(word.token)}
            found = act_of(figure.head, words)
        told = ToldFigure(sentence, doc, figure, _over(figure, words, found))
        told.own_times = [
            (dated.interval, dated.expression)
            for dated in self.story.dated(sentence.index)
            if dated.interval is not None and not dated.dates_saying
        ]
        figures.append(told)
        return True

    def _sort(self, figure: Figure, standing: Standing) -> FigureKind:
        """The sort that the evidence speaks for."""
        kind = standing.rule
        if figure.mention.settled is not None:
            return kind
        passage = figure.phrase.shifted(standing.sentence.span.start)
        if self._weigh("core", passage, core_evidence(figure, standing)).value:
            return FigureKind.CORE
        return kind if kind is not FigureKind.CORE else figure.mention.hint or FigureKind.SMALL

    # -- the slots
    # --------------------------------------------------------------------------------------------------

    def _weigh(self, slot: str, passage: Span, evidence: list[Piece]) -> Weighed:
        told = self._witness(slot, passage, evidence) if self._witness is not None else None
        if told is not None:
            evidence = [piece for piece in evidence if piece.value == told]
        return weigh(evidence, weights_of(slot))

    def _fill(self, told: ToldFigure, before: Sequence[ToldFigure]) -> None:
        passage = told.passage
        told.slots |= _figure_slots(told)
        self._act(told, self._weigh("act", passage, act_evidence(told, self.telling, before)))
        realis = self._weigh("realis", passage, realis_evidence(told, before))
        told.slots["realis"] = _of_clause(told, realis.value, modality.realis_of(told.predicate, told.near))
        polarity = self._weigh("polarity", passage, polarity_evidence(told, before))
        told.slots["polarity"] = _polarity(told, polarity.value)
        if likely := modality.LIKELIHOOD.search(modality.clause_text(told.near)):
            told.slots["likelihood"] = Slot(likely[0], "likelihood.word", told.at(told.near))
        kind = self._weigh("kind", passage, kind_evidence(told, before, self.telling, self.story))
        self._kind(told, kind.value)
        time = blended(
            [
                (share, self._weigh("time", passage, self._time_evidence(told, likely, before)))
                for likely, share in kind.likely(_LIKELY_KIND).items()
            ]
        ).unless_likelier_than_all(UNTOLD)
        told.time_lead = time.lead
        if not _borrows_its_day(told, time):
            self._time(told, time)
        if told.sentence.kind in _HEADLINES:
            _date_as_below(told, before)
        self._place(told)
        speaker = self._weigh("speaker", passage, speaker_evidence(told, self.voices, self.telling, before))
        assert speaker.piece is not None  # the document's own voice is always there
        told.slots |= self.voices.slots_of(speaker.piece.given, told.sentence)
        if DOUBTING.search(modality.clause_text(told.figure.head)):
            told.slots["stance"] = Slot(Stance.DOUBTFUL, "stance.doubt-word")

    def _time_evidence(self, told: ToldFigure, kind: ClaimKind, before: Sequence[ToldFigure]) -> list[Piece]:
        return time_evidence(told, self.telling, self.story, self._events, before, kind=kind)

    def _act(self, told: ToldFigure, weighed: Weighed) -> None:
        piece = weighed.piece
        if piece is None:
            return  # an act outside the vocabulary that no word of the document names
        offset = told.sentence.span.start
        given = piece.given
        if isinstance(given, ActFound):
            told.act = given
            told.slots["act"] = Slot(given.code, given.rule, given.evidence.shifted(offset))
        elif isinstance(given, ToldFigure):
            self._inherit_act(told, given)
        elif isinstance(given, ActWord):
            head = next(iter(self._heads()))
            told.slots["act"] = _inherited(given, "inherited.headline", head)
        else:
            index, word = given
            told.slots["act"] = _inherited(word, "inherited.before", self.telling.prepared.sentences[index])

    def _heads(self) -> list[Sentence]:
        sentences = self.telling.prepared.sentences
        return [one for one in sentences if one.kind is BlockKind.HEADLINE] or sentences[:1]

    def _inherit_act(self, told: ToldFigure, other: ToldFigure) -> None:
        told.antecedent = other
        for name in ("act", "place"):
            if (slot := other.slots.get(name)) is not None:
                told.slots[name] = Slot(
                    slot.value, _inherited_rule(slot.rule), slot.evidence or other.passage, inherited=True
                )

    def _kind(self, told: ToldFigure, kind: ClaimKind) -> None:
        told.slots["kind"] = Slot(kind, "kind.weighed", told.at(told.near))
        if kind is ClaimKind.RATE and not told.quantity.percent and told.value("realis") is Realis.ASSERTED:
            told.slots["realis"] = Slot(Realis.HABITUAL, "realis.rate", told.slots["realis"].evidence)

    def _time(self, told: ToldFigure, weighed: Weighed) -> None:
        piece = weighed.piece
        if piece is None:
            return
        given, value = piece.given, weighed.value
        interval = value if isinstance(value, Interval) else None
        if isinstance(given, Dated):
            inherited = given.sentence != told.sentence.index
            rule = piece.rule if piece.rule.startswith("time.") else f"{piece.rule}.{given.expression.rule}"
            when = When(given.expression.text, interval)
            told.slots["time"] = Slot(when, rule, given.expression.span, inherited=inherited)
        elif isinstance(given, ToldFigure):
            slot = given.slots.get("time")
            words = slot.value.text if slot is not None else ""
            rule = _inherited_rule(slot.rule) if slot is not None else "inherited.elsewhere"
            evidence = (slot.evidence if slot is not None else None) or given.passage
            told.slots["time"] = Slot(When(words, interval), rule, evidence, inherited=True)
        elif interval is not None:
            told.slots["time"] = Slot(When("", interval), piece.rule)

    def _place(self, told: ToldFigure) -> None:
        act = told.act
        if act is None or act.weak:
            return  # the place of an act told elsewhere comes with the act
        text = text_of(told.doc)
        named = [
            each
            for each in find_places(text, assume=self.telling.countries)
            if (token := token_of(told.doc, each.span.start, each.span.end)) is None
            or not told.is_only_described_by(token)
        ]
        near = of_its_clause(act.token, named)
        places, mention = places_of(text, near, act.code, act.evidence)
        if places.origin or places.destination or places.at:
            evidence = mention.span.shifted(told.sentence.span.start) if mention else None
            told.slots["place"] = Slot(places, "place.preposition", evidence)


def _befell(doc: Doc, figure: Figure) -> ActFound | None:
    """The act told right after a bare number, however its words were taken apart."""
    if (told := befell(doc, figure.mention)) is None:
        return None
    code, words = told
    return ActFound(code, figure.token, words, "act.verb", "subject", distance=1)


def _over(figure: Figure, words: dict[int, ActWord], found: ActFound | None) -> list[ActFound]:
    """The acts over a figure, the best first, beginning with the one that the rules take."""
    over = sorted(acts_over(figure.head, words), key=nearness)
    if figure.whole is not None and figure.whole.i != figure.head.i and not over:
        over = sorted(acts_over(figure.whole, words), key=nearness)
    first = [found] if found is not None else []
    return first + [act for act in over if found is None or act.token.i != found.token.i]


def _inherited(word: ActWord, rule: str, sentence: Sentence) -> Slot:
    return Slot(word.code, rule, word.evidence.shifted(sentence.span.start), inherited=True)


def _inherited_rule(rule: str) -> str:
    return rule if rule.startswith("inherited.") else f"inherited.{rule}"


#: Days of a return within which who "crossed" was returned.
_ONE_CROSSING = 3


def _cross_back(told: ToldFigure, figures: Sequence[ToldFigure]) -> None:
    """Who crossed on the very days of a return that the document tells of was returned: "between 500 and 550,
    not 600, crossed on the night of the 9th"."""
    when = told.when
    if told.value("act") != "crossing" or when is None or when.earliest is None or when.latest is None:
        return
    if (when.latest - when.earliest).days > _ONE_CROSSING:
        return
    returned = next(
        (
            other
            for other in figures
            if other.value("act") == "forced repatriation"
            and other.when is not None
            and (other.when.earliest, other.when.latest) == (when.earliest, when.latest)
            and other.value("realis") is told.value("realis") is Realis.ASSERTED
        ),
        None,
    )
    if returned is not None:
        told.slots["act"] = Slot(
            "forced repatriation", "inherited.crossing", returned.passage, inherited=True
        )


def _borrows_its_day(told: ToldFigure, time: Weighed) -> bool:
    """Whether what has not happened takes its day from elsewhere: a plea for the eight who were arrested on
    the 9th is for no day, unless its own sentence names one."""
    if told.value("realis") not in NOT_YET or time.piece is None:
        return False
    given = time.piece.given
    return not (isinstance(given, Dated) and given.sentence == told.sentence.index and not given.dates_saying)


def _date_as_below(told: ToldFigure, below: Sequence[ToldFigure]) -> None:
    """A headline without a day of its own ("500 sent back overnight") has the day that the text gives."""
    if any(expression.kind == "date" for _, expression in told.own_times):
        return
    fuller = next((other for other in below if _tells_headline(other, told)), None)
    slot = fuller.slots["time"] if fuller is not None else None
    if fuller is not None and slot is not None:
        told.slots["time"] = Slot(
            slot.value, _inherited_rule(slot.rule), slot.evidence or fuller.passage, inherited=True
        )


def _tells_headline(other: ToldFigure, headline: ToldFigure) -> bool:
    """Whether a figure of the text is the one of the headline: the same act, about the same number, dated."""
    low, given = other.quantity.low, headline.quantity.low
    return (
        other.when is not None
        and other.sentence.kind not in _HEADLINES
        and other.value("act") == headline.value("act")
        and other.value("kind") is headline.value("kind") is ClaimKind.EVENT
        and low is not None
        and given is not None
        and 0.8 * low <= given <= 1.25 * low
    )


def _figure_slots(told: ToldFigure) -> dict[str, Slot]:
    figure, offset = told.figure, told.sentence.span.start
    mention, phrase = figure.mention, told.passage
    slots = {
        "sort": Slot(ClaimSort.FIGURE, "figure.people-or-cases", phrase),
        "figure_kind": Slot(FigureKind.CORE, "figure.people-or-cases", phrase),
        "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
        "unit": Slot(figure.unit, "unit.noun", told.at(figure.head)),
    }
    if words := _subjects(told):
        slots["subjects"] = Slot(parties_of(words), "subjects.phrase", phrase)
    return slots


def _subjects(told: ToldFigure) -> str:
    """The counted noun phrase as written, without its number."""
    figure, text = told.figure, text_of(told.doc)
    if figure.is_bare:
        return figure.phrase.of(text) if figure.whole is not None else ""
    return text[figure.mention.core.end : figure.phrase.end].strip(" -").removeprefix("of ")


def _of_clause(told: ToldFigure, value: Realis, by_rule: tuple[Realis, str]) -> Slot:
    """The realis weighed most, with the words of the rule where the rule says the same."""
    evidence = told.at(told.near)
    if by_rule[0] is value:
        return Slot(value, by_rule[1], _unless_default(by_rule[1], evidence))
    return Slot(value, "realis.weighed", evidence)


def _polarity(told: ToldFigure, value: Polarity) -> Slot:
    """The polarity weighed most, by the rule where the rule says the same."""
    by_rule, rule = modality.polarity_of(told.predicate, told.figure.head, told.quantity)
    code = told.act.code if told.act is not None else ""
    if code in _DONE_TO_THEM and modality.is_plainly_negated(told.predicate, told.figure.head):
        value = Polarity.NEGATED  # no weight makes a return of what was not done
    text, number = text_of(told.doc), told.figure.mention.core
    if is_taken_back(text, number.start, told.figure.phrase.end):
        return Slot(Polarity.NEGATED, "polarity.taken-back", told.at(told.near))
    if by_rule is Polarity.AFFIRMED and is_a_bound(text, number.start):
        value = Polarity.AFFIRMED
    rule = rule if by_rule is value else "polarity.weighed"
    return Slot(value, rule, _unless_default(rule, told.at(told.near)))


def _unless_default(rule: str, evidence: Span) -> Span | None:
    """No words decided what a default fills."""
    return None if rule.endswith(".default") else evidence


def set_aside(sentence: Sentence, words: Span, mention: Any, kind: FigureKind) -> ProposedClaim:
    """A number that counts no people or cases, kept with its kind."""
    offset = sentence.span.start
    passage = words.shifted(offset)
    slots = {
        "sort": Slot(ClaimSort.NUMBER, "figure.set-aside", passage),
        "figure_kind": Slot(kind, "figure.set-aside", passage),
        "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
    }
    return ProposedClaim(passage, sentence.span, slots)


__all__ = ["OTHER", "UNTOLD", "Figures", "Witness"]
