"""Who is asked, as a value; whom a sentence turns to before it says what for."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.reading.asks.finding import Turning
from tumen.reading.heard import EDGES, VOICE, YOU, Hearing
from tumen.vocabulary.parties import Parties, Party
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who is asked, by which rule and words; ``by`` is who asks them, ``sentence`` and ``block`` where."""

    parties: Parties
    rule: str
    evidence: Span | None = None
    by: tuple[str, ...] = ()
    sentence: int = -1
    block: int = -1


def opened_by(hearing: Hearing, turning: Turning) -> Addressed | None:
    """Whom the words turn to: a description with its relative clause as written, else a member of the
    cast."""
    sentence = turning.sentence
    parties = []
    for token in turning.demand.asked:
        relative = next((child for child in token.children if child.dep_ == "relcl"), None)
        if turning.demand.cue == token and relative is not None:
            words = sentence.of(hearing.text)[token.idx : relative.right_edge.idx + len(relative.right_edge)]
            parties.append(Party(words.strip(EDGES)))
        elif token.lower_ not in VOICE | YOU and (
            reference := hearing.voices.cast.member_for(token, sentence)
        ):
            parties.append(reference.member.party(hearing.words(token, sentence)))
        elif token.lower_ not in VOICE | YOU and hearing.can_act(token, sentence):
            parties.append(Party(hearing.words(token, sentence)))
    if not parties:
        return None
    at = hearing.at(turning.demand.asked[0], sentence)
    return Addressed(tuple(parties), "asked.open", at, (), sentence.index, sentence.block)
