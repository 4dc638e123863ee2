"""Whom a question put in a sitting asks: "the Minister" and "my noble Friend" are whoever answers it."""

from __future__ import annotations

from spacy.tokens import Token

from tumen.reading.asks.finding import Candidate
from tumen.reading.heard import OTHERS, YOU, Hearing
from tumen.vocabulary.parties import Party

#: Nouns by which a sitting speaks of whoever answers for the government, and of its members.
_ANSWERING = frozenset("minister secretary friend lord lady baroness deputy member gentleman leader".split())
#: Blocks after a question in which its answer begins.
_REACH = 6


def named_by_sitting(
    hearing: Hearing, candidate: Candidate, head: Token, parties: list[Party]
) -> list[Party]:
    """``parties`` by the name of who speaks next, where a question in a sitting calls them by an office or a
    pronoun."""
    turns, block = hearing.voices.turns, candidate.sentence.block
    if block not in turns or head.lower_ not in OTHERS | YOU and head.lemma_.lower() not in _ANSWERING:
        return parties
    asker = turns[block][0].name
    following = (turns[each][0] for each in range(block + 1, block + 1 + _REACH) if each in turns)
    answers = next((each for each in following if each.name and each.name != asker), None)
    if answers is None:
        return parties
    words = parties[0].words if parties else head.text
    member = answers.member
    return [member.party(words) if member is not None else Party(words, answers.name)]
