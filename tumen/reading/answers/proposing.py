"""The claims of sort ANSWER: who answers, how, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.reading.answers.answering import answerer_of
from tumen.reading.answers.asked import AskedBefore
from tumen.reading.answers.evidence import signs_of
from tumen.reading.answers.finding import Candidate, candidates_of
from tumen.reading.answers.matters import Matters
from tumen.reading.heard import Heard, Hearing
from tumen.reading.preparing import Prepared
from tumen.reading.voices import Voices
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.weights import Witness, weigh_by
from tumen.vocabulary.codes import AnswerKind, ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import ProposedClaim, Slot


def propose_answers(
    prepared: Prepared,
    voices: Voices,
    asks: Sequence[ProposedClaim] = (),
    *,
    witness: Witness | None = None,
) -> list[ProposedClaim]:
    """Every move of a reply as a claim, in order of the text.

    ``asks`` are the document's claims of sort ASK, in order: an answer to one of them names it.
    """
    hearing = Hearing(prepared, voices)
    matters = Matters(hearing, asks)
    asked = AskedBefore(hearing, asks)
    claims: list[ProposedClaim] = []
    before: tuple[Candidate, Heard] | None = None
    for candidate in candidates_of(prepared, voices):
        if before is not None and _is_within(candidate, before[0]):
            continue
        who = answerer_of(candidate, hearing, asked)
        signs = signs_of(candidate, who, asked, before=before)
        passage = candidate.passage
        if weigh_by("answer", passage, choices((True, False), signs), witness).value:
            before = candidate, who
            kind = weigh_by("answer_kind", passage, choices(AnswerKind, signs), witness).value
            claims.append(_claim(candidate, kind, who, matters))
    return claims


def _is_within(candidate: Candidate, before: Candidate) -> bool:
    """Whether a clause is a part of an answer before it: "people who entered illegally", "that it appears to
    be true that many were returned"."""
    if candidate.frame == "verb" or candidate.head.dep_ not in ("relcl", "ccomp"):
        return False
    same = candidate.sentence.index == before.sentence.index
    return same and before.passage.covers(candidate.passage)


def _claim(candidate: Candidate, kind: AnswerKind, who: Heard, matters: Matters) -> ProposedClaim:
    passage, sentence = candidate.passage, candidate.sentence
    rule = f"answer.{candidate.frame}"
    realis = Realis.PLEDGED if kind is AnswerKind.PLEDGED else Realis.ASSERTED
    polarity = Polarity.NEGATED if kind is AnswerKind.DENIED else Polarity.AFFIRMED
    slots = {
        "sort": Slot(ClaimSort.ANSWER, rule, passage),
        "answer": Slot(kind, rule, passage),
        "realis": Slot(realis, rule, passage),
        "polarity": Slot(polarity, rule, passage),
        "stance": Slot(who.stance, who.rule, who.evidence),
    }
    if who.names:
        outside = who.evidence is not None and not sentence.span.covers(who.evidence)
        chains = tuple((*who.outer, name) for name in who.names)
        slots["speakers"] = Slot(chains, who.rule, who.evidence, inherited=outside)
    if (matter := matters.answered_by(candidate, kind, who)) is not None:
        slots["answers_to"] = matter
    return ProposedClaim(passage, sentence.span, slots)
