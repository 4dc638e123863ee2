"""Who asks, and who is asked: by the demand's own words, else by who is heard there and whom they address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tumen.reading.asks.finding import Candidate, Turning
from tumen.reading.asks.recipients import Recipient, recipient_at, recipients_of
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.cast.phrases import bounds_of
from tumen.reading.preparing import Prepared
from tumen.reading.sections import Sections
from tumen.reading.sentences import Sentence
from tumen.reading.voices import Speaker, Voices
from tumen.vocabulary.codes import BlockKind, Stance
from tumen.vocabulary.parties import Parties, Party, PartyKind, Sex
from tumen.vocabulary.spans import Span

VOICE = frozenset("i we me us my our mine ours myself ourselves".split())
YOU = frozenset("you your yours yourself yourselves".split())
OTHERS = frozenset("he she it they him her them his its their this that these those who which one".split())
NOBODY = frozenset(
    "nobody anybody somebody anyone someone everybody everyone none people there what something anything".split()
)
_EDGES = " ,'’\"“”."
#: Verbs of dealing with a request: their subject is who was asked.
_ANSWERING = frozenset(
    "answer reply respond refuse reject ignore grant deny decline accept dismiss consider receive acknowledge meet "
    "heed oblige agree".split()
)
#: What only readers are asked to do.
_FOR_READERS = frozenset("sign share donate forward subscribe join post tweet retweet pray".split())
#: Nouns for writings: who asks by one is who wrote it.
_WRITINGS = frozenset("letter petition statement report resolution declaration paper appeal note message motion".split())
_YOUR_MP = re.compile(r"\b(?:your|his or her)\s+(?:local\s+)?(?:MPs?|councillors?|deput(?:y|ies)|senators?|representatives?|minister|member|TDs?|MEPs?)\b")
#: Those who hold others, and those who lead them: what they say is an order or advice, and no appeal.
_CAPTORS = frozenset(
    "guard officer policeman policewoman soldier interrogator warden gendarme agent broker smuggler trafficker "
    "kidnapper commander jailer guards officers policemen soldiers interrogators agents brokers smugglers guide "
    "traffickers investigator captain sergeant".split()
)
#: Nouns of offices: their holders are asked as bodies are.
_OFFICES = frozenset(
    "minister president secretary ambassador governor king premier chancellor commissioner mayor rapporteur consul "
    "envoy judge court prosecutor government authorities authority parliament congress ministry".split()
)
#: Those who issue a document under no name: "Partners have asked".
_ISSUING = frozenset("partners members signatories experts organisations organizations families lawyers".split())
_READ_BY = re.compile(
    r"\b(?:[Rr]ead|[Dd]elivered|[Pp]resented|[Ii]ssued|[Ss]igned|[Ss]ubmitted|[Ww]ritten)\s+(?:out\s+)?by\s+(?:the\s+)?"
    r"(?P<who>[^,.;:\n]{3,60})"
)
#: Code points at a document's head in which it says whose it is.
_OPENING = 600
#: Sentences that a pronoun's teller may lie back.
_PRONOUN_REACH = 3
_UNDERSIGNED = re.compile(r"\b[Ww]e,?\s+(?:the\s+)?(?P<who>undersigned[^,;:.\n]{0,60})")
#: Sentences that an addressee told before reaches over.
_REACH = 6


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: the names, each a speaker chain of its own, by which rule and words."""

    names: tuple[str, ...]
    rule: str
    evidence: Span | None = None
    stance: Stance = Stance.NEUTRAL
    outer: tuple[str, ...] = ()  #: who tells that they ask, from the nearest teller on


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who is asked, by which rule and words; ``by`` is who asks them, ``sentence`` and ``block`` where."""

    parties: Parties
    rule: str
    evidence: Span | None = None
    by: tuple[str, ...] = ()
    sentence: int = -1
    block: int = -1


@dataclass(slots=True)
class People:
    """The persons and bodies of one document as those who ask and are asked, in the order of telling."""

    prepared: Prepared
    voices: Voices
    recipients: list[Recipient] = field(init=False)
    sections: Sections = field(init=False)
    first: str = ""  #: who is first told to ask in the document's own words: it may be the document's issuer
    told: list[Addressed] = field(default_factory=list)  #: addressees so far, in order

    def __post_init__(self) -> None:
        self.recipients = recipients_of(self.prepared.source, self.voices.cast)
        self.sections = Sections(self.prepared.source)

    @property
    def text(self) -> str:
        return self.prepared.source.text

    # -- who asks
    # ------------------------------------------------------------------------------------------

    def asker_of(self, candidate: Candidate) -> Asker:
        token, sentence = _asking(candidate)
        if token is not None and token.lower_ not in VOICE | NOBODY | YOU:
            names = self._as_teller(token, sentence) or self._names(token, sentence)
            if names:
                self._note_first(names, candidate)
                outer = self._quoted(candidate.passage.start)
                told = outer.names if outer is not None and outer.names != names else ()
                return Asker(names, "asker.subject", self._at(token, sentence), outer=told)
        position = candidate.passage.start
        said = self._quoted(position)
        if said is not None:
            return said
        asks = candidate.demand.frame in ("question", "policy")
        spoken = token is None and not candidate.demand.frame.startswith("noun") or token is not None and token.lower_ in VOICE and _in_marks(candidate)
        if spoken and not asks and (cued := self._cued(candidate)) is not None:
            return cued
        turn = self.voices.turn_at(candidate.sentence)
        if turn is not None and turn.name:
            return Asker((turn.name,), "voice.turn", None, Stance.OWN)
        if token is None and (carried := self._carried(candidate)) is not None:
            return carried
        return self._own(position, token)

    def _as_teller(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        """ "She" who asks is mostly she who spoke last: "Ms Lund said that ... She called on"."""
        sex = {"he": Sex.MALE, "she": Sex.FEMALE}.get(token.lower_)
        teller = self._last_teller(sentence, _PRONOUN_REACH) if sex is not None else None
        member = teller.member if teller is not None else None
        if member is None or not member.is_person or member.sex not in (None, sex):
            return ()
        return (member.name,)

    def _last_teller(self, sentence: Sentence, back: int) -> Speaker | None:
        """Who said something last, up to ``back`` sentences before, outside quotation marks."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
            for placed in reversed(self.voices.cues.get(index, ())):
                if placed.cue.sort == "say" and placed.cue.who.lower_ not in VOICE:
                    return self.voices.named(placed)
        return None

    def _carried(self, candidate: Candidate) -> Asker | None:
        """Who goes on speaking without being named again: "Mr T. said that ... The State party should ..."."""
        frame, sentence = candidate.demand.frame, candidate.sentence
        if not frame.startswith(("modal", "semi", "clause")) or self.is_quoted(candidate):
            return None
        first = next(each for each in self.prepared.sentences if each.block == sentence.block)
        teller = self._last_teller(sentence, sentence.index - first.index)
        if teller is None or not teller.name or self._is_own(teller.name):
            return None
        return Asker((teller.name,), "speaker.carried")

    def _names(self, token: Token, sentence: Sentence) -> tuple[str, ...]:
        heads = [token, *(each for each in token.conjuncts if each.i > token.i and each.pos_ in ("NOUN", "PROPN"))]
        return tuple(dict.fromkeys(name for each in heads if (name := self._name(each, sentence))))

    def _name(self, token: Token, sentence: Sentence) -> str:
        words = self.words(token, sentence)
        if token.pos_ != "PRON" and self._is_own(words):
            return self.voices.own_voice(sentence.span.start, ()).chain[0]
        if token.lemma_.lower() in _WRITINGS and (writer := _writer(token)) is not None:
            return self._name(writer, sentence)
        reference = self.voices.cast.member_for(token, sentence)
        if reference is not None:
            return reference.member.name
        return "" if token.lower_ in OTHERS | VOICE | YOU else self.words(token, sentence)

    def _is_own(self, words: str) -> bool:
        """Whether a description names who issues the document: "The Caucus" of its statement."""
        told = telling(words)
        names = (self.prepared.source.publisher, *self.prepared.source.voices)
        return bool(told) and any(told <= telling(name) for name in names if name)

    def words(self, token: Token, sentence: Sentence) -> str:
        """The words of the phrase that ``token`` heads."""
        start, end = bounds_of(token)
        return sentence.of(self.text)[start:end].strip(_EDGES)

    def _at(self, token: Token, sentence: Sentence) -> Span:
        return Span(token.idx, token.idx + len(token)).shifted(sentence.span.start)

    def _quoted(self, position: int) -> Asker | None:
        quotation = self.voices.quotation_at(position)
        said = self.voices.said.get(quotation.run) if quotation is not None else None
        if said is None or not said.speaker.name:
            return None
        return Asker((said.speaker.name,), "speaker.quotation", said.evidence, said.stance)

    def _cued(self, candidate: Candidate) -> Asker | None:
        """Who tells the demand without quotation marks: "Other States, they said, should ..."."""
        head, doc = candidate.act.head, candidate.doc
        above = {token.i for token in head.ancestors}
        inside = {token.i for token in doc[candidate.act.first : candidate.act.end]}
        for placed in self.voices.cues.get(candidate.sentence.index, ()):
            word, who = placed.cue.word, placed.cue.who
            if word.i == candidate.demand.cue.i or word.i in inside or who == candidate.act.doer:
                continue
            if who in candidate.demand.asked or who.lower_ in VOICE or any(child.lower_ == "if" for child in word.children):
                continue
            beside = word.dep_ in ("parataxis", "dep") and (word.head.i in above or word.head == head)
            said = placed.cue.sort in ("say", "answer") and (word.i in above or beside)
            if said or placed.cue.sort == "according":
                name = self.voices.named(placed).name
                if name:
                    return Asker((name,), placed.cue.rule, placed.word, placed.cue.stance)
        if _in_marks(candidate) and (after := _after_marks(candidate)) is not None:
            names = self._names(after, candidate.sentence)
            return Asker(names, "speaker.verb", self._at(after, candidate.sentence)) if names else None
        return None

    def _note_first(self, names: tuple[str, ...], candidate: Candidate) -> None:
        cue = candidate.demand.cue
        present = cue.tag_ in ("VBZ", "VBP") or any(child.lower_ in ("has", "have") for child in cue.children)
        if not self.first and present and not self.is_quoted(candidate):
            if self.sort_of(names[0]) == "body" or names[0].lower() in _ISSUING:
                self.first = names[0]

    def _own(self, position: int, token: Token | None) -> Asker:
        """The document's own voice: who signed or issued it; the author where somebody says "I"."""
        source = self.prepared.source
        section = self.sections.at(position)
        if section is not None:
            member = self.voices.cast.named(section.who)
            name = member.name if member is not None else section.who
            return Asker((name,), "voice.section", section.evidence, Stance.OWN)
        teller = self.voices.own_voice(position, ())
        names, rule = teller.chain, teller.rule
        if rule == "voice.publisher" and source.author and (token is None or token.lower_ in ("i", "my", "me")):
            names, rule = (source.author,), "voice.author"
        if rule in ("voice.given", "voice.signatories") and source.publisher and self._is_sent():
            names = (*names, source.publisher)
        if not names and (undersigned := _UNDERSIGNED.search(self.text)) is not None:
            at = Span(undersigned.start("who"), undersigned.end("who"))
            return Asker((undersigned["who"].strip(),), "voice.undersigned", at, Stance.OWN)
        if not names and self.first:
            return Asker((self.first,), "voice.first", None, Stance.OWN)
        if not names and (read := _READ_BY.search(self.text, 0, _OPENING)) is not None:
            at = Span(read.start("who"), read.end("who"))
            return Asker((read["who"].strip(),), "voice.read", at, Stance.OWN)
        return Asker(names, rule, None, Stance.OWN)

    def _is_sent(self) -> bool:
        """Whether the document is a message that its publisher sent: a signatory writes for it."""
        return any(kind is BlockKind.HEADER for kind, _ in self.prepared.source.blocks)

    # -- who is asked
    # ------------------------------------------------------------------------------------------

    def addressed_by(self, candidate: Candidate, asker: Asker) -> Addressed:
        """Who is asked; remembered for what is asked next."""
        found = self._by_words(candidate, asker) or self._by_surroundings(candidate, asker)
        found = replace(
            found, by=asker.names, sentence=candidate.sentence.index, block=candidate.sentence.block
        )
        if found.parties:
            self.told.append(found)
        return found

    def _by_words(self, candidate: Candidate, asker: Asker) -> Addressed | None:
        act, demand, lead = candidate.act, candidate.demand, candidate.lead
        heads, sentence = act.asked or demand.asked, candidate.sentence
        if heads and not act.asked and lead is not None and heads == lead.asked:
            sentence = lead.sentence
        if not heads and act.doer is not None and not act.is_passive and self.can_act(act.doer, sentence):
            heads = (act.doer,)
        if not heads and lead is not None and lead.asked:
            heads, sentence = lead.asked, lead.sentence
        if not heads and demand.asker is not None and demand.asker.lemma_.lower() in _WRITINGS:
            heads = _addressed_in(demand.asker)
        if not heads and (written := _written_to(demand.cue)) is not None and demand.frame != "modal":
            heads = (written,)
        if not heads:
            heads = _who_answers(demand.cue)
        parties = [party for token in heads for party in self._parties(token, sentence, candidate)]
        if len(heads) == 1 and heads[0].lower_ in OTHERS:
            parties = self._by_pronoun(heads[0], candidate, asker, parties)
        return Addressed(tuple(parties), "asked.words", self._at(heads[0], sentence)) if parties else None

    def _by_pronoun(
        self, pronoun: Token, candidate: Candidate, asker: Asker, parties: list[Party]
    ) -> list[Party]:
        """Whom "them" or "it" asks: whom the sentence wrote to, whom the words before turned to; never the
        asker."""
        sentence = candidate.sentence
        if (written := _written_to(candidate.demand.cue)) is not None:
            return [replace(party, words=pronoun.text, name=party.called) for party in self._parties(written, sentence, candidate)]
        last = self.told[-1] if self.told else None
        near = last is not None and sentence.index - last.sentence <= 2 and sentence.block == last.block
        own = any(party.called in asker.names for party in parties)
        asks = candidate.demand.frame in ("question", "policy")
        if last is not None and near and last.parties[0].words.lower() == pronoun.lower_:
            return list(last.parties)
        if last is not None and near and (last.rule == "asked.open" or own or asks or not parties):
            return [Party(pronoun.text, party.called, party.kind) for party in last.parties]
        return [] if own else parties

    def is_quoted(self, candidate: Candidate) -> bool:
        return self.voices.quotation_at(candidate.passage.start) is not None or _in_marks(candidate)

    def sort_of(self, name: str, kind: PartyKind | None = None) -> str:
        """What sort of actor a name is: "captor" for those who hold others, else its kind; "none" unknown."""
        member = self.voices.cast.named(name) if name else None
        words = set(re.findall(r"[a-z]+", name.lower()))
        if words & _CAPTORS or member is not None and member.nouns & _CAPTORS:
            return "captor"
        if member is not None and (member.is_place or member.is_office) or words & _OFFICES:
            return "body"
        kind = kind or (member.kind if member is not None else None)
        return kind.value if kind is not None else "none"

    def parties_of(self, candidate: Candidate) -> Parties:
        """Whom an inner ask's own words name."""
        heads = candidate.act.asked or candidate.demand.asked
        if not heads and candidate.act.doer is not None and not candidate.act.is_passive:
            heads = (candidate.act.doer,)
        return tuple(party for token in heads for party in self._parties(token, candidate.sentence, candidate))

    def can_act(self, token: Token, sentence: Sentence) -> bool:
        """Whether a phrase names somebody who can be asked: a body, a state, an office, a person."""
        if token.lower_ in YOU | VOICE:
            return True
        reference = self.voices.cast.member_for(token, sentence)
        if reference is not None:
            member = reference.member
            return member.is_body or member.is_office or member.is_place or member.is_person
        return token.pos_ == "PROPN" or kind_of_noun(token.lemma_.lower()) is PartyKind.BODY

    def _parties(self, token: Token, sentence: Sentence, candidate: Candidate) -> list[Party]:
        lower = token.lower_
        if lower in YOU:
            return self._you(candidate)
        if any(child.lower_ == "your" for child in token.children) and self.prepared.source.publisher:
            if token.lemma_.lower() in ("newspaper", "paper", "magazine", "website", "programme", "channel"):
                return [Party(self.words(token, sentence), self.prepared.source.publisher, PartyKind.BODY)]
        if lower in VOICE and self.voices.quotation_at(candidate.passage.start) is None and not _in_marks(candidate):
            names = self._own(candidate.passage.start, token).names
            return [Party(token.text, name) for name in names]
        if lower in VOICE:
            return [ref.member.party(token.text) for ref in self.voices.cast.members_for(token, sentence)]
        words = self.words(token, sentence) if lower not in OTHERS else token.text
        if any(child.lower_ in ("no", "every", "each") for child in token.children):
            return [Party(re.sub(r"^(?:no|every|each)\s+", "", words, flags=re.IGNORECASE), kind=kind_of_noun(token.lemma_.lower()))]
        reference = self.voices.cast.member_for(token, sentence)
        if (whole := self._of_recipient(words, candidate)) is not None:
            return [whole]
        if reference is not None:
            return [reference.member.party(words)]
        if lower in OTHERS or lower in NOBODY - {"somebody", "someone"}:
            return []
        return [Party(words, kind=kind_of_noun(token.lemma_.lower()))]

    def _of_recipient(self, words: str, candidate: Candidate) -> Party | None:
        """ "every member of this Commission": of the commission that is addressed."""
        found = re.search(r"\b(?:this|your)\s+([A-Z]\w+)$", words)
        recipient = recipient_at(self.recipients, candidate.passage.start)
        for party in recipient.parties if found is not None and recipient is not None else ():
            if found is not None and found[1] in party.called.split():
                return Party(words, f"{words[: found.start()]}{party.called}".strip(), party.kind)
        return None

    def _you(self, candidate: Candidate) -> list[Party]:
        if self.voices.quotation_at(candidate.passage.start) is not None:
            heard = self._hearer(candidate)
            if heard:
                return [replace(party, words="you", name=party.called) for party in heard]
        if _is_for_readers(candidate):
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
                if token.lower_ == "to" and token.head.lemma_.lower() in _TURNING_TO | _WRITINGS:
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

    def _by_surroundings(self, candidate: Candidate, asker: Asker) -> Addressed:
        """Who is asked where the demand's own words leave it open."""
        return next(self._around(candidate, asker), Addressed((), "asked.nobody"))

    def _main_subject(self, candidate: Candidate) -> Addressed | None:
        """ "When she asked to leave, the family beat her": whoever acts upon the asking was asked."""
        for verb in (candidate.demand.cue, *candidate.demand.cue.ancestors):
            if verb.dep_ == "advcl" and verb.head.i > candidate.demand.cue.i:
                head = next((child for child in verb.head.children if child.dep_ == "nsubj" and child.i > verb.i), None)
                if head is not None and head.lower_ not in VOICE | OTHERS:
                    parties = self._parties(head, candidate.sentence, candidate)
                    return Addressed(tuple(parties), "asked.answering", self._at(head, candidate.sentence))
        return None

    def _around(self, candidate: Candidate, asker: Asker) -> Iterator[Addressed]:
        sentence, position = candidate.sentence, candidate.passage.start
        quoted = self.voices.quotation_at(position) is not None or _in_marks(candidate)
        own = asker.rule.startswith("voice.") and asker.rule != "voice.turn" and not quoted
        spoken = candidate.demand.frame in ("imperative", "item.imperative", "question")
        told_to = self._told_to(candidate)
        if told_to is not None and candidate.lead is None:
            yield told_to
        if (acting := self._main_subject(candidate)) is not None and acting.parties:
            yield acting
        near = [each for each in reversed(self.told) if sentence.index - each.sentence <= _REACH]
        for each in near:
            if each.rule == "asked.open" and (sentence.block == each.block or sentence.index - each.sentence <= 2):
                yield replace(each, rule="asked.before")
        if own and spoken and _is_for_readers(candidate):
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
            head = _hearing(token)
            if head is None or head.i in inside or head.lower_ in VOICE:
                continue
            told = head.head.lemma_.lower() == "tell" or kind_of_noun(head.lemma_.lower()) is not None
            if not told and not self.can_act(head, sentence):
                continue
            if parties := self._parties(head, sentence, candidate):
                return Addressed(tuple(parties), "asked.told", self._at(head, sentence))
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
        return Addressed(tuple(self._parties(head, sentence, candidate)), "asked.label", self._at(head, sentence))

    def note_open(self, turning: Turning) -> None:
        """Remember whom a sentence turns to that says not yet what for: "We also appeal to the authorities"."""
        sentence = turning.sentence
        parties = []
        for token in turning.demand.asked:
            relative = next((child for child in token.children if child.dep_ == "relcl"), None)
            if turning.demand.cue == token and relative is not None:
                words = sentence.of(self.text)[token.idx : relative.right_edge.idx + len(relative.right_edge)]
                parties.append(Party(words.strip(_EDGES)))
            elif token.lower_ not in VOICE | YOU and (reference := self.voices.cast.member_for(token, sentence)):
                parties.append(reference.member.party(self.words(token, sentence)))
            elif token.lower_ not in VOICE | YOU and self.can_act(token, sentence):
                parties.append(Party(self.words(token, sentence)))
        if parties:
            at = self._at(turning.demand.asked[0], sentence)
            self.told.append(Addressed(tuple(parties), "asked.open", at, (), sentence.index, sentence.block))


