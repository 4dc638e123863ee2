"""Who asks, and who is asked: by the demand's own words, else by who is heard there and whom they address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tumen.reading.asks.addressed import Addressed, opened_by
from tumen.reading.asks.continuing import goes_on
from tumen.reading.asks.finding import Candidate, Turning
from tumen.reading.asks.governing import governing
from tumen.reading.asks.pointing import (
    TURNING_TO,
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
    written_to,
)
from tumen.reading.asks.recipients import Recipient, questioners_in, recipient_at, recipients_of
from tumen.reading.asks.traits import Traits, traits_of
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.heard import NOBODY, OTHERS, VOICE, WRITINGS, YOU, Heard, Hearing
from tumen.reading.sentences import Sentence
from tumen.reading.voices import QUESTIONER
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.parties import Parties, Party, PartyKind

#: What "your" publisher issues.
_OUTLETS = frozenset("newspaper paper magazine website programme channel".split())
#: Those who issue a document under no name: "Partners have asked".
_ISSUING = frozenset(
    "partners members signatories experts organisations organizations families lawyers".split()
)
#: Ways of asking by which a treaty body tells a State party what "it" is to do.
_OF_BODIES = frozenset({"modal", "semi", "that", "to"})
#: Verbs by which somebody asks a court.
_ASKING_COURTS = frozenset("ask pray seek submit move apply request petition plead beg".split())
#: Titles of honour by which a letter's recipient is spoken to.
_EXCELLENCY = re.compile(
    r"(?:Your|His|Her)\s+(?:Excellency|Majesty|Honou?r|Holiness|Eminence|Grace)\b|Excellency\b|[Yy]our\s+(?:office|Government)$"
)
#: The mark of an item before whom it names: "(d) All States".
_NUMBERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")
#: Sentences that an addressee told before reaches over.
_REACH = 6


@dataclass(slots=True)
class People(Hearing):
    """The persons and bodies of one document as those who ask and are asked, in the order of telling."""

    recipients: list[Recipient] = field(init=False)
    traits: Traits = field(init=False)
    told: list[Addressed] = field(default_factory=list)  #: addressees so far, in order

    def __post_init__(self) -> None:
        Hearing.__post_init__(self)
        self.traits = traits_of(self.prepared.source)
        self.recipients = recipients_of(self.prepared.source, self.voices.cast)

    # -- who asks
    # ------------------------------------------------------------------------------------------

    def asker_of(self, candidate: Candidate) -> Heard:
        token, sentence = asking(candidate)
        token = token if token is None or not is_ours(token) else None
        last = self.told[-1] if self.told else None
        if (known := goes_on(self, candidate, token, last)) is not None:
            return known
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

    def _asks_itself(self, names: tuple[str, ...], candidate: Candidate) -> bool:
        """Whether somebody of this name is asked: "China must stop. It calls upon China to" is said of
        another."""
        asked = (
            party
            for token in candidate.demand.asked
            if token.lower_ not in OTHERS | VOICE
            for party in self._parties(token, candidate.sentence, candidate)
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
        parties = [party for token in heads for party in self._parties(token, sentence, candidate)]
        if len(heads) == 1 and heads[0].lower_ in OTHERS:
            parties = self._by_pronoun(heads[0], candidate, asker, parties)
        return Addressed(tuple(parties), "asked.words", self.at(heads[0], sentence)) if parties else None

    def _by_pronoun(
        self, pronoun: Token, candidate: Candidate, asker: Heard, parties: list[Party]
    ) -> list[Party]:
        """Whom "them" or "it" asks: whom the sentence wrote to, whom the words before turned to; never the
        asker."""
        sentence = candidate.sentence
        if (written := written_to(candidate.demand.cue)) is not None:
            return [
                replace(party, words=pronoun.text, name=party.called)
                for party in self._parties(written, sentence, candidate)
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

    def is_quoted(self, candidate: Candidate) -> bool:
        return self.voices.speeches.at(candidate.passage.start) is not None or in_marks(candidate)

    def parties_of(self, candidate: Candidate) -> Parties:
        """Whom an inner ask's own words name."""
        heads = candidate.act.asked or candidate.demand.asked
        if not heads and candidate.act.doer is not None and not candidate.act.is_passive:
            heads = (candidate.act.doer,)
        return tuple(
            party for token in heads for party in self._parties(token, candidate.sentence, candidate)
        )

    def _parties(self, token: Token, sentence: Sentence, candidate: Candidate) -> list[Party]:
        lower = token.lower_
        if lower in YOU:
            return self._you(candidate)
        yours = any(child.lower_ == "your" for child in token.children)
        if yours and self.prepared.source.publisher and token.lemma_.lower() in _OUTLETS:
            return [Party(self.words(token, sentence), self.prepared.source.publisher, PartyKind.BODY)]
        if (
            lower in VOICE
            and (turn := self.voices.turn_at(sentence)) is not None
            and turn.name
            and not in_marks(candidate)
        ):
            return [Party(token.text, turn.name, PartyKind.PERSON)]
        if (
            lower in VOICE
            and self.voices.speeches.at(candidate.passage.start) is None
            and not in_marks(candidate)
        ):
            names = self.own(candidate.passage.start, token).names
            return [Party(token.text, name) for name in names]
        if lower in VOICE:
            return [ref.member.party(token.text) for ref in self.voices.cast.members_for(token, sentence)]
        words = _NUMBERED.sub("", self.words(token, sentence)) if lower not in OTHERS else token.text
        if _EXCELLENCY.match(words) and (greeted := self._greeted(candidate, words)):
            return greeted
        if self.traits.state and words.lower() in ("the state party", "state party"):
            return [Party(words, self.traits.state, PartyKind.BODY)]
        if any(child.lower_ in ("no", "every", "each") for child in token.children):
            return [
                Party(
                    re.sub(r"^(?:no|every|each)\s+", "", words, flags=re.IGNORECASE),
                    kind=kind_of_noun(token.lemma_.lower()),
                )
            ]
        reference = self.voices.cast.member_for(token, sentence)
        if (whole := self._of_recipient(words, candidate)) is not None:
            return [whole]
        state = governing(words)
        if reference is not None:
            party = reference.member.party(words)
            return [replace(party, name=state) if state and party.called == words else party]
        if state:
            return [Party(words, state, PartyKind.BODY)]
        if lower in OTHERS or lower in NOBODY - {"somebody", "someone"}:
            return []
        return [Party(words, kind=kind_of_noun(token.lemma_.lower()))]

    def _greeted(self, candidate: Candidate, words: str) -> list[Party]:
        """Whom a title of honour stands for: the recipient of the letter."""
        recipient = recipient_at(self.recipients, candidate.passage.start)
        if recipient is None or _EXCELLENCY.match(recipient.parties[0].called):
            return []
        return [Party(words, party.called, party.kind) for party in recipient.parties]

    def _of_recipient(self, words: str, candidate: Candidate) -> Party | None:
        """ "every member of this Commission": of the commission that is addressed."""
        found = re.search(r"\b(?:this|your)\s+([A-Z]\w+)$", words)
        recipient = recipient_at(self.recipients, candidate.passage.start)
        for party in recipient.parties if found is not None and recipient is not None else ():
            if found is not None and found[1] in party.called.split():
                return Party(words, f"{words[: found.start()]}{party.called}".strip(), party.kind)
        return None

    def _you(self, candidate: Candidate) -> list[Party]:
        if self.voices.speeches.at(candidate.passage.start) is not None:
            heard = self._hearer(candidate)
            if heard:
                return [replace(party, words="you", name=party.called) for party in heard]
        if is_for_readers(candidate):
            return [self._readers()]
        recipient = recipient_at(self.recipients, candidate.passage.start)
        if recipient is None:
            return []
        return [self._readers(recipient)] if recipient.are_readers else list(recipient.parties)

    def _hearer(self, candidate: Candidate) -> list[Party]:
        """Whom quoted words speak to: "wrote an open letter to the Ministry. It ends: “I ask you ...”"."""
        at = candidate.sentence.index
        for sentence in reversed(self.prepared.sentences[max(0, at - 2) : at + 1]):
            doc = self.prepared.parsed.get(sentence.index)
            for token in doc if doc is not None else ():
                if token.lower_ == "to" and token.head.lemma_.lower() in TURNING_TO | WRITINGS:
                    head = next((each for each in token.children if each.dep_ == "pobj"), None)
                    if head is not None and self.can_act(head, sentence):
                        return self._parties(head, sentence, candidate)
        return []

    def _readers(self, recipient: Recipient | None = None) -> Party:
        """The circle that a circular, a blog, a petition speaks to."""
        source = self.prepared.source
        of = source.publisher or source.author
        words = recipient.parties[0].words if recipient is not None else "readers"
        return Party(words, f"readers of {of}" if of else "readers", PartyKind.GROUP)

    def _by_surroundings(self, candidate: Candidate, asker: Heard) -> Addressed:
        """Who is asked where the demand's own words leave it open."""
        if (at := asked_at(candidate.demand.cue)) is not None and candidate.lead is None:
            parties = self._parties(at, candidate.sentence, candidate)
            if parties:
                return Addressed(tuple(parties), "asked.at", self.at(at, candidate.sentence))
        found = next(self._around(candidate, asker), None) or self._who_reacts(candidate, asker)
        return found or Addressed((), "asked.nobody")

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
            parties = self._parties(found, sentence, candidate)
            if parties and not any(party.called in asker.names for party in parties):
                return Addressed(tuple(parties), "asked.answering", self.at(found, sentence))
        return None

    def _main_subject(self, candidate: Candidate) -> Addressed | None:
        """Whoever acts upon the asking was asked."""
        head = acting_upon(candidate.demand.cue)
        if head is None or head.lower_ in VOICE | OTHERS:
            return None
        parties = self._parties(head, candidate.sentence, candidate)
        return Addressed(tuple(parties), "asked.answering", self.at(head, candidate.sentence))

    def _around(self, candidate: Candidate, asker: Heard) -> Iterator[Addressed]:
        sentence, position = candidate.sentence, candidate.passage.start
        quoted = self.voices.speeches.at(position) is not None or in_marks(candidate)
        own = asker.rule.startswith("voice.") and asker.rule != "voice.turn" and not quoted
        spoken = candidate.demand.frame in ("imperative", "item.imperative", "question")
        told_to = self._told_to(candidate)
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
            yield Addressed((self._readers(),), "asked.readers")
        recipient = recipient_at(self.recipients, position)
        if recipient is None and self.recipients and sentence.kind is not BlockKind.PARAGRAPH:
            recipient = self.recipients[0]  # the title stands before the address
        if own and recipient is not None and (spoken or candidate.demand.frame == "own"):
            parties = (self._readers(recipient),) if recipient.are_readers else recipient.parties
            yield Addressed(parties, "asked.recipient", recipient.evidence)
        for each in near:
            if set(each.by) & set(asker.names) or sentence.block == each.block:
                yield replace(each, rule="asked.before")
        if own and spoken:
            yield Addressed((self._readers(),), "asked.readers")
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
            if parties := self._parties(head, sentence, candidate):
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
            tuple(self._parties(head, sentence, candidate)), "asked.label", self.at(head, sentence)
        )

    def note_open(self, turning: Turning) -> None:
        """Remember whom a sentence turns to that says not yet what for: "We appeal to the authorities"."""
        found = opened_by(self, turning)
        if found is not None:
            self.told.append(found)
