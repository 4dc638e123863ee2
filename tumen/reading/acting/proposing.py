"""The acts of a document that are told without a number, each as a claim of its own.

Each word that may tell an act is weighed: is it a claim of its own, and of which act? What it is told of, by
whom, when and where follows from the tree, the cast and the dates of the story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Token

from tumen.reading import modality
from tumen.reading.acting.circumstances import circumstances_of
from tumen.reading.acts.parts import OWN
from tumen.reading.cast import Cast, Member
from tumen.reading.cast.phrases import bounds_of
from tumen.reading.figures import Figure
from tumen.reading.numbers import NumberMention
from tumen.reading.parsing import text_of
from tumen.reading.placing import places_of, told_with, written_place
from tumen.reading.sentences import Sentence
from tumen.reading.speech import DOUBTING
from tumen.reading.story import Dated, Story
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.told_acts import ToldAct, goes_by_itself, is_faced, passage_of, told_acts
from tumen.reading.voices import Voices
from tumen.reading.weighing.act_claims import claim_evidence, code_evidence
from tumen.reading.weighing.act_places import NOWHERE, PlaceTold, act_place_evidence
from tumen.reading.weighing.act_times import act_time_evidence
from tumen.reading.weighing.evidence import Piece, Weighed, weigh
from tumen.reading.weighing.speakers import speaker_evidence
from tumen.reading.weighing.weights import weights_of
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis, Stance
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import Parties, Party, PartyKind, Sex
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import PlaceMention, find_places
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Told of each weighing, as in `figuring`: the slot, the passage, its evidence; None leaves it to the
#: weights.
Witness = Callable[[str, Span, list[Piece]], Any]

#: Pronouns that go on about people told before, and those of several.
_MANY = frozenset("they them their these those many most some several others all both half".split())
_SEX = {"he": Sex.MALE, "him": Sex.MALE, "his": Sex.MALE, "she": Sex.FEMALE, "her": Sex.FEMALE}
_POINTING = _MANY | _SEX.keys()
#: Ways and means that "by" leads to beside people.
_MEANS = frozenset(
    "train car truck van bus coach lorry plane aeroplane aircraft boat ship ferry jeep helicopter bicycle "
    "motorcycle road rail sea air land river foot night day dawn noon midnight morning evening spring summer "
    "autumn winter rope wire belt scarf chain force law order decree court-order door window gate way means "
    "hundred thousand dozen two three four twos threes fours pair injection telephone phone letter mistake "
    "accident chance fire hunger cold name lot list surprise virtue reason christmas easter ramadan".split()
)
_NOUN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")

#: What rises and falls, and is nobody; and how it does.
_MEASURES = frozenset(
    "number figure total rate share proportion percentage toll count amount average".split()
)
_CHANGING = frozenset("fall rise drop grow climb decline go come jump sink shrink stand reach".split())
#: Logits by which a claim of its own may weigh less than none and is still proposed: what is left out is
#: lost, what is too much a person rejects at a glance. Best for F1 by `tools/learn_weights.py --check`.
LENIENCE = 0.9


@dataclass(slots=True)
class _Claimed:
    """An act taken as a claim, with what the next ones lean on."""

    told: ToldAct
    slots: dict[str, Slot] = field(default_factory=dict)

    @property
    def when(self) -> Interval | None:
        slot = self.slots.get("time")
        return slot.value.interval if slot is not None else None


class Acts:
    """The acts of one document; its figures have been read before."""

    def __init__(
        self, telling: Telling, voices: Voices, story: Story, cast: Cast, *, witness: Witness | None = None
    ) -> None:
        self.telling, self.voices, self.story, self.cast = telling, voices, story, cast
        self._witness = witness
        self._found: list[_Claimed] = []
        self._places: dict[int, Sequence[PlaceMention]] = {}

    def read(self) -> list[ProposedClaim]:
        """Every act told without a number, in order of the text."""
        return [claim for told in told_acts(self.telling, self.cast) for claim in self._claims_of(told)]

    def _claims_of(self, told: ToldAct) -> list[ProposedClaim]:
        if _is_asked(told.token) or _is_of_a_measure(told):
            return []
        passage = passage_of(told)
        before = [claimed.told for claimed in self._found]
        weighed = self._weigh("act-code", passage, code_evidence(told, self.telling, before, passage))
        assert weighed.piece is not None  # every word tells some act
        told = weighed.piece.given
        if goes_by_itself(told.word):
            return []
        own = self._weigh("act-claim", passage, claim_evidence(told, self.telling, before, passage))
        if not own.value and own.lead > LENIENCE and not (is_faced(told.token) and not self._is_told(told)):
            return []
        claimed = _Claimed(told)
        self._fill(claimed, passage)
        self._found.append(claimed)
        return [
            ProposedClaim(passage, told.sentence.span, slots) for slots in self._by_reason(claimed, passage)
        ]

    def _is_told(self, told: ToldAct) -> bool:
        """Whether the verb over a noun was taken for the same act: "face torture"."""
        sentence, verb = told.sentence.index, told.token.head.i
        last = (each.told for each in self._found[-4:] if each.told.sentence.index == sentence)
        return any(each.token.i == verb and each.word.code == told.word.code for each in last)

    def _weigh(self, slot: str, passage: Span, evidence: list[Piece]) -> Weighed:
        told = self._witness(slot, passage, evidence) if self._witness is not None else None
        if told is not None:
            evidence = [piece for piece in evidence if piece.value == told]
        return weigh(evidence, weights_of(slot))

    # -- the slots
    # --------------------------------------------------------------------------------------------------

    def _fill(self, claimed: _Claimed, passage: Span) -> None:
        told, slots = claimed.told, claimed.slots
        sentence, token = told.sentence, told.token
        offset = sentence.span.start
        slots["sort"] = Slot(ClaimSort.ACT, "act.told", passage)
        slots["act"] = Slot(told.word.code, told.word.rule, told.word.evidence.shifted(offset))
        self._parties(claimed)
        realis, rule = modality.realis_of(token, token)
        slots["realis"] = Slot(realis, rule, None if rule.endswith(".default") else _at(token, sentence))
        slots["polarity"] = _polarity(told)
        clause = modality.clause_text(token)
        if likely := modality.LIKELIHOOD.search(clause):
            slots["likelihood"] = Slot(likely[0], "likelihood.word", _at(token, sentence))
        self._circumstances(claimed, passage.shifted_back(offset))
        self._time(claimed, passage, realis)
        self._place(claimed)
        evidence = speaker_evidence(_as_figure(told, passage), self.voices, self.telling, ())
        speaker = weigh(evidence, weights_of("speaker"))
        assert speaker.piece is not None  # the document's own voice is always there
        slots |= self.voices.slots_of(speaker.piece.given, sentence)
        if DOUBTING.search(clause):
            slots["stance"] = Slot(Stance.DOUBTFUL, "stance.doubt-word", _at(token, sentence))

    def _parties(self, claimed: _Claimed) -> None:
        told = claimed.told
        going_on = self._gone_on_about(told)
        if going_on is not None:
            claimed.told.members = going_on.told.members
        going_on = going_on or self._told_right_before(told)
        if going_on is not None:
            slot = going_on.slots["subjects"]
            claimed.slots["subjects"] = Slot(slot.value, "inherited.subjects", slot.evidence, inherited=True)
        elif victims := self._parties_of(told.parts.victims, told.sentence):
            at = _at(told.parts.victims[0], told.sentence)
            claimed.slots["subjects"] = Slot(victims, f"subjects.{told.parts.how}", at)
        elif (noted := self._subject_of_notes(told)) is not None:
            party = (Party(noted.of(self.telling.text)),)
            claimed.slots["subjects"] = Slot(party, "subjects.note", noted, inherited=True)
        heads = [head for head in told.parts.perpetrators if self._may_do(head, told.sentence)]
        if heads:
            doers = tuple(self._doer_of(head, told.sentence) for head in heads)
            claimed.slots["perpetrators"] = Slot(doers, "perpetrators.tree", _at(heads[0], told.sentence))

    def _may_do(self, head: Token, sentence: Sentence) -> bool:
        """Whether a phrase can stand for somebody who does something: no wrist that people are hung by, no
        train they are moved by, no day by which they are gone."""
        lemma = head.lemma_.lower()
        if lemma in OWN or head.lower_ in OWN or lemma in _MEANS:
            return False
        return not any(time.span.overlaps(_at(head, sentence)) for time in self.telling.times_in(sentence))

    def _gone_on_about(self, told: ToldAct) -> _Claimed | None:
        """The claim before whose people this one goes on about: by a pronoun that the cast gives to no
        person, by "many" or "most", or without a word."""
        victims = told.parts.victims
        if len(victims) > 1 or victims and victims[0].lower_ not in _POINTING:
            return None
        if any(_may_suffer(member) for member in told.members):
            return None
        many = bool(victims) and victims[0].lower_ in _MANY
        for each in reversed(self._found[-3:]):
            if told.sentence.index - each.told.sentence.index > 3 or "subjects" not in each.slots:
                break
            if each.told.sentence.block != told.sentence.block and not victims:
                break
            if not victims or self._fits(each, victims[0], many=many):
                return each
        return None

    def _told_right_before(self, told: ToldAct) -> _Claimed | None:
        """The claim of the one or two sentences before whose only victim "he" or "she" is, by the sex that
        the document tells of that person: a story goes on about whom it happens to."""
        victims = told.parts.victims
        sex = _SEX.get(victims[0].lower_) if len(victims) == 1 else None
        if sex is None:
            return None
        for each in reversed(self._found[-4:]):
            apart = told.sentence.index - each.told.sentence.index
            if each.told.sentence.block != told.sentence.block or apart > 2:
                return None
            parties: Parties = each.slots["subjects"].value if "subjects" in each.slots else ()
            if len(parties) == 1 and parties[0].kind is not PartyKind.GROUP and parties[0].sex in (None, sex):
                return each if apart and parties[0].sex is sex else None
        return None

    def _fits(self, claimed: _Claimed, pronoun: Token, *, many: bool) -> bool:
        """Whether the people of a claim can be meant by a pronoun, by their number and sex."""
        parties: Parties = claimed.slots["subjects"].value
        plural = (
            len(parties) > 1
            or any(party.kind is PartyKind.GROUP or party.words.lower() in _MANY for party in parties)
            or any(member.is_many for member in claimed.told.members)
        )
        if plural is not many:
            return False
        sex = _SEX.get(pronoun.lower_)
        return sex is None or parties[0].sex in (None, sex)

    def _subject_of_notes(self, told: ToldAct) -> Span | None:
        """The first noun for a person of the paragraph: whom notes are about that leave their subject out
        ("Case 12. Woman, 34. Sold in 2011.")."""
        first = next(
            (one for one in self.telling.prepared.sentences if one.block == told.sentence.block),
            told.sentence,
        )
        for word in _NOUN.finditer(self.telling.text, first.span.start, told.sentence.span.start):
            if counted(word[0]) in (Counted.PEOPLE, Counted.VICTIMS):
                return Span(*word.span())
        return None

    def _parties_of(self, heads: tuple[Token, ...], sentence: Sentence) -> Parties:
        return tuple(self._party_of(head, sentence) for head in heads)

    def _party_of(self, head: Token, sentence: Sentence) -> Party:
        party = self.cast.party_for(head, sentence, called=_words_of(head))
        if not party.name and head.lower_ in ("i", "me", "my", "myself"):
            return Party(party.words, name="the speaker", kind=PartyKind.PERSON)
        return party

    def _doer_of(self, head: Token, sentence: Sentence) -> Party:
        """Who did it. A pronoun leads back only to somebody who is told to have done something before: one
        that leads astray would accuse whoever happens to be told of, as the body that speaks up."""
        party = self._party_of(head, sentence)
        if head.pos_ != "PRON" or not party.name or party.name == "the speaker":
            return party
        told = [doer for each in self._found if "perpetrators" in each.slots for doer in _doers(each)]
        return party if any(doer.called == party.name for doer in told) else Party(party.words)

    def _circumstances(self, claimed: _Claimed, passage: Span) -> None:
        offset = claimed.told.sentence.span.start
        for name, words, span in circumstances_of(claimed.told, passage):
            if name not in claimed.slots:
                said = words or span.of(text_of(claimed.told.doc)).strip()
                claimed.slots[name] = Slot(said, f"{name}.words", span.shifted(offset))

    def _time(self, claimed: _Claimed, passage: Span, realis: Realis) -> None:
        before = [(each.told, each.when) for each in self._found]
        evidence = act_time_evidence(claimed.told, realis, self.telling, self.story, before)
        weighed = self._weigh("act-time", passage, evidence)
        piece, value = weighed.piece, weighed.value
        if piece is None:
            return
        interval = value if isinstance(value, Interval) else None
        given = piece.given
        if isinstance(given, Dated):
            inherited = given.sentence != claimed.told.sentence.index
            rule = piece.rule if piece.rule.startswith("time.") else f"{piece.rule}.{given.expression.rule}"
            when = When(given.expression.text, interval)
            claimed.slots["time"] = Slot(when, rule, given.expression.span, inherited=inherited)
        elif given is not None:
            self._inherit_time(claimed, given[0], interval)
        elif interval is not None:
            claimed.slots["time"] = Slot(When("", interval), piece.rule)

    def _inherit_time(self, claimed: _Claimed, other: ToldAct, interval: Interval | None) -> None:
        slot = next(each for each in self._found if each.told is other).slots["time"]
        when = When(slot.value.text, interval)
        inherited = other.sentence.index != claimed.told.sentence.index or slot.inherited
        claimed.slots["time"] = Slot(when, "inherited.act", slot.evidence, inherited=inherited)

    def _place(self, claimed: _Claimed) -> None:
        told = claimed.told
        offset = told.sentence.span.start
        passage = passage_of(told).shifted_back(offset)
        near = list(told_with(told.token, self._places_named(told.sentence.index), told.parts.perpetrators))
        places, mention = places_of(text_of(told.doc), near, told.word.code, passage)
        if places != Places():
            evidence = mention.span.shifted(offset) if mention is not None else None
            claimed.slots["place"] = Slot(places, "place.preposition", evidence)
        elif (written := written_place(text_of(told.doc), passage)) is not None:
            claimed.slots["place"] = Slot(written[0], "place.as-written", written[1].shifted(offset))
        else:
            self._place_told_elsewhere(claimed)

    def _places_named(self, index: int) -> Sequence[PlaceMention]:
        """The places that a sentence names."""
        mentions = self._places.get(index)
        if mentions is None:
            words = self.telling.prepared.sentences[index].of(self.telling.text)
            mentions = self._places[index] = find_places(words, assume=self.telling.countries)
        return mentions

    def _place_told_elsewhere(self, claimed: _Claimed) -> None:
        """Where the claims before left its people, what the telling has reached, or whose officers do it."""
        before = [
            (each.told, slot.value if slot is not None else None, slot.evidence if slot is not None else None)
            for each in self._found
            for slot in [each.slots.get("place")]
        ]
        doers = [
            mention
            for party in (_doers(claimed) if "perpetrators" in claimed.slots else ())
            for mention in find_places(party.called, assume=self.telling.countries)
        ]
        evidence = act_place_evidence(claimed.told, self.telling, before, self._places_named, doers)
        weighed = self._weigh("act-place", passage_of(claimed.told), evidence)
        if weighed.piece is None or weighed.value == NOWHERE:
            return
        given: PlaceTold = weighed.piece.given
        rule = f"inherited.place.{weighed.piece.rule}"
        claimed.slots["place"] = Slot(
            Places(at=weighed.value), rule, given.evidence, inherited=given.inherited
        )

    def _by_reason(self, claimed: _Claimed, passage: Span) -> list[dict[str, Slot]]:
        """The slots of each claim: two causes of one death side by side are two claims."""
        told, offset = claimed.told, claimed.told.sentence.span.start
        if told.word.code != "death" or not told.word.is_verbal:
            return [claimed.slots]
        reasons = [
            Slot(words, "reason.words", span.shifted(offset))
            for name, words, span in circumstances_of(told, passage.shifted_back(offset))
            if name == "reason"
        ]
        return [{**claimed.slots, "reason": reason} for reason in reasons] or [claimed.slots]


def propose_acts(
    telling: Telling, voices: Voices, story: Story, cast: Cast, *, witness: Witness | None = None
) -> list[ProposedClaim]:
    """Every act of a document that is told without a number, as claims of sort ACT; read its figures
    first."""
    return Acts(telling, voices, story, cast, witness=witness).read()


def _is_asked(verb: Token) -> bool:
    """Whether a question asks for the act itself: "Did the police arrest her?"."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    first = verb.doc[verb.left_edge.i]
    asks = first.dep_ in ("aux", "auxpass") and first.head == verb
    return asks and subject is not None and text_of(verb.doc).rstrip(' ”"’').endswith("?")


