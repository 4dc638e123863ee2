"""How an act was done, why, for how long and what came of it, as a Korean clause has it written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.reading.korean.acts import ActFound
from tumen.reading.korean.numerals import NATIVE_DAYS
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.words import Link
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span

_NATIVE = r"(?:한|두|세|석|넉|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무|수|몇|여러|수십)"
_SINO = r"[일이삼사오육칠팔구십]{1,3}"
_UNIT = r"(?:년|해|개월|달|주일|주|일|시간|밤)"
#: "석 달", "1년 6개월", "일주일", "보름"; a year of the calendar is none.
_LENGTH = (
    rf"(?<![가-힣\d.,])(?:(?:(?!(?:19|20)\d\d ?년)\d[\d,.]*|{_NATIVE}) ?(?:여 ?)?{_UNIT}"
    rf"|{_SINO} ?(?:년|개월|주일)|{NATIVE_DAYS}|반년|하룻밤)(?: ?(?:\d+|{_NATIVE}) ?(?:개월|달)| ?반)?"
)
#: With what makes it one that lasted: "사흘 전" and "열흘 만에" tell when.
_DURATION = re.compile(
    rf"(?:약 |거의 |꼬박 )?{_LENGTH}"
    r"(?= ?(?:간|동안|내내|씩|가량|넘게|이나)|째|을|를| (?:있|살|갇|굶))(?: ?(?:간|동안|내내))?"
)
#: A word without a particle, as far as its last letter tells.
_BARE = r"(?<![가-힣])[가-힣]*[가-힣](?<![은는이가을를에서도로고며])"
_MEANS = re.compile(
    rf"(?:{_BARE} )?(?:각목|몽둥이|채찍|곤봉|가죽띠|주먹|총|총대|쇠사슬|허리띠|회초리|전기봉|"
    r"전기충격기|구두|군홧발|흉기|칼|쇠파이프|담뱃불)(?:으로|로)"
)
_REASON = re.compile(rf"{_BARE}(?: {_BARE}){{0,3}} (?:혐의|이유|죄목|명목|죄|탓)(?:로|으로)|[가-힣]+죄로")
_TERM = r"(?<!\d)(?:\d{1,2} ?년(?: ?\d{1,2} ?개월)?|\d{1,2} ?개월)"
_SENTENCE = re.compile(
    rf"(?:(?:노동)?(?:교화형|단련형)|(?:유기)?징역(?:형)?) ?(?:{_TERM}|{_SINO} ?(?:년|개월))|"
    rf"{_TERM}(?: ?형| ?의 교화형| 교화형|(?=을 |이 ))|무기징역|무기노동교화형|종신형|사형"
)
_BY_MEANS = frozenset({"torture", "killing", "sexual violence", "death", "other:injury"})
_LASTING = frozenset({"detention", "torture", "forced labour", "other:separation", "enforced disappearance"})


def details_of(scene: Scene, predicate: Predicate, act: ActFound) -> dict[str, Slot]:
    """Duration, method, reason and outcome, each with the words of the clause that carry it."""
    span = Span(_begin(scene, predicate), act.evidence.end)
    return {
        name: Slot(match[0].strip(), f"{name}.words", Span(*match.span()).shifted(scene.offset))
        for name, match in _found(scene.text, span, act.code)
    }


def _found(text: str, span: Span, code: str) -> Iterator[tuple[str, re.Match[str]]]:
    patterns = (
        ("duration", _DURATION, code in _LASTING),
        ("method", _MEANS, code in _BY_MEANS),
        ("reason", _REASON, True),
        ("outcome", _SENTENCE, code == "prosecution"),
    )
    for name, pattern, applies in patterns:
        match = pattern.search(text, span.start, span.end) if applies else None
        if match is not None:
            yield name, match


def _begin(scene: Scene, predicate: Predicate) -> int:
    """Where the clause begins: behind the predicate before it that does not describe a noun."""
    words = scene.clauses.words
    ends = [
        words[before.last].span.end
        for before in scene.clauses.predicates
        if before.last < predicate.first and before.link is not Link.ADNOMINAL
    ]
    return ends[-1] if ends else 0