def telling(words: str) -> frozenset[str]:
    """The words that tell a name from another."""
    return frozenset(re.findall(r"\w+", words.lower())) - {"the", "of", "and", "for", "on", "in", "a", "an"}


def _writer(noun: Token) -> Token | None:
    """Who wrote: "the group's letter", "a letter from 62 groups", "a letter that his sister addressed to"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _HANDING:
        return next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            found = next((each for each in child.children if each.dep_ == "pobj"), None)
            return found if found is None or found.pos_ != "NUM" and not found.like_num else None
        if child.dep_ in ("relcl", "acl"):
            return next((each for each in child.children if each.dep_ == "nsubj" and each.pos_ != "PRON"), None)
    return None


def _addressed_in(noun: Token) -> tuple[Token, ...]:
    """Whom a writing goes to: "a letter that his sister addressed to the president’s office"."""
    for token in noun.subtree:
        if token.lower_ == "to" and token.head.lemma_.lower() in ("address", "send", "write", noun.lemma_.lower()):
            return tuple(each for each in token.children if each.dep_ == "pobj")
    return ()


def _written_to(cue: Token) -> Token | None:
    """Whom the verb above a participle or infinitive turned to: "We wrote to the Embassy, begging them"."""
    for verb in cue.ancestors:
        if verb.lemma_.lower() not in _TURNING_TO:
            continue
        for child in verb.subtree:
            if child.lower_ == "to" and child.i < cue.i and child.head.lemma_.lower() in _TURNING_TO | _WRITINGS:
                return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


_HANDING = frozenset("hand send deliver submit present write address publish issue file launch start give".split())
_TURNING_TO = frozenset("write send address go phone speak turn appeal submit post deliver".split())
def _hearing(token: Token) -> Token | None:
    """Whom a word of telling names as hearing it: "tells Home Office", "conveyed to the Chinese side"."""
    if any(each.dep_ == "relcl" for each in (token.head, token.head.head)):
        return None
    above = token.head.lemma_.lower()
    if token.dep_ in ("dobj", "dative") and token.pos_ != "ADP" and above in _TELLS_SOMEBODY:
        return token
    if token.dep_ == "pobj" and token.head.lower_ == "at" and token.head.head.lemma_.lower() in ("shout", "cry", "scream"):
        return token
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "with"):
        over = token.head.head.lemma_.lower()
        if over in (_TELLS_TO if token.head.lower_ == "to" else _TELLS_WITH):
            return token
    return None


_TELLS_SOMEBODY = frozenset("tell address meet summon confront contact".split())
_TELLS_TO = frozenset("convey clear say speak write letter message announce turn complain shout cry".split())
_TELLS_WITH = frozenset("raise discuss meet speak".split())


def _asking(candidate: Candidate) -> tuple[Token | None, Sentence]:
    """The phrase that names who asks, and its sentence."""
    token, lead = candidate.demand.asker, candidate.lead
    if token is None and lead is not None and lead.asking[0] is not None:
        return lead.asking
    return token, candidate.sentence


def _who_answers(cue: Token) -> tuple[Token, ...]:
    """Whoever did not reply to a request was asked: "The governor has not replied to requests for access"."""
    if cue.pos_ != "NOUN":
        return ()
    verb = cue.head if cue.dep_ in ("dobj", "nsubjpass") else cue.head.head if cue.dep_ == "pobj" else None
    if verb is None or verb.lemma_.lower() not in _ANSWERING:
        return ()
    return tuple(child for child in verb.children if child.dep_ == "nsubj")[:1]


def _in_marks(candidate: Candidate) -> bool:
    """Whether the demand stands after a quotation mark that its sentence opens: words too few for a speech."""
    before = candidate.doc.text[: candidate.demand.cue.idx]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _after_marks(candidate: Candidate) -> Token | None:
    """The subject of the verb that follows a quotation: "..., the widows shouted"."""
    top = candidate.act.head
    while top.dep_ != "ROOT" and top.head != top:
        top = top.head
    if top.i < candidate.act.end:
        return None
    return next((child for child in top.children if child.dep_ == "nsubj" and child.i >= candidate.act.end), None)


def _is_for_readers(candidate: Candidate) -> bool:
    """Whether only readers can be meant: "sign", "share", "write to your MP"."""
    for act in candidate.demand.acts:
        words = act.doc[act.first : act.end].text
        if act.head.lemma_.lower() in _FOR_READERS and len(words.split()) < 8 or _YOUR_MP.search(words) is not None:
            return True
    return False
