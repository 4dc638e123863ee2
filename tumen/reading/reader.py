"""The main path: a document's text becomes proposed claims.

Sentences that can carry a figure, or that name who speaks, are parsed together over many documents; each
figure's
slots are then filled from its sentence, and what it leaves out from what the document told before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading import modality
from tumen.reading.acts import ActFound, act_by_other_verb, act_near, act_of, act_of_label, act_of_presence
from tumen.reading.counting import sort_of_number
from tumen.reading.discourse import Told, attach
from tumen.reading.figures import Figure, figures_in
from tumen.reading.kinds import is_rate, kind_of
from tumen.reading.numbers import NumberMention
from tumen.reading.parsing import parse
from tumen.reading.placing import places_of
from tumen.reading.preparing import Prepared, prepare
from tumen.reading.rows import read_row
from tumen.reading.sentences import Sentence
from tumen.reading.sources import Source
from tumen.reading.speech import DOUBTING
from tumen.reading.story import Story, ToldTime
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import BlockKind, ClaimKind, ClaimSort, FigureKind, Realis, Stance
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.people import Counted
from tumen.vocabulary.places import find_places
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Documents whose sentences are parsed in one stream; bounds what is held in memory while reading an archive.
DOCUMENTS_AT_ONCE = 64


def read(
    sources: Iterable[Source], *, without_model: bool = False
) -> Iterator[tuple[str, list[ProposedClaim]]]:
    """Read each source into proposed claims, in order; lazily, in groups of `DOCUMENTS_AT_ONCE`."""
    group: list[Prepared] = []
    for source in sources:
        group.append(prepare(source))
        if len(group) == DOCUMENTS_AT_ONCE:
            yield from _read_group(group, without_model=without_model)
            group = []
    yield from _read_group(group, without_model=without_model)


def _read_group(group: list[Prepared], *, without_model: bool) -> Iterator[tuple[str, list[ProposedClaim]]]:
    texts = [
        prepared.sentences[index].of(prepared.source.text)
        for prepared in group
        for index in prepared.to_parse
    ]
    docs = iter(parse((text.replace("\n", " ") for text in texts), without_model=without_model))
    for prepared in group:
        for index in prepared.to_parse:
            prepared.parsed[index] = next(docs)
        yield prepared.source.key, propose_claims(prepared)
        prepared.parsed.clear()


def propose_claims(prepared: Prepared) -> list[ProposedClaim]:
    """Every figure of a prepared and parsed document as a claim, in order of the text."""
    reading = _Reading(prepared)
    for sentence in prepared.sentences:
        reading.take(sentence)
    attach([told for told, _ in reading.core])
    reading.story.date_events(reading.core)
    return reading.claims()


#: From this many on, a figure told of a month or a year is taken as a count of many happenings.
_MANY = 90
#: So many people are not returned or arrested at once: without a day, such a figure is a running count.
_HUGE = 5_000
#: Countries that escapees flee from and through: being there is no arrival.
_ORIGINS = frozenset({"KP", "CN"})
#: Code points of a document in which the countries that it is about are looked for.
_OPENING = 4000


def _countries_of(text: str) -> tuple[str, ...]:
    """The countries that a document is about, so that a place name common to several is taken for theirs."""
    counts = Counter(
        mention.place.country for mention in find_places(text[:_OPENING]) if mention.place.country
    )
    return tuple(country for country, _ in counts.most_common(4))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure in its parsed sentence with the act found there."""

    sentence: Sentence
    doc: Doc
    figure: Figure
    act: ActFound | None

    @property
    def near(self) -> Token:
        """The token that tells of the figure: the act's, else the counted noun."""
        told = self.act is not None and self.act.rule != "act.presence"
        return self.act.token if told and self.act is not None else self.figure.head

    @property
    def predicate(self) -> Token | None:
        """The act's token where the tree ties the figure to it."""
        act = self.act
        return act.token if act is not None and not act.weak and act.rule != "act.presence" else None

    def at(self, token: Token) -> Span:
        """The span of ``token`` in the document's text."""
        return Span(token.idx, token.idx + len(token)).shifted(self.sentence.span.start)


