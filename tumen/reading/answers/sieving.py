"""Which sentences are worth a tree for how they may answer: those with words of answering near somebody's words,
and those of turns that answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tumen.reading.answers.words import TRIGGER
from tumen.reading.sentences import Sentence
from tumen.reading.turns import Turn
from tumen.vocabulary.codes import BlockKind

#: Words without which the clause of a reply is seldom one: somebody is told to say, to answer, to be silent.
_TOLD = re.compile(
    r"[“”\"‘«]|\b(?:sa(?:ys?|id)|told|tells?|writes?|wrote|stat(?:es|ed)|spokes\w+|according|den(?:y|ies|ied)|reject\w*|refus\w+|"
    r"declin\w+|repl\w+|respon[ds]\w*|answer\w*|comment\w*|promis\w+|pledg\w+|undert[ao]\w+|vow\w*|assur\w+|agreed|"
    r"acknowledg\w+|admitted|admits|conced\w+|confirm\w*|accept\w*|call(?:s|ed)|describ\w+|maintains?|insist\w*|"
    r"unanswered|silen\w+|heard|received|await\w*|we|I)\b"
)


def answering_turns(turns: Mapping[int, Turn], text: str) -> frozenset[int]:
    """The blocks of turns that answer: by their label, or after somebody else's turn that asks something."""
    found, asked, who = set(), False, ""
    for block in sorted(turns):
        turn = turns[block]
        if turn.asks or "?" in turn.words.of(text) and not turn.answers:
            asked, who = True, turn.who
        elif turn.answers or asked and turn.who != who:
            found.add(block)
    return frozenset(found)


def may_answer(sentences: Iterable[Sentence], turns: Mapping[int, Turn], text: str) -> Iterator[int]:
    """The numbers of the sentences that are worth a tree."""
    answering = answering_turns(turns, text)
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        words = sentence.of(text)
        if sentence.block in answering or TRIGGER.search(words) and _TOLD.search(words):
            yield sentence.index
