"""Who speaks in an interview that is printed without labels: questions on lines of their own, and what
follows each is answered by whom the interview is with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.reading.turns import Turn
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Questions that make an interview, words of one at most, and blocks at its head that may call it one.
_LEAST, _WORDS, _HEADS = 3, 45, 8
_INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed|ee)?|in\s+conversation|Q\s?&\s?A|questions\s+(?:for|to))\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us)\b")
#: What an answer opens with where the question had no mark: "You have also spoken of deaths."
_ANSWERS = re.compile(
    r"^\W*(?:yes|no|I|we|perhaps|certainly|of course|that is|exactly|never)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.HEADING})


def interview_of(text: str, blocks: Sequence[tuple[BlockKind, Span]]) -> dict[int, Turn]:
    """The turns of an interview without labels, by the block's number; empty where the document is none.

    It is one where at least three short paragraphs ask, what stands between them is told in the first person,
    and the questions speak to somebody or the head calls it an interview. Neither side is named here.
    """
    asking = [number for number, (kind, block) in enumerate(blocks) if _asks(kind, block.of(text))]
    if len(asking) < _LEAST:
        return {}
    answers = list(_answers(text, blocks, asking))
    spoken = sum(bool(_FIRST_PERSON.search(_QUOTED.sub("", block.of(text)))) for block in answers)
    spoken_to = sum(bool(_YOU.search(blocks[number][1].of(text))) for number in asking)
    called = any(_INTERVIEW.search(block.of(text)) for _, block in blocks[:_HEADS])
    if spoken * 2 < len(answers) or not (called or spoken_to * 2 >= len(asking)):
        return {}
    return dict(_turns(text, blocks, asking))


def _asks(kind: BlockKind, words: str) -> bool:
    words = words.strip()
    return (
        kind in _SPOKEN and words.endswith("?") and len(words.split()) <= _WORDS and words[:1] not in "“\"'‘"
    )


def _answers(text: str, blocks: Sequence[tuple[BlockKind, Span]], asking: Sequence[int]) -> Iterator[Span]:
    """The first paragraph behind each question."""
    for number in asking:
        if number + 1 < len(blocks) and number + 1 not in asking:
            yield blocks[number + 1][1]


def _turns(
    text: str, blocks: Sequence[tuple[BlockKind, Span]], asking: Sequence[int]
) -> Iterator[tuple[int, Turn]]:
    answered = False
    for number in range(asking[0], len(blocks)):
        kind, block = blocks[number]
        words = block.of(text).strip()
        if (
            kind not in _SPOKEN
            or number > asking[-1] + 1
            and not _FIRST_PERSON.search(_QUOTED.sub("", words))
        ):
            if number > asking[-1]:
                return  # what stands below the interview is the outlet's own
            continue
        following = blocks[number + 1][1].of(text) if number + 1 < len(blocks) else ""
        asks = number in asking or answered and number < asking[-1] and _prompts(words, following)
        yield number, Turn("", block, asks=asks, answers=not asks)
        answered = not asks


def _prompts(words: str, following: str) -> bool:
    """Whether a paragraph between two answers is put to who answers, though it is no question: short, not in
    the first person, and it speaks to somebody or is answered at once."""
    if len(words.split()) > _WORDS or _FIRST_PERSON.search(_QUOTED.sub("", words)):
        return False
    return bool(_YOU.search(words) or _ANSWERS.match(following))