class _Reading:
    """One pass over a document: what has been told so far, who spoke last, and the claims made of it."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.text = prepared.source.text
        self.voices = Voices(prepared.source, prepared.sentences, prepared.quotations, prepared.parsed)
        self.story = Story(prepared)
        self.countries = _countries_of(self.text) if prepared.to_parse else ()
        self.core: list[tuple[Told, Sentence]] = []
        self.other: list[ProposedClaim] = []

    def take(self, sentence: Sentence) -> None:
        """Read one sentence, or one row of a list: its figures become claims."""
        if sentence.kind is BlockKind.TABLE_ROW:
            claim = read_row(self.text, sentence.span, published=self.prepared.source.published)
            self.other += [claim] if claim is not None else []
            return
        doc = self.prepared.parsed.get(sentence.index)
        mentions = self.prepared.numbers.get(sentence.index, [])
        if doc is None:
            self.other += [
                _set_aside(sentence, mention, mention.settled or FigureKind.SMALL) for mention in mentions
            ]
        else:
            for figure in figures_in(doc, mentions):
                self._take_figure(sentence, doc, figure)
        self.story.follow(sentence)

    def _take_figure(self, sentence: Sentence, doc: Doc, figure: Figure) -> None:
        found = act_of(figure.head, whole=figure.whole) or act_of_label(doc, figure.token)
        if figure.counted is Counted.VICTIMS and (found is None or found.code == "crossing"):
            found = act_of_presence(doc, figure.phrase, origins=_ORIGINS) or found
        since = sentence.index - self.core[-1][0].sentence if self.core else None
        kind = sort_of_number(doc, figure, found, since_people=since)
        if kind is not FigureKind.CORE:
            self.other.append(_set_aside(sentence, figure.mention, kind, figure))
            return
        sighting = Sighting(sentence, doc, figure, found or _act_beside(doc, figure))
        told = _told(sighting, self._slots(sighting))
        self.core.append((told, sentence))
        when = told.when
        if when is not None and when.interval is not None and told.value("kind") is ClaimKind.EVENT:
            self.story.reached = when.interval

    def _slots(self, sighting: Sighting) -> dict[str, Slot]:
        """Every slot that the sentence itself fills, in the order in which each needs the ones before."""
        slots = _figure_slots(sighting) | _modal_slots(sighting)
        realis: Realis = slots["realis"].value
        told = self.story.time_of(
            sighting.sentence, sighting.doc, sighting.near, sighting.figure.head, realis
        )
        slots["kind"] = _kind_slot(sighting, realis, told)
        kind: ClaimKind = slots["kind"].value
        if kind is ClaimKind.RATE and realis is Realis.ASSERTED:
            slots["realis"] = Slot(Realis.HABITUAL, "realis.rate", slots["realis"].evidence)
        present = not modality.is_past(sighting.predicate, sighting.figure.head)
        time = self.story.slot(told, kind=kind, realis=slots["realis"].value, present=present)
        slots |= {"time": time} if time is not None else {}
        slots |= self._place_slot(sighting)
        slots |= self.voices.slots(
            sighting.sentence,
            sighting.figure.head,
            sighting.sentence.span.start + sighting.figure.phrase.start,
        )
        if DOUBTING.search(modality.clause_text(sighting.figure.head)):
            slots["stance"] = Slot(Stance.DOUBTFUL, "stance.doubt-word")
        return slots

    def _place_slot(self, sighting: Sighting) -> dict[str, Slot]:
        act = sighting.act
        if act is None or act.weak:
            return {}  # the place of an act told elsewhere comes with the act
        text = sighting.doc.text
        places, mention = places_of(text, find_places(text, assume=self.countries), act.code, act.evidence)
        if not (places.origin or places.destination or places.at):
            return {}
        evidence = mention.span.shifted(sighting.sentence.span.start) if mention else None
        return {"place": Slot(places, "place.preposition", evidence)}

    def claims(self) -> list[ProposedClaim]:
        """All claims in order of the text."""
        core = [ProposedClaim(told.passage, sentence.span, told.slots) for told, sentence in self.core]
        return sorted([*core, *self.other], key=lambda claim: (claim.passage.start, claim.passage.end))


def _act_beside(doc: Doc, figure: Figure) -> ActFound | None:
    """The act of a figure that the tree ties to none: a close act word, its own verb, or what stands farther
    off."""
    near = act_near(doc, figure.head)
    if near is not None and not near.weak:
        return near
    if figure.counted is Counted.CASES:
        return near  # a database that holds violations tells no act of its own
    return act_by_other_verb(figure.head) or near


def _told(sighting: Sighting, slots: dict[str, Slot]) -> Told:
    figure, sentence = sighting.figure, sighting.sentence
    return Told(
        passage=figure.phrase.shifted(sentence.span.start),
        sentence=sentence.index,
        block=sentence.block,
        quantity=figure.mention.quantity,
        noun="" if figure.is_bare else figure.head.lemma_.lower(),
        bare=figure.is_bare,
        definite=figure.mention.definite,
        slots=slots,
    )


def _figure_slots(sighting: Sighting) -> dict[str, Slot]:
    figure, offset = sighting.figure, sighting.sentence.span.start
    mention, phrase = figure.mention, figure.phrase.shifted(sighting.sentence.span.start)
    slots = {
        "sort": Slot(ClaimSort.FIGURE, "figure.people-or-cases", phrase),
        "figure_kind": Slot(FigureKind.CORE, "figure.people-or-cases", phrase),
        "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
        "unit": Slot(figure.unit, "unit.noun", sighting.at(figure.head)),
    }
    if words := _subjects(sighting):
        slots["subjects"] = Slot(parties_of(words), "subjects.phrase", phrase)
    if sighting.act is not None:
        slots["act"] = Slot(sighting.act.code, sighting.act.rule, sighting.act.evidence.shifted(offset))
    return slots


def _subjects(sighting: Sighting) -> str:
    """The counted noun phrase as written, without its number."""
    figure, text = sighting.figure, sighting.doc.text
    if figure.is_bare:
        return figure.phrase.of(text) if figure.whole is not None else ""
    return text[figure.mention.core.end : figure.phrase.end].strip(" -")


def _modal_slots(sighting: Sighting) -> dict[str, Slot]:
    near = sighting.act.token if sighting.act is not None else sighting.figure.head
    realis, realis_rule = modality.realis_of(sighting.predicate, near)
    polarity, polarity_rule = modality.polarity_of(
        sighting.predicate, sighting.figure.head, sighting.figure.mention.quantity
    )
    evidence = sighting.at(near)
    slots = {
        "realis": Slot(realis, realis_rule, _unless_default(realis_rule, evidence)),
        "polarity": Slot(polarity, polarity_rule, _unless_default(polarity_rule, evidence)),
    }
    likely = modality.LIKELIHOOD.search(modality.clause_text(near))
    if likely:
        slots["likelihood"] = Slot(likely[0], "likelihood.word", evidence)
    return slots


def _kind_slot(sighting: Sighting, realis: Realis, told: ToldTime | None) -> Slot:
    figure, act = sighting.figure, sighting.act
    if act is not None and act.rule == "act.presence":
        return Slot(ClaimKind.STATE, "kind.presence", act.evidence.shifted(sighting.sentence.span.start))
    mention = figure.mention
    kind, rule = kind_of(
        figure=figure.head,
        predicate=sighting.predicate,
        act=act.code if act else "",
        rate=is_rate(sighting.doc.text, figure.phrase.start, figure.phrase.end),
        counts_cases=figure.counted is Counted.CASES,
        leans=mention.definite or mention.partitive,
        realis=realis,
        interval=told.when.interval if told else None,
        huge=(mention.quantity.low or mention.quantity.high or 0) >= _HUGE,
        many=(mention.quantity.low or mention.quantity.high or 0) >= _MANY,
        period=told is not None and told.is_period,
    )
    return Slot(kind, rule, _unless_default(rule, sighting.at(sighting.near)))


def _unless_default(rule: str, evidence: Span) -> Span | None:
    """No words decided what a default fills."""
    return None if rule.endswith(".default") else evidence


def _set_aside(
    sentence: Sentence, mention: NumberMention, kind: FigureKind, figure: Figure | None = None
) -> ProposedClaim:
    """A number that counts no people or cases, kept with its kind."""
    offset = sentence.span.start
    passage = (figure.phrase if figure is not None else mention.core).shifted(offset)
    slots = {
        "sort": Slot(ClaimSort.NUMBER, "figure.set-aside", passage),
        "figure_kind": Slot(kind, "figure.set-aside", passage),
        "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
    }
    return ProposedClaim(passage, sentence.span, slots)
