"""The words of an answer in Korean: what tells that somebody answered, and what answers by itself.

An answer is either told ("회신하지 않았다", "요구를 거부했다") or said ("확인해 줄 수 없다", "검토하겠다").
Told words need somebody who answers; said words need somebody who says them, and the weak ones a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from tumen.reading.korean.pack import reply_words
from tumen.vocabulary.codes import AnswerKind
from tumen.vocabulary.spans import Span


class Way(Enum):
    """How words answer."""

    TOLD = "told"  #: somebody tells of the answer
    SAID = "said"  #: the answer's own words, plain enough without the question
    WEAK = "weak"  #: words that answer only where something was asked


@dataclass(frozen=True, slots=True)
class Reply:
    """One stretch of a sentence that answers, counted from the sentence's beginning."""

    kind: AnswerKind
    way: Way
    span: Span


#: What is asked for or sent, and waits for an answer.
ASKED = (
    r"서한|편지|질의서?|요청서?|요구|성명|호소|청원|진정서?|탄원|건의|제안|촉구|질문|문의|신청|면담|방문|접근|"
    r"입국|출국|접견|비자|허가|사증|망명|권고|결의안?|제의|제소|소송|청구"
)
#: Behind the words: what is only supposed, asked for, or the contrary.
_UNDONE = re.compile(
    r"[가-힣]{0,3}(?:면(?!서)|더라도|지 (?:말|마)|지 (?:않|못)|[을할될] 경우|해선|해서는|"
    r"하라|할 수|하려|할까|할지|는지|자고)"
)


@cache
def _patterns() -> tuple[tuple[AnswerKind, Way, re.Pattern[str]], ...]:
    return tuple((AnswerKind(kind), Way(way), words) for kind, way, words in reply_words())


def replies_in(text: str) -> Iterator[Reply]:
    """The stretches of a sentence that answer, in order; of two that overlap the plainer is kept."""
    found: list[Reply] = []
    for kind, way, words in _patterns():
        for match in words.finditer(text):
            span = Span(*match.span())
            if not span or any(span.overlaps(other.span) for other in found):
                continue
            if not _UNDONE.match(text, span.end):
                found.append(Reply(kind, way, span))
    yield from sorted(found, key=lambda each: each.span)
