"""What is answered: the words of the answer that say so, the ask or question before it, the letter it
replies to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tumen.reading.answers.finding import Candidate
from tumen.reading.heard import Heard, Hearing, telling
from tumen.reading.replying.words import ANSWERS, REQUESTS
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

_TO = frozenset("to on about of".split())
#: Code points between an ask and the answer to it at most.
_REACH = 3000
_DAYS = frozenset(
    "january february march april may june july august september october november december jan jan. feb feb. "
    "mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
#: Sentences back in which the letter or request that is answered is told.
_BACK = 2
_EDGES = ' ,;:.!?–—-“”"‘’'


@dataclass(frozen=True, slots=True)
class Matters:
    """What the answers of one document answer; ``asks`` are its asks, in order."""

    hearing: Hearing
    asks: Sequence[ProposedClaim]

    def answered_by(self, candidate: Candidate, kind: AnswerKind, who: Heard) -> Slot | None:
        """What an answer answers, with the words that say so; None where the document does not tell."""
        own = self._told(candidate, kind) if candidate.frame == "verb" else None
        return own or self._question(candidate) or self._ask(candidate, who) or self._request(candidate)

    def _slot(self, candidate: Candidate, span: Span, rule: str) -> Slot:
        words = " ".join(span.of(self.hearing.text).split()).strip(_EDGES)
        return Slot(words, rule, span, inherited=not candidate.sentence.span.covers(span))

    def _told(self, candidate: Candidate, kind: AnswerKind) -> Slot | None:
        """What the verb's own words name: "denied that ...", "reply to our letter", "answer the question"."""
        for child in candidate.head.children:
            if child.i < candidate.head.i:
                continue
            if child.dep_ == "prep" and child.lower_ in _TO or child.dep_ in ("dobj", "ccomp", "xcomp"):
                inner = next((each for each in child.children if each.dep_ == "pobj"), child)
                if child.dep_ == "xcomp" and (deeper := _asked_for(child)) is not None:
                    inner = deeper
                if child.lower_ == "on" and inner.lower_ in _DAYS:
                    continue  # "replied on 2 May"
                begin = inner.left_edge.i + (inner.left_edge.lower_ in ("that", "whether"))
                end = min(inner.right_edge.i + 1, candidate.end)
                none = inner.lemma_.lower() in ANSWERS  # "received no response"
                if begin < end and not none and inner.lower_ not in ("it", "them", "this", "that"):
                    start = candidate.sentence.span.start
                    last = candidate.doc[end - 1]
                    span = Span(start + candidate.doc[begin].idx, start + last.idx + len(last))
                    return self._slot(candidate, span, "answers.words")
        return None

    def _question(self, candidate: Candidate) -> Slot | None:
        """The last question of the turn before."""
        voices, turns = self.hearing.voices, self.hearing.prepared.turns
        if candidate.sentence.block not in turns:
            return None
        now = voices.turn_at(candidate.sentence)
        for sentence in reversed(self.hearing.prepared.sentences[: candidate.sentence.index]):
            if (
                sentence.block in turns
                and voices.turn_at(sentence) != now
                and sentence.of(self.hearing.text).rstrip().endswith("?")
            ):
                return self._slot(candidate, sentence.span, "answers.question")
        return None

    def _ask(self, candidate: Candidate, who: Heard) -> Slot | None:
        """The last ask before the answer that was put to whoever answers."""
        names = [words for name in who.names if (words := telling(name))]
        for claim in reversed(self.asks):
            if claim.passage.start >= candidate.passage.start:
                continue
            if candidate.passage.start - claim.passage.end > _REACH:
                return None
            ask: Ask = claim.value("ask")
            if any(words & telling(party.called) for words in names for party in ask.addressees):
                inherited = not candidate.sentence.span.covers(claim.passage)
                return Slot(ask.to_do, "answers.ask", claim.passage, inherited)
        return None

    def _request(self, candidate: Candidate) -> Slot | None:
        """The nearest letter, question or report told before the answer or in its sentence."""
        index = candidate.sentence.index
        for sentence in reversed(self.hearing.prepared.sentences[max(0, index - _BACK) : index + 1]):
            doc = self.hearing.prepared.parsed.get(sentence.index)
            for token in reversed(doc) if doc is not None else ():
                inside = sentence.index == index and candidate.first <= token.i < candidate.end
                if token.lemma_.lower() in REQUESTS and token.pos_ == "NOUN" and not inside:
                    start = sentence.span.start
                    last = token.right_edge
                    span = Span(start + token.left_edge.idx, start + last.idx + len(last))
                    if len(span) < 160:
                        return self._slot(candidate, span, "answers.request")
        return None


def _asked_for(verb: Token) -> Token | None:
    """What somebody refuses to do something about: "comment on the case", "say how many"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _TO:
            return next((each for each in child.children if each.dep_ == "pobj"), None)
        if child.dep_ in ("ccomp", "dobj") and child.i > verb.i:
            return child
    return None
