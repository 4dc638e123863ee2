"""The claims of sort ASK: who asks whom to do what, on what ground, by when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tumen.reading.asking.words import CEASING, VERBS
from tumen.reading.asks.addressed import Addressed
from tumen.reading.asks.evidence import ask_evidence
from tumen.reading.asks.finding import Candidate, Turning, candidates_of
from tumen.reading.asks.grounds import ground_in, is_term
from tumen.reading.asks.people import People
from tumen.reading.asks.verbs import by_verb
from tumen.reading.heard import Heard
from tumen.reading.preparing import Prepared
from tumen.reading.story import Story
from tumen.reading.voices import Voices
from tumen.reading.weighing.weights import Witness, weigh_by
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.dates import When
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span


def propose_asks(
    prepared: Prepared,
    voices: Voices,
    story: Story,
    norms: Sequence[ProposedClaim] = (),
    *,
    witness: Witness | None = None,
) -> list[ProposedClaim]:
    """Every ask of a document as a claim, in order of the text: one for each wanted act.

    ``norms`` are the document's claims of sort NORM, in order; an ask that names one has it.
    """
    return list(Asks(prepared, voices, story, norms, witness=witness).read())


class Asks:
    """The asks of one document."""

    def __init__(
        self,
        prepared: Prepared,
        voices: Voices,
        story: Story,
        norms: Sequence[ProposedClaim],
        *,
        witness: Witness | None,
    ) -> None:
        self.prepared, self.voices, self.story, self.norms = prepared, voices, story, norms
        self.text = prepared.source.text
        self.people = People(prepared, voices)
        self._witness = witness
        self._norm_starts = [claim.passage.start for claim in norms]

    def read(self) -> Iterator[ProposedClaim]:
        before: list[Candidate] = []
        for each in candidates_of(self.prepared):
            if isinstance(each, Turning):
                self.people.note_open(each)
                continue
            known = len(self.people.told)
            asker = self.people.asker_of(each)
            addressed = self.people.addressed_by(each, asker)
            evidence = ask_evidence(each, asker, addressed, self.people, before=before)
            if weigh_by("ask", each.passage, evidence, self._witness).value:
                before.append(each)
                yield self._claim(each, asker, addressed)
            else:
                del self.people.told[known:]  # nobody was asked

    def _claim(self, candidate: Candidate, asker: Heard, addressed: Addressed) -> ProposedClaim:
        passage, sentence = candidate.passage, candidate.sentence
        frame = f"ask.{candidate.demand.frame}"
        inherited = addressed.evidence is not None and not sentence.span.covers(addressed.evidence)
        negative = is_negative(candidate)
        slots = {
            "sort": Slot(ClaimSort.ASK, frame, passage),
            "ask": Slot(
                self._ask(candidate, addressed), addressed.rule, addressed.evidence or passage, inherited
            ),
            "realis": Slot(Realis.DEMANDED, frame, passage),
            "polarity": Slot(Polarity.NEGATED if negative else Polarity.AFFIRMED, frame, passage),
            "stance": Slot(asker.stance, asker.rule, asker.evidence),
        }
        if asker.names:
            chains = tuple((*asker.outer, name) for name in asker.names)
            outside = asker.evidence is not None and not sentence.span.covers(asker.evidence)
            slots["speakers"] = Slot(chains, asker.rule, asker.evidence, inherited=outside)
        return ProposedClaim(passage, sentence.span, {**slots, **self._beside(candidate)})

    def _ask(self, candidate: Candidate, addressed: Addressed) -> Ask:
        return Ask(addressed.parties, candidate.to_do, is_negative(candidate), self._passed_on(candidate))

    def _passed_on(self, candidate: Candidate) -> Ask | None:
        """What the addressees are to ask of others: "urge Raab to persuade China to deport"."""
        head = candidate.act.head
        frame = VERBS.get(head.lemma_.lower())
        inner = next(by_verb(head, frame), None) if frame is not None else None
        if inner is None or not inner.acts:
            return None
        act = inner.acts[0]
        nested = Candidate(candidate.sentence, inner, act)
        parties = self.people.parties_of(nested)
        negative = act.is_negative or act.head.lemma_.lower() in CEASING
        return Ask(parties, nested.to_do, negative) if parties or act.head.pos_ == "VERB" else None

    # -- what stands beside
    # ------------------------------------------------------------------------------------------

    def _beside(self, candidate: Candidate) -> dict[str, Slot]:
        """Ground, norm and term, where the ask's own words give them."""
        slots: dict[str, Slot] = {}
        words = Span(candidate.passage.start, _end_of(candidate))
        ground = ground_in(self.text, words)
        if ground is not None:
            slots["grounds"] = Slot(" ".join(ground.of(self.text).split()), "grounds.words", ground)
        if (norm := self._norm_in(ground or words)) is not None:
            slots["norm"] = norm
        if (time := self._term(candidate, words)) is not None:
            slots["time"] = time
        return slots

    def _norm_in(self, words: Span) -> Slot | None:
        at = bisect_left(self._norm_starts, words.start)
        if at >= len(self.norms) or self.norms[at].passage.start >= words.end:
            return None
        slot = self.norms[at].slots["norm"]
        return Slot(slot.value, f"norm.in-ask.{slot.rule}", self.norms[at].passage)

    def _term(self, candidate: Candidate, words: Span) -> Slot | None:
        """By when: "by 17 June", "within seven days"; the days where the document's date tells them."""
        for dated in self.story.dated(candidate.sentence.index):
            span = dated.expression.span
            before = self.text[candidate.sentence.span.start : span.start]
            if words.covers(span) and is_term(before, dated.expression.text):
                interval = self.story.meant(dated, candidate.sentence, tense="future", realis=Realis.DEMANDED)
                return Slot(When(dated.expression.text, interval), f"time.term.{dated.expression.rule}", span)
        return None


def is_negative(candidate: Candidate) -> bool:
    """Whether it is asked not to do something, or to stop it."""
    return candidate.act.is_negative or candidate.act.head.lemma_.lower() in CEASING


def _end_of(candidate: Candidate) -> int:
    """Where the act's words end in the text, its ground and asides included."""
    doc, act = candidate.doc, candidate.act
    last = doc[act.end - 1]
    return candidate.sentence.span.start + last.idx + len(last)
