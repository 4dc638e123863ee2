"""The main path: a document's text becomes proposed claims.

Sentences that can carry a figure, or that name who speaks, are parsed together over many documents; each
figure's
slots are then filled from its sentence, and what it leaves out from what the document told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tumen.reading import modality
from tumen.reading.acts import ActFound, act_near, act_of, act_of_label, act_of_presence
from tumen.reading.discourse import Told, attach
from tumen.reading.figures import Figure, figures_in, is_year, settled_kind
from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.parsing import parse
from tumen.reading.placing import places_of
from tumen.reading.quotations import Quotation, quotations_of
from tumen.reading.rows import read_row
from tumen.reading.sentences import Sentence, blocks_of, sentences_of
from tumen.reading.sources import Source
from tumen.reading.speech import CUE, DOUBTING
from tumen.reading.times import TimeExpression, find_times
from tumen.reading.timing import DATING, resolved, tense_of, time_for
from tumen.reading.voices import Voices
from tumen.vocabulary.codes import BlockKind, ClaimKind, FigureKind, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.people import Counted
from tumen.vocabulary.places import find_places
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Documents whose sentences are parsed in one stream; bounds what is held in memory while reading an archive.
DOCUMENTS_AT_ONCE = 64
_QUOTE_MARKS = re.compile(r"[“”\"‘«「]")


@dataclass(slots=True)
class Prepared:
    """A document before the parse: its sentences, numbers and times, and which sentences need a tree."""

    source: Source
    sentences: list[Sentence]
    quotations: list[Quotation]
    times: list[TimeExpression]
    numbers: dict[int, list[NumberMention]]  #: by sentence; spans count from the sentence's beginning
    to_parse: list[int]
    parsed: dict[int, Doc] = field(default_factory=dict)


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


def prepare(source: Source) -> Prepared:
    """Cut the text, find numbers and times, and choose the sentences to parse: those that can carry a
    claim."""
    text = source.text
    sentences = sentences_of(source) if source.language == "en" else []  # other languages are kept, not read
    times = find_times(text) if sentences else []
    numbers: dict[int, list[NumberMention]] = {}
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        found = find_numbers(sentence.of(text))
        kept = [
            mention
            for mention in found
            if not _is_date(mention, sentence, times) and not is_year(sentence.of(text), mention)
        ]
        if kept:
            numbers[sentence.index] = kept
    wanted = {
        index for index, mentions in numbers.items() if any(mention.settled is None for mention in mentions)
    }
    if wanted:
        wanted |= {sentence.index for sentence in sentences if _names_a_speaker(sentence.of(text))}
    return Prepared(
        source,
        sentences,
        quotations_of(text, blocks_of(source)) if wanted else [],
        times,
        numbers,
        sorted(wanted),
    )


def _names_a_speaker(sentence: str) -> bool:
    return bool(CUE.search(sentence)) and (
        bool(_QUOTE_MARKS.search(sentence)) or sentence.rstrip().endswith(":") or len(sentence) < 200
    )


def _is_date(mention: NumberMention, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """Whether the number's words belong to a time expression; a duration's number is kept, with its kind."""
    core = mention.core.shifted(sentence.span.start)
    return any(
        time.span.overlaps(core)
        and (time.kind != "span" or time.span.covers(core))
        and time.kind not in ("duration", "age")
        for time in times
    )


def propose_claims(prepared: Prepared) -> list[ProposedClaim]:
    """Every figure of a prepared and parsed document as a claim, in order of the text."""
    reading = _Reading(prepared)
    for sentence in prepared.sentences:
        reading.take(sentence)
    attach([told for told, _ in reading.core])
    reading.date_by_story()
    return reading.finish()


#: Sentences back, in its own paragraph, that an event without a date may take one from.
_STORY_REACH = 2
#: From this many on, a figure told of a month or a year is taken as a count of many happenings.
_MANY = 90
#: Countries that escapees flee from and through: being there is no arrival.
_ORIGINS = frozenset({"KP", "CN"})
_YET_TO_COME = (Realis.PLANNED, Realis.PLEDGED, Realis.FEARED, Realis.DEMANDED)
#: A date right after a verb of saying dates the saying.
_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+\w+|stated|added|wrote|announced|confirmed|reported|answered"
    r"|replied)\s+(?:on\s+|late\s+|early\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: "since it reopened in August": the clause between "since" and its date, without a comma.
_SINCE = re.compile(r"\bsince\s+[^,;.]{0,44}$", re.IGNORECASE)
#: Verbs whose object is asked, met or employed, not wronged: "spoke to 31 relatives", "has 12 staff".
_AUDIENCE_VERBS = frozenset(
    "speak interview meet employ survey talk thank invite address brief consult cite photograph have number".split()
)
#: Verbs whose subject is an audience.
_ATTENDING_VERBS = frozenset("attend join squeeze applaud subscribe listen".split())
#: Places in the tree where a bare number mostly belongs to something else.
_NOT_COUNTING = frozenset({"npadvmod", "advmod", "punct", "meta", "appos", "nmod", "compound"})


def _is_audience(figure: Figure) -> bool:
    """Whether the people counted are interviewed, met or employed: not a figure of victims."""
    token = figure.head
    for _ in range(3):
        if token.dep_ == "ROOT":
            return False
        below, token = token, token.head
        if token.pos_ == "VERB":
            as_subject = below.dep_ in ("nsubj", "nsubjpass")
            verbs = _ATTENDING_VERBS if as_subject else _AUDIENCE_VERBS
            return token.lemma_.lower() in verbs and below.dep_ not in ("ccomp", "advcl", "xcomp")
    return False


class _Reading:
    """One pass over a document: what has been told so far, who spoke last, and the claims made of it."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.text = prepared.source.text
        self.voices = Voices(prepared.source, prepared.sentences, prepared.quotations, prepared.parsed)
        self.current = 0
        self.core: list[tuple[Told, Sentence]] = []
        self.other: list[ProposedClaim] = []
        self.last_event: Interval | None = None
        self.dates: dict[
            int, tuple[Interval, TimeExpression]
        ] = {}  #: dates told, by sentence, for later figures of the story
        self.present = True  # whether the figure taken last is told in the present tense
        self.evidence: TimeExpression  # of the time chosen last

    # -- one sentence
    # -----------------------------------------------------------------------------------------

    def take(self, sentence: Sentence) -> None:
        """Read one sentence, or one row of a list: its figures become claims."""
        if sentence.kind is BlockKind.TABLE_ROW:
            claim = read_row(self.text, sentence.span, published=self.prepared.source.published)
            self.other += [claim] if claim is not None else []
            return
        self.current = sentence.index
        doc = self.prepared.parsed.get(sentence.index)
        mentions = self.prepared.numbers.get(sentence.index, [])
        if doc is None:
            self._follow_dates(sentence)
            self.other += [
                self._set_aside(sentence, mention, mention.settled or FigureKind.SMALL)
                for mention in mentions
            ]
            return
        for figure in figures_in(doc, mentions):
            self._take_figure(sentence, doc, figure)
        self._follow_dates(sentence)

    def _follow_dates(self, sentence: Sentence) -> None:
        """Move the story's date on to the last one that the sentence tells."""
        for expression in self._times_in(sentence):
            if expression.kind in DATING and not _SAID_ON.search(
                self.text[max(0, expression.span.start - 24) : expression.span.start]
            ):
                interval = resolved(expression, self.prepared.source.published, self.last_event, "past")
                if interval is not None and interval.earliest is not None and interval.latest is not None:
                    self.last_event = interval
                    self.dates[sentence.index] = (interval, expression)

    def _take_figure(self, sentence: Sentence, doc: Doc, figure: Figure) -> None:
        found = act_of(figure.head, whole=figure.whole) or act_of_label(doc, figure.token)
        if figure.counted is Counted.VICTIMS and (found is None or found.code == "crossing"):
            found = act_of_presence(doc, figure.phrase, origins=_ORIGINS) or found
        kind = settled_kind(figure) or self._kind_by_act(doc, figure, found)
        if kind is not FigureKind.CORE:
            self.other.append(self._set_aside(sentence, figure.mention, kind, figure))
            return
        if found is None:
            found = act_near(doc, figure.head)
        passage = figure.phrase.shifted(sentence.span.start)
        told = Told(
            passage=passage,
            sentence=sentence.index,
            block=sentence.block,
            quantity=figure.mention.quantity,
            noun="" if figure.is_bare else figure.head.lemma_.lower(),
            bare=figure.is_bare,
            definite=figure.mention.definite,
            slots=self._slots(sentence, doc, figure, found),
        )
        self.core.append((told, sentence))
        when = told.when
        if when is not None and when.interval is not None and told.value("kind") is ClaimKind.EVENT:
            self.last_event = when.interval

    def _kind_by_act(self, doc: Doc, figure: Figure, found: ActFound | None) -> FigureKind:
        """What sort of number an unsettled one is, by the act told of it and by what the document told
        before."""
        told_before = bool(self.core)
        leans = figure.mention.partitive or figure.mention.definite or figure.mention.quantity.additive
        if figure.mention.rule == "number.fraction":
            return FigureKind.VAGUE
        if (found is None or found.role == "inside") and _is_audience(figure):
            return FigureKind.SMALL
        if figure.counted is Counted.CASES:
            return FigureKind.CORE if found or told_before else FigureKind.SMALL
        if figure.counted is Counted.ROLES:
            return FigureKind.CORE if found is not None and self._suffers(found) else FigureKind.SMALL
        if figure.counted is Counted.PEOPLE:
            return FigureKind.CORE
        if figure.is_bare:
            near = found or act_near(doc, figure.head)
            if figure.token.dep_ in _NOT_COUNTING and not leans and not found:
                return FigureKind.SMALL
            return (
                FigureKind.CORE
                if near or (told_before and (leans or self._told_lately(6)))
                else FigureKind.SMALL
            )
        if (
            figure.counted is Counted.UNKNOWN
            and found
            and found.role in ("subject", "object", "of")
            and not self._acts_itself(found)
        ):
            return (
                FigureKind.CORE
                if found.rule in ("act.verb", "act.verb.object", "act.phrase")
                and figure.head.tag_ in ("NNS", "NNPS")
                else FigureKind.SMALL
            )
        return FigureKind.SMALL

    def _suffers(self, found: ActFound) -> bool:
        """Whether people who mostly act and speak are here those to whom something is done."""
        part = found.role in ("subject", "object", "of", "case") and not found.weak
        return part and not self._acts_itself(found) and not found.code.startswith("other:int")

    def _told_lately(self, sentences: int) -> bool:
        return bool(self.core) and self.current - self.core[-1][0].sentence <= sentences

    @staticmethod
    def _acts_itself(found: ActFound) -> bool:
        """Whether the figure does the act instead of suffering it: "three officers arrested a woman"."""
        return (
            found.role == "subject"
            and found.token.tag_ in ("VBD", "VBP", "VBZ", "VBG")
            and any(child.dep_ == "dobj" for child in found.token.children)
        )

    # -- slots
    # ------------------------------------------------------------------------------------------------

    def _slots(self, sentence: Sentence, doc: Doc, figure: Figure, found: ActFound | None) -> dict[str, Slot]:
        offset = sentence.span.start
        mention = figure.mention
        predicate = (
            found.token if found is not None and not found.weak and found.rule != "act.presence" else None
        )
        slots = {
            "figure_kind": Slot(FigureKind.CORE, "figure.people-or-cases", figure.phrase.shifted(offset)),
            "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
            "unit": Slot(
                figure.unit,
                "unit.noun",
                Span(figure.head.idx, figure.head.idx + len(figure.head)).shifted(offset),
            ),
            "subjects": Slot(self._subjects(doc, figure), "subjects.phrase", figure.phrase.shifted(offset)),
        }
        if found is not None:
            slots["act"] = Slot(found.code, found.rule, found.evidence.shifted(offset))
        slots |= self._modal_slots(sentence, figure, found, predicate)
        told = self._told_time(sentence, doc, figure, found, slots["realis"].value)
        self.present = not modality.is_past(predicate, figure.head)
        slots["kind"] = self._kind_slot(doc, figure, found, predicate, slots["realis"].value, told, sentence)
        if slots["kind"].value is ClaimKind.RATE and slots["realis"].value is Realis.ASSERTED:
            slots["realis"] = Slot(Realis.HABITUAL, "realis.rate", slots["realis"].evidence)
        slots |= self._time_slot(told, slots)
        slots |= self._place_slot(sentence, doc, slots)
        slots |= self.voices.slots(sentence, figure.head, offset + figure.phrase.start)
        if DOUBTING.search(modality.clause_text(figure.head)):
            slots["stance"] = Slot(Stance.DOUBTFUL, "stance.doubt-word")
        return slots

    def _subjects(self, doc: Doc, figure: Figure) -> str:
        if figure.is_bare:
            return figure.phrase.of(doc.text) if figure.whole is not None else ""
        return doc.text[figure.mention.core.end : figure.phrase.end].strip(" -")

    def _modal_slots(
        self, sentence: Sentence, figure: Figure, found: ActFound | None, predicate: Token | None
    ) -> dict[str, Slot]:
        near = found.token if found is not None else figure.head
        realis, realis_rule = modality.realis_of(predicate, near)
        polarity, polarity_rule = modality.polarity_of(predicate, figure.head, figure.mention.quantity)
        evidence = Span(near.idx, near.idx + len(near)).shifted(sentence.span.start)
        slots = {
            "realis": Slot(realis, realis_rule, evidence),
            "polarity": Slot(polarity, polarity_rule, evidence),
        }
        likely = modality.LIKELIHOOD.search(modality.clause_text(near))
        if likely:
            slots["likelihood"] = Slot(likely[0], "likelihood.word", evidence)
        return slots

    def _kind_slot(
        self,
        doc: Doc,
        figure: Figure,
        found: ActFound | None,
        predicate: Token | None,
        realis: Realis,
        told: When | None,
        sentence: Sentence,
    ) -> Slot:
        near = found.token if found is not None else figure.head
        if found is not None and found.rule == "act.presence":
            return Slot(ClaimKind.STATE, "kind.presence", found.evidence.shifted(sentence.span.start))
        kind, rule = modality.kind_of(
            figure=figure.head,
            predicate=predicate,
            act=found.code if found else "",
            rate=bool(modality.is_rate(figure.phrase.end, doc.text)) or self._rate_before(doc, figure),
            counts_cases=figure.counted is Counted.CASES,
            leans=figure.mention.definite or figure.mention.partitive,
            realis=realis,
            interval=told.interval if told else None,
            many=(figure.mention.quantity.low or figure.mention.quantity.high or 0) >= _MANY,
            period=told is not None and self.evidence.kind == "span",
        )
        return Slot(kind, rule, Span(near.idx, near.idx + len(near)).shifted(sentence.span.start))

    def _rate_before(self, doc: Doc, figure: Figure) -> bool:
        before = doc.text[: figure.phrase.start]
        return bool(
            re.search(
                r"\b(?:every|each)\s+(?:year|month|week|day|night|winter|quarter)\W+(?:[\w’'-]+\W+){0,6}$",
                before,
                re.IGNORECASE,
            )
        )

    def _times_in(self, sentence: Sentence) -> list[TimeExpression]:
        return [time for time in self.prepared.times if sentence.span.covers(time.span)]

    def _told_time(
        self, sentence: Sentence, doc: Doc, figure: Figure, found: ActFound | None, realis: Realis
    ) -> When | None:
        """The time that the sentence itself tells of the figure."""
        anchor = found.token if found is not None and found.rule != "act.presence" else figure.head
        timed = time_for(doc, sentence.span.start, anchor, figure.head, self._times_in(sentence))
        if timed is None:
            return None
        published = self.prepared.source.published
        interval = resolved(
            timed.expression, published, self._context_date(sentence), tense_of(anchor, realis.value)
        )
        self.evidence = timed.expression
        if interval is not None:
            interval = self._with_ends(sentence, timed.expression, interval, realis)
        return When(timed.expression.text, interval)

    def _with_ends(
        self, sentence: Sentence, expression: TimeExpression, interval: Interval, realis: Realis
    ) -> Interval:
        """Close what the document's date closes: "since ..." ends with it, and what is yet to come begins
        with it."""
        published = self.prepared.source.published
        if published is None:
            return interval
        before = self.text[max(sentence.span.start, expression.span.start - 48) : expression.span.start]
        since = _SINCE.search(before) and expression.kind != "span"
        if realis in _YET_TO_COME:
            return Interval(published.earliest, interval.latest) if interval.earliest is None else interval
        if (
            (interval.latest is None or since)
            and interval.earliest is not None
            and published.latest is not None
            and interval.earliest <= published.latest
        ):
            return Interval(interval.earliest, published.latest, interval.approximate)
        return interval

    def _context_date(self, sentence: Sentence) -> Interval | None:
        """The date that the story has reached: the last one told before this sentence, in words or by a
        figure."""
        return self.last_event

    def _time_slot(self, told: When | None, slots: dict[str, Slot]) -> dict[str, Slot]:
        """The time told, or the one that the kind of claim implies: a state is as of the document, a total
        runs to it."""
        published = self.prepared.source.published
        kind, realis = slots["kind"].value, slots["realis"].value
        if told is not None:
            return {"time": Slot(told, f"time.{self.evidence.rule}", self.evidence.span)}
        if published is None or realis not in (Realis.ASSERTED, Realis.HABITUAL):
            return {}
        if kind in (ClaimKind.STATE, ClaimKind.RATE) and self.present:
            return {"time": Slot(When("", published), "time.as-of-document")}
        if kind is ClaimKind.TOTAL:
            return {"time": Slot(When("", Interval(None, published.latest)), "time.total-to-document")}
        return {}

    def _place_slot(self, sentence: Sentence, doc: Doc, slots: dict[str, Slot]) -> dict[str, Slot]:
        act = slots["act"].value if "act" in slots else ""
        places, mention = places_of(doc.text, find_places(doc.text), act)
        if not (places.origin or places.destination or places.at):
            return {}
        return {
            "place": Slot(
                places, "place.preposition", mention.span.shifted(sentence.span.start) if mention else None
            )
        }

    def date_by_story(self) -> None:
        """Give events still without a date the one that their own paragraph told just before them."""
        for told, sentence in self.core:
            if (
                "time" in told.slots
                or told.value("kind") is not ClaimKind.EVENT
                or told.value("realis") is not Realis.ASSERTED
            ):
                continue
            for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _STORY_REACH), -1):
                if index in self.dates and self.prepared.sentences[index].block == sentence.block:
                    interval, expression = self.dates[index]
                    when = When(expression.text, interval)
                    told.slots["time"] = Slot(
                        when, f"story.{expression.rule}", expression.span, inherited=True
                    )
                    break

    # -- the end
    # ----------------------------------------------------------------------------------------------

    def _set_aside(
        self, sentence: Sentence, mention: NumberMention, kind: FigureKind, figure: Figure | None = None
    ) -> ProposedClaim:
        """A number that counts no people or cases, kept with its kind."""
        offset = sentence.span.start
        passage = (figure.phrase if figure is not None else mention.core).shifted(offset)
        slots = {
            "figure_kind": Slot(kind, "figure.set-aside", passage),
            "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
        }
        return ProposedClaim(passage, sentence.span, slots)

    def finish(self) -> list[ProposedClaim]:
        """All claims in order of the text."""
        core = [ProposedClaim(told.passage, sentence.span, told.slots) for told, sentence in self.core]
        return sorted([*core, *self.other], key=lambda claim: (claim.passage.start, claim.passage.end))
