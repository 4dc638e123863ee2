"""Who asks, and who is asked: by the demand's own words, else by who is heard there and whom they address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tumen.reading.asks.addressed import Addressed, opened_by
from tumen.reading.asks.continuing import goes_on
from tumen.reading.asks.finding import Candidate, Turning
from tumen.reading.asks.holding import letting_in
from tumen.reading.asks.naming import Naming
from tumen.reading.asks.pointing import (
    acting_upon,
    addressed_in,
    after_marks,
    answering_in,
    asked_at,
    asking,
    first_doer,
    hearing,
    in_marks,
    is_for_readers,
    is_ours,
    who_answers,
    who_is_let,
    written_to,
)
from tumen.reading.asks.recipients import questioners_in, recipient_at
from tumen.reading.asks.sitting import named_by_sitting
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.heard import NOBODY, OTHERS, VOICE, WRITINGS, YOU, Heard
from tumen.reading.voices import QUESTIONER
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.parties import Party, PartyKind

#: Those who issue a document under no name: "Partners have asked".
_ISSUING = frozenset(
    "partners members signatories experts organisations organizations families lawyers".split()
)
#: Ways of asking by which a treaty body tells a State party what "it" is to do.
_OF_BODIES = frozenset({"modal", "semi", "that", "to"})
#: Verbs by which somebody asks a court.
_ASKING_COURTS = frozenset("ask pray seek submit move apply request petition plead beg".split())
#: Those whom others are asked to let in.
_HELPING = re.compile(
    r"\b(?:UNHCR|UN|Red\s+Cross|United\s+Nations|Commissioner|Rapporteur)\b|refugee\s+agency"
)
#: Sentences that an addressee told before reaches over.
_REACH = 6


@dataclass(slots=True)
class People(Naming):
    """The persons and bodies of one document as those who ask and are asked, in the order of telling."""

    told: list[Addressed] = field(default_factory=list)  #: addressees so far, in order

    # -- who asks
    # ------------------------------------------------------------------------------------------

    def asker_of(self, candidate: Candidate) -> Heard:
        token, sentence = asking(candidate)
        token = token if token is None or not is_ours(token) else None
        last = self.told[-1] if self.told else None
        if (known := goes_on(self, candidate, token, last)) is not None:
            return known
        if token is not None and token.lower_ in YOU and (wrote := self._written_by_you(candidate)):
            return Heard(wrote, "asker.recipient")
        if token is not None and token.lower_ not in VOICE | NOBODY | YOU:
            names = self.as_teller(token, sentence) or self.names_of(token, sentence)
            if token.lower_ in OTHERS and self._asks_itself(names, candidate):
                return self._who_asked_before(candidate, token)
            if names:
                self._note_first(names, candidate)
                outer = self.quoted(candidate.passage.start)
                told = outer.names if outer is not None and outer.names != names else ()
                return Heard(names, "asker.subject", self.at(token, sentence), outer=told)
        position = candidate.passage.start
        said = self.quoted(position)
        if said is not None:
            return said
        asks = candidate.demand.frame in ("question", "policy")
        spoken = (
            token is None
            and not candidate.demand.frame.startswith("noun")
            or token is not None
            and token.lower_ in VOICE
            and in_marks(candidate)
        )
        if spoken and not asks and (cued := self._cued(candidate)) is not None:
            return cued
        turn = self.voices.turn_at(candidate.sentence)
        if turn is not None and turn.name:
            named = questioners_in(self.text) if turn.name == QUESTIONER else ()
            return Heard(named or (turn.name,), "voice.turn", None, Stance.OWN)
        if token is None and (carried := self._carried(candidate)) is not None:
            return carried
        return self.own(position, token)

    def _written_by_you(self, candidate: Candidate) -> tuple[str, ...]:
        """ "You urge the Government to": of a reply, whoever it goes to."""
        recipient = recipient_at(self.recipients, candidate.passage.start)
        quoted = self.voices.speeches.at(candidate.passage.start) is not None
        if recipient is None or recipient.are_readers or quoted:
            return ()
        return tuple(party.called for party in recipient.parties)

    def _asks_itself(self, names: tuple[str, ...], candidate: Candidate) -> bool:
        """Whether somebody of this name is asked: "China must stop. It calls upon China to" is said of
        another."""
        asked = (
            party
            for token in candidate.demand.asked
            if token.lower_ not in OTHERS | VOICE
            for party in self.parties(token, candidate.sentence, candidate)
        )
        return any(party.called in names for party in asked)

    def _who_asked_before(self, candidate: Candidate, pronoun: Token) -> Heard:
        """Who asked last in this block, where "it" cannot be the one who was named last."""
        last = next((each for each in reversed(self.told) if each.block == candidate.sentence.block), None)
        if last is not None and last.by:
            return Heard(last.by, "asker.before", self.at(pronoun, candidate.sentence))
        return self.own(candidate.passage.start, None)

    def _carried(self, candidate: Candidate) -> Heard | None:
        """Who goes on speaking without being named again: "Mr T. said that ... The State party should
        ..."."""
        frame, sentence = candidate.demand.frame, candidate.sentence
        if not frame.startswith(("modal", "semi", "clause")) or self.is_quoted(candidate):
            return None
        first = next(each for each in self.prepared.sentences if each.block == sentence.block)
        teller = self.last_teller(sentence, sentence.index - first.index)
        if teller is None or not teller.name or self.is_own(teller.name):
            return None
        return Heard((teller.name,), "speaker.carried")

    def _cued(self, candidate: Candidate) -> Heard | None:
        """Who tells the demand without quotation marks: "Other States, they said, should ..."."""
        head, doc = candidate.act.head, candidate.doc
        above = {token.i for token in head.ancestors}
        inside = {token.i for token in doc[candidate.act.first : candidate.act.end]}
        for placed in self.voices.cues.of(candidate.sentence.index):
            word, who = placed.cue.word, placed.cue.who
            if word.i == candidate.demand.cue.i or word.i in inside or who == candidate.act.doer:
                continue
            if (
                who in candidate.demand.asked
                or who.lower_ in VOICE
                or any(child.lower_ == "if" for child in word.children)
            ):
                continue
            beside = word.dep_ in ("parataxis", "dep") and (word.head.i in above or word.head == head)
            said = placed.cue.sort in ("say", "answer") and (word.i in above or beside)
            if said or placed.cue.sort == "according":
                name = self.voices.cues.named(placed).name
                if name:
                    return Heard((name,), placed.cue.rule, placed.word, placed.cue.stance)
        if in_marks(candidate) and (after := after_marks(candidate)) is not None:
            names = self.names_of(after, candidate.sentence)
            return Heard(names, "speaker.verb", self.at(after, candidate.sentence)) if names else None
        return None

    def _note_first(self, names: tuple[str, ...], candidate: Candidate) -> None:
        cue = candidate.demand.cue
        present = cue.tag_ in ("VBZ", "VBP") or any(child.lower_ in ("has", "have") for child in cue.children)
        may_issue = self.sort_of(names[0]) == "body" or names[0].lower() in _ISSUING
        if not self.first and present and may_issue and not self.is_quoted(candidate):
            self.first = names[0]

    # -- who is asked
    # ------------------------------------------------------------------------------------------

    def addressed_by(self, candidate: Candidate, asker: Heard) -> Addressed:
        """Who is asked; remembered for what is asked next."""
        found = self._by_words(candidate, asker) or self._by_surroundings(candidate, asker)
        found = replace(
            found, by=asker.names, sentence=candidate.sentence.index, block=candidate.sentence.block
        )
        if found.parties:
            self.told.append(found)
        return found

    def _by_words(self, candidate: Candidate, asker: Heard) -> Addressed | None:
        act, demand, lead = candidate.act, candidate.demand, candidate.lead
        heads, sentence = act.asked or demand.asked, candidate.sentence
        if (
            demand.frame == "that"
            and demand.cue.tag_ == "VBG"
            and (written := written_to(demand.cue)) is not None
        ):
            heads = (written,)  # "wrote to the Minister demanding that the embassy act"
        if heads and not act.asked and lead is not None and heads == lead.asked:
            sentence = lead.sentence
        if not heads and act.doer is not None and not act.is_passive and self.can_act(act.doer, sentence):
            heads = (act.doer,)
        if not heads and (doer := first_doer(candidate)) is not None and self.can_act(doer, sentence):
            heads = (doer,)
        if not heads and lead is not None and lead.asked:
            heads, sentence = lead.asked, lead.sentence
        if not heads and demand.asker is not None and demand.asker.lemma_.lower() in WRITINGS:
            heads = addressed_in(demand.asker)
        if not heads and (written := written_to(demand.cue)) is not None and demand.frame != "modal":
            heads = (written,)
        if not heads:
            heads = who_answers(demand.cue)
        if not heads and (let := who_is_let(act)) is not None and self._may_act(let, candidate):
            heads = (let,)
        parties = [party for token in heads for party in self.parties(token, sentence, candidate)]
        if len(heads) == 1 and heads[0].lower_ in OTHERS:
            parties = self._by_pronoun(heads[0], candidate, asker, parties)
        if heads and demand.frame in ("question", "policy"):
            parties = named_by_sitting(self, candidate, heads[0], parties)
        return Addressed(tuple(parties), "asked.words", self.at(heads[0], sentence)) if parties else None

    def _may_act(self, token: Token, candidate: Candidate) -> bool:
        """Whether "let" asks whom it names: a state, an office, a body; who helps people is to be let in."""
        reference = self.voices.cast.member_for(token, candidate.sentence)
        if reference is None or token.lower_ in VOICE or token.lower_ == "them":
            return False
        member = reference.member
        acts = member.is_place or member.is_office or self.sort_of(member.name) == "body"
        return acts and not _HELPING.search(member.name)

    def _by_pronoun(
        self, pronoun: Token, candidate: Candidate, asker: Heard, parties: list[Party]
    ) -> list[Party]:
        """Whom "them" or "it" asks: whom the sentence wrote to, whom the words before turned to; never the
        asker."""
        sentence = candidate.sentence
        if (written := written_to(candidate.demand.cue)) is not None:
            return [
                replace(party, words=pronoun.text, name=party.called)
                for party in self.parties(written, sentence, candidate)
            ]
        last = self.told[-1] if self.told else None
        near = last is not None and sentence.index - last.sentence <= 2 and sentence.block == last.block
        own = any(party.called in asker.names for party in parties)
        asks = candidate.demand.frame in ("question", "policy")
        if last is not None and near and last.parties[0].words.lower() == pronoun.lower_:
            return list(last.parties)
        if self.traits.state and pronoun.lower_ == "it" and candidate.demand.frame in _OF_BODIES:
            return [Party(pronoun.text, self.traits.state, PartyKind.BODY)]
        if last is not None and near and (last.rule == "asked.open" or own or asks or not parties):
            return [Party(pronoun.text, party.called, party.kind) for party in last.parties]
        return [] if own else parties

    def _by_surroundings(self, candidate: Candidate, asker: Heard) -> Addressed:
        """Who is asked where the demand's own words leave it open."""
        frame = candidate.demand.frame
        asks_there = candidate.lead is None and frame not in ("imperative", "that", "noun.own")
        if asks_there and (at := asked_at(candidate.demand.cue)) is not None:
            parties = self.parties(at, candidate.sentence, candidate)
            if parties:
                return Addressed(tuple(parties), "asked.at", self.at(at, candidate.sentence))
        found = next(self._around(candidate, asker), None) or self._who_reacts(candidate, asker)
        return found or letting_in(self, candidate, asker.names) or Addressed((), "asked.nobody")

    def _who_reacts(self, candidate: Candidate, asker: Heard) -> Addressed | None:
        """ "I asked for a doctor. The officer laughed": who answers in these words or the next was asked."""
        for sentence in self.prepared.sentences[candidate.sentence.index : candidate.sentence.index + 2]:
            doc = self.prepared.parsed.get(sentence.index)
            if doc is None or sentence.block != candidate.sentence.block:
                break
            after = candidate.act.end if sentence.index == candidate.sentence.index else 0
            found = answering_in(doc, after)
            if found is None:
                continue
            parties = self.parties(found, sentence, candidate)
            if parties and not any(party.called in asker.names for party in parties):
                return Addressed(tuple(parties), "asked.answering", self.at(found, sentence))
        return None

    def _main_subject(self, candidate: Candidate) -> Addressed | None:
        """Whoever acts upon the asking was asked."""
        head = acting_upon(candidate.demand.cue)
        if head is None or head.lower_ in VOICE | OTHERS:
            return None
        parties = self.parties(head, candidate.sentence, candidate)
        return Addressed(tuple(parties), "asked.answering", self.at(head, candidate.sentence))

    def _around(self, candidate: Candidate, asker: Heard) -> Iterator[Addressed]:
        sentence, position = candidate.sentence, candidate.passage.start
        quoted = self.voices.speeches.at(position) is not None or in_marks(candidate)
        own = asker.rule.startswith("voice.") and asker.rule != "voice.turn" and not quoted
        spoken = candidate.demand.frame in ("imperative", "item.imperative", "question")
        told_to = self._told_to(candidate) if not (spoken and own) else None
        if told_to is not None and candidate.lead is None:
            yield told_to
        if (acting := self._main_subject(candidate)) is not None and acting.parties:
            yield acting
        near = [each for each in reversed(self.told) if sentence.index - each.sentence <= _REACH]
        for each in near:
            if each.rule == "asked.open" and (
                sentence.block == each.block or sentence.index - each.sentence <= 2
            ):
                yield replace(each, rule="asked.before")
        if own and spoken and is_for_readers(candidate):
            yield Addressed((self.readers(),), "asked.readers")
        recipient = recipient_at(self.recipients, position)
        if recipient is None and self.recipients and sentence.kind is not BlockKind.PARAGRAPH:
            recipient = self.recipients[0]  # the title stands before the address
        first = candidate.demand.asker is not None and candidate.demand.asker.lower_ in ("i", "we")
        direct = first and recipient is not None and not recipient.are_readers
        if own and recipient is not None and (spoken or candidate.demand.frame == "own" or direct):
            parties = (self.readers(recipient),) if recipient.are_readers else recipient.parties
            yield Addressed(parties, "asked.recipient", recipient.evidence)
        for each in near:
            if set(each.by) & set(asker.names) or sentence.block == each.block:
                yield replace(each, rule="asked.before")
        if own and spoken:
            yield Addressed((self.readers(),), "asked.readers")
        if self.traits.court and candidate.demand.cue.lemma_.lower() in _ASKING_COURTS and not quoted:
            yield Addressed((Party("the Court", self.traits.court, PartyKind.BODY),), "asked.court")
        if (label := self._headline_label(candidate)) is not None:
            yield label
        for each in near:
            yield replace(each, rule="asked.before")
        if own and recipient is not None:
            yield Addressed(recipient.parties, "asked.recipient", recipient.evidence)

    def _told_to(self, candidate: Candidate) -> Addressed | None:
        """The object of the telling: "judge tells Home Office", "conveyed this to the Chinese side"."""
        doc, sentence = candidate.doc, candidate.sentence
        inside = range(candidate.act.first, candidate.act.end)
        for token in doc:
            head = hearing(token)
            if head is None or head.i in inside or head.lower_ in VOICE:
                continue
            told = head.head.lemma_.lower() == "tell" or kind_of_noun(head.lemma_.lower()) is not None
            if not told and not self.can_act(head, sentence):
                continue
            if parties := self.parties(head, sentence, candidate):
                return Addressed(tuple(parties), "asked.told", self.at(head, sentence))
        return None

    def _headline_label(self, candidate: Candidate) -> Addressed | None:
        """ "Egypt: UN experts urge end to ...": a headline's label."""
        doc, sentence = candidate.doc, candidate.sentence
        colon = next((token.i for token in doc[:5] if token.text == ":"), None)
        if colon is None or sentence.kind is not BlockKind.HEADLINE or not colon:
            return None
        head = doc[:colon].root
        if head.pos_ != "PROPN":
            return None
        return Addressed(
            tuple(self.parties(head, sentence, candidate)), "asked.label", self.at(head, sentence)
        )

    def note_open(self, turning: Turning) -> None:
        """Remember whom a sentence turns to that says not yet what for: "We appeal to the authorities"."""
        found = opened_by(self, turning)
        if found is not None:
            self.told.append(found)