def _is_of_a_measure(told: ToldAct) -> bool:
    """ "The number of arrests fell": nobody did."""
    victims = told.parts.victims
    measured = bool(victims) and victims[0].lemma_.lower() in _MEASURES
    return measured and told.token.lemma_.lower() in _CHANGING


def _may_suffer(member: Member) -> bool:
    """Whether a pronoun for somebody who suffers may be this member: a person, or people with no office."""
    if member.is_body or member.is_office or member.is_place:
        return False
    return not (member.is_many and any(counted(noun) is Counted.ROLES for noun in member.nouns))


def _doers(claimed: _Claimed) -> Parties:
    doers: Parties = claimed.slots["perpetrators"].value
    return doers


def _at(token: Token, sentence: Sentence) -> Span:
    return Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)


def _words_of(head: Token) -> str:
    """The phrase of ``head`` as written, without the clauses that hang on it."""
    if head.pos_ == "PRON":
        return head.text
    start, end = bounds_of(head)
    return text_of(head.doc)[start:end].strip(" ,")


#: The number of an act that is told without one.
_NO_NUMBER = NumberMention(Span(0, 0), Span(0, 0), Quantity(None, None), "number.none")


def _as_figure(told: ToldAct, passage: Span) -> ToldFigure:
    """The act as the weighing of speakers takes what is told: by its word and place, without a number."""
    words = passage.shifted_back(told.sentence.span.start)
    figure = Figure(_NO_NUMBER, told.token, told.token, Counted.UNKNOWN, words)
    return ToldFigure(told.sentence, told.doc, figure, [])


def _polarity(told: ToldAct) -> Slot:
    for head in told.parts.victims:
        if any(child.lower_ in ("no", "neither") for child in head.children) or head.lower_ in (
            "nobody",
            "none",
            "no-one",
        ):
            return Slot(Polarity.NEGATED, "polarity.none", _at(head, told.sentence))
    token = told.token
    for verb in modality.verbs_above(token)[:3]:
        negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
        if negated and told.word.code != "enforced disappearance":
            return Slot(Polarity.NEGATED, "polarity.not", _at(verb, told.sentence))
        if verb is not token and verb.lemma_.lower() in ("deny", "refute", "reject"):
            return Slot(Polarity.NEGATED, "polarity.denial", _at(verb, told.sentence))
    return Slot(Polarity.AFFIRMED, "polarity.default")
