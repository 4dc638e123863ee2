"""Whom the words of an ask name: "you", "we", "the State party", a name, a description."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tumen.reading.asks.finding import Candidate
from tumen.reading.asks.governing import governing
from tumen.reading.asks.pointing import TURNING_TO, in_marks, is_for_readers
from tumen.reading.asks.recipients import Recipient, recipient_at, recipients_of
from tumen.reading.asks.traits import Traits, traits_of
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.heard import NOBODY, OTHERS, VOICE, WRITINGS, YOU, Hearing
from tumen.reading.sentences import Sentence
from tumen.vocabulary.parties import Parties, Party, PartyKind

#: What "your" publisher issues.
_OUTLETS = frozenset("newspaper paper magazine website programme channel".split())
#: Titles of honour by which a letter's recipient is spoken to.
_EXCELLENCY = re.compile(
    r"(?:Your|His|Her)\s+(?:Excellency|Majesty|Honou?r|Holiness|Eminence|Grace)\b|Excellency\b|[Yy]our\s+(?:office|Government)$"
)
#: The mark of an item before whom it names: "(d) All States".
_NUMBERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")


@dataclass(slots=True)
class Naming(Hearing):
    """Whom the words of one document's asks name."""

    recipients: list[Recipient] = field(init=False)
    traits: Traits = field(init=False)

    def __post_init__(self) -> None:
        Hearing.__post_init__(self)
        self.traits = traits_of(self.prepared.source)
        self.recipients = recipients_of(self.prepared.source, self.voices.cast)

    def is_quoted(self, candidate: Candidate) -> bool:
        return self.voices.speeches.at(candidate.passage.start) is not None or in_marks(candidate)

    def parties_of(self, candidate: Candidate) -> Parties:
        """Whom an inner ask's own words name."""
        heads = candidate.act.asked or candidate.demand.asked
        if not heads and candidate.act.doer is not None and not candidate.act.is_passive:
            heads = (candidate.act.doer,)
        return tuple(party for token in heads for party in self.parties(token, candidate.sentence, candidate))

    def parties(self, token: Token, sentence: Sentence, candidate: Candidate) -> list[Party]:
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
            return [self.readers()]
        recipient = recipient_at(self.recipients, candidate.passage.start)
        if recipient is None:
            return []
        return [self.readers(recipient)] if recipient.are_readers else list(recipient.parties)

    def _hearer(self, candidate: Candidate) -> list[Party]:
        """Whom quoted words speak to: "wrote an open letter to the Ministry. It ends: “I ask you ...”"."""
        at = candidate.sentence.index
        for sentence in reversed(self.prepared.sentences[max(0, at - 2) : at + 1]):
            doc = self.prepared.parsed.get(sentence.index)
            for token in doc if doc is not None else ():
                if token.lower_ == "to" and token.head.lemma_.lower() in TURNING_TO | WRITINGS:
                    head = next((each for each in token.children if each.dep_ == "pobj"), None)
                    if head is not None and self.can_act(head, sentence):
                        return self.parties(head, sentence, candidate)
        return []

    def readers(self, recipient: Recipient | None = None) -> Party:
        """The circle that a circular, a blog, a petition speaks to."""
        source = self.prepared.source
        of = source.publisher or source.author
        words = recipient.parties[0].words if recipient is not None else "readers"
        return Party(words, f"readers of {of}" if of else "readers", PartyKind.GROUP)
