"""Which sentences are worth a tree for how they may answer: those with words of answering near somebody's
words, and those of turns that answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tumen.reading.replying.words import CONTENT, TRIGGER
from tumen.reading.sections import Sections
from tumen.reading.sentences import Sentence, blocks_of
from tumen.reading.sources import Source
from tumen.reading.turns import Turn
from tumen.vocabulary.codes import BlockKind

#: Words without which the clause of a reply is seldom one: somebody is told to say, to answer, to be silent.
_TOLD = re.compile(
    r"[“”\"‘«]|\b(?:sa(?:ys?|id)|told|turn(?:s|ed)|tells?|refer(?:s|red)|holds|handles|promises|regret\w*|awaited|writes?|wrote|stat(?:es|ed)|spokes\w+|according|den(?:y|ies|ied)|reject\w*|refus\w+|"
    r"declin\w+|repl\w+|respon[ds]\w*|answer\w*|comment\w*|promis\w+|pledg\w+|undert[ao]\w+|vow\w*|assur\w+|agreed|"
    r"acknowledg\w+|admitted|admits|conced\w+|confirm\w*|accept\w*|call(?:s|ed)|describ\w+|maintains?|insist\w*|"
    r"done\s+so|it\s+up|unanswered|silen\w+|heard|received|await\w*|we|I)\b"
)


#: What a turn that asks holds: a question mark, or a parliament's "To ask the Secretary of State".
_ASKS = re.compile(r"\?|\bTo ask\b")


def answering_turns(turns: Mapping[int, Turn], text: str) -> frozenset[int]:
    """The blocks of turns that answer: by their label, or after somebody else's turn that asks something."""
    found, asked, answers, who = set(), False, False, ""
    for block in sorted(turns):
        turn = turns[block]
        if turn.who != who or turn.asks:
            answers, asked, who = asked, False, turn.who
        asks = turn.asks or turn.who.startswith("Q ")
        asked = asked or asks or _ASKS.search(turn.words.of(text)) is not None
        if turn.answers or answers and not asks:
            found.add(block)
    return frozenset(found)


#: A letter that answers one: "Thank you for your letter of 3 May", "I am replying", "You asked whether".
_REPLIES = re.compile(
    r"\b(?:[Tt]hank(?:s|\s+you)\s+(?:very\s+much\s+)?for\s+(?:your|the)\s+(?:\w+\s+){0,2}(?:letter|e-?mail|message|"
    r"correspondence|enquiry|inquiry|note|petition|communication|questions?)|I\s+am\s+(?:replying|responding)|"
    r"(?:writ\w+\s+)?in\s+(?:reply|response|answer)\s+to\s+your|[Yy]ou\s+ask(?:ed)?\s+(?:whether|what|how|me|us|four|three)|"
    r"[Ww]ith\s+respect\s+to\s+(?:point\s+)?\(\w\))"
)


def is_reply(text: str) -> bool:
    """Whether a document is a letter that answers another."""
    return _REPLIES.search(text) is not None


def replying_blocks(source: Source, turns: Mapping[int, Turn]) -> frozenset[int]:
    """The blocks in which somebody answers at length: turns that answer, a reply printed in full."""
    sections = Sections(source)
    blocks = blocks_of(source)
    within = {number for number, (_, span) in enumerate(blocks) if sections.at(span.start) is not None}
    if not turns and is_reply(source.text):
        within |= set(range(len(blocks)))
    return answering_turns(turns, source.text) | within


#: What is put to somebody, who may be told to be silent in the next sentence.
_PUT = re.compile(
    r"\b(?:wrote|written|submit(?:s|ted)|sent|address(?:es|ed)|appeal(?:s|ed)|petition(?:s|ed)|appl(?:ies|ied)"
    r"|complain(?:s|ed)|put|delivered|lodged|filed|faxed|telephoned|phoned)\b[^.;]{0,80}\b(?:to|with)\b"
)


def may_answer(source: Source, sentences: Iterable[Sentence], turns: Mapping[int, Turn]) -> Iterator[int]:
    """The numbers of the sentences that are worth a tree."""
    text, answering = source.text, replying_blocks(source, turns)
    put: int | None = None  #: the sentence before, where it tells what was put to somebody
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        words = sentence.of(text)
        if sentence.block in answering or TRIGGER.search(words) and _TOLD.search(words):
            if put is not None and CONTENT["silent"].search(words):
                yield put
            yield sentence.index
        put = sentence.index if _PUT.search(words) else None
