"""Whom words before an answer turn to: "We wrote to the embassy", "asked the Ministry", "a letter to the
prison"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tumen.reading.heard import NOBODY, OTHERS, VOICE, WRITINGS, YOU, Hearing, telling
from tumen.reading.replying.sieving import is_reply
from tumen.reading.replying.words import REQUESTS
from tumen.reading.sentences import Sentence
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.slots import ProposedClaim
from tumen.vocabulary.spans import Span

#: Sentences back in which somebody may have been asked.
_BACK = 3
#: Verbs whose object is asked, those that turn to somebody with "to", those that hand something on.
_ASKING = frozenset("ask contact approach press question petition urge beg implore request invite".split())
_TURNING = frozenset(
    "write address appeal apply telephone phone fax e-mail email complain raise send put submit deliver "
    "repeat".split()
)
_HANDING = frozenset("send give show offer read".split())
#: Nouns of what is put to somebody.
_PUT = REQUESTS | WRITINGS | frozenset("fax reminder approach representations visit questionnaire".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who was asked or written to: the name, and the words that say so."""

    name: str
    evidence: Span
    is_person: bool = False  #: whether "he" or "she" may mean it: a person, the holder of an office


@dataclass(slots=True)
class AskedBefore:
    """Who was asked last before a place of one document; ``asks`` are its claims of sort ASK, in order."""

    hearing: Hearing
    asks: Sequence[ProposedClaim] = ()
    is_reply: bool = field(init=False)  #: whether the document is a letter that answers another
    _known: dict[int, list[tuple[int, Asked]]] = field(default_factory=dict)
    _askers: list[frozenset[str]] = field(
        init=False
    )  #: the names of those who ask, and of those asked, as words
    _addressees: list[frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.is_reply = is_reply(self.hearing.text)
        chains = (chain for claim in self.asks for chain in claim.value("speakers") or ())
        self._askers = [telling(chain[-1]) for chain in chains]
        asked = (party for claim in self.asks for party in claim.value("ask").addressees)
        self._addressees = [telling(party.called) for party in asked]

    def role_of(self, names: Sequence[frozenset[str]]) -> str:
        """Whether one of these names, as words, asks in this document or is asked."""
        asks = any(name <= other for name in names for other in self._askers)
        asked = any(name <= other for name in names for other in self._addressees)
        return "both" if asks and asked else "asks" if asks else "asked" if asked else "none"

    def last(self, sentence: Sentence, before: int, *, back: int = _BACK) -> Asked | None:
        """Who was asked last up to token ``before`` of ``sentence``, or ``back`` sentences before it."""
        sentences = self.hearing.prepared.sentences
        for index in range(sentence.index, max(-1, sentence.index - 1 - back), -1):
            if sentence.block - sentences[index].block > 1:
                break
            for at, asked in reversed(self._of(sentences[index])):
                if index < sentence.index or at < before:
                    return asked
        return None

    def _of(self, sentence: Sentence) -> list[tuple[int, Asked]]:
        if sentence.index not in self._known:
            doc = self.hearing.prepared.parsed.get(sentence.index)
            found = list(self._read(sentence, doc)) if doc is not None else []
            found += self._by_asks(sentence, doc)
            self._known[sentence.index] = sorted(found, key=lambda each: each[0])
        return self._known[sentence.index]

    def _read(self, sentence: Sentence, doc: Doc) -> Iterator[tuple[int, Asked]]:
        for token in doc:
            head = turned_to(token)
            if head is None or head.lower_ in OTHERS | VOICE | YOU | NOBODY:
                continue
            if not self.hearing.can_act(head, sentence):
                continue
            name = self.hearing.name_of(head, sentence)
            if name:
                yield head.i, Asked(name, self.hearing.at(head, sentence), self._is_person(name))

    def _by_asks(self, sentence: Sentence, doc: Doc | None) -> Iterator[tuple[int, Asked]]:
        """The addressees of the asks that stand in a sentence."""
        for claim in self.asks:
            if doc is None or not sentence.span.covers(claim.passage):
                continue
            ask: Ask = claim.value("ask")
            start = claim.passage.start - sentence.span.start
            at = next((token.i for token in doc if token.idx >= start), len(doc))
            for party in ask.addressees:
                yield at, Asked(party.called, claim.passage, self._is_person(party.called))

    def _is_person(self, name: str) -> bool:
        member = self.hearing.voices.cast.named(name)
        return member is not None and (member.is_person or member.is_office)


def turned_to(token: Token) -> Token | None:
    """The phrase that ``token``, a verb or noun, turns to; None where it turns to nobody."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _ASKING:
        passive = any(child.dep_ == "auxpass" for child in token.children)
        return _child(token, "nsubjpass") if passive else _child(token, "dobj", "dative")
    if token.pos_ == "VERB" and lemma in _HANDING and any(each.dep_ == "auxpass" for each in token.children):
        return _child(token, "nsubjpass") if _child(token, "dobj") is not None else None
    if token.pos_ == "VERB" and lemma in _TURNING or token.pos_ == "NOUN" and lemma in _PUT:
        for child in token.children:
            if child.lower_ in ("to", "with", "before") and child.dep_ in ("prep", "dative"):
                return _child(child, "pobj")
    if token.pos_ == "NOUN" and lemma in _PUT:
        for child in token.children:
            if child.dep_ in ("relcl", "acl"):
                return turned_to(child)
    return None


def _child(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps and child.pos_ != "ADP"), None)
