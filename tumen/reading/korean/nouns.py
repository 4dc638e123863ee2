"""The nouns around a Korean number: what is counted, and what the number is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.numbers import Mention
from tumen.reading.korean.pack import place_words
from tumen.reading.korean.words import Case, Link, Word
from tumen.vocabulary.spans import Span

#: Nouns that sort people and say nothing else of them.
SORTS = frozenset(
    "남자 여자 남성 여성 아동 어린이 미성년자 남녀 청소년 성인 영아 유아 임신부 임산부 노인".split()
)
#: Words that end the noun in front of a number: it is counted with them, but they are none of its noun.
_CUTS = frozenset(
    "등 소속 출신 국적 내 외 중 가운데 총 최소 최대 약 각각 무려 단 추가 모두 도합 누적 이상 "
    "현재 평균 하루 매일 매년 연간 전체 적어도 대략 최고 근 불과 겨우 동안 기준 전국 별도 당시 "
    "뒤 후 이후 또 각 나머지 다른 애초 당초 처음 이번 최근 안팎 내외 정도 가량 이하 미만 남짓 "
    "쯤 가까이 잠정 추가로 일제히 한꺼번에 직후 직전 이래 무렵 즈음 전후 도중 와중 사이 오전 오후 새벽 밤 낮 "
    "위 상기 해당 당해 "
    "저녁 아침 여름 겨울 봄 가을 내내 그동안 통틀어 합쳐 모두합쳐 줄잡아".split()
)

_PARTS = re.compile(
    r"^(?:이|그|저)?(?:가운데|중)(?:에|에서|서)?(?:는|은|도|선)?$|^(?:그중|이중)(?:에|에서|에는)?(?:는|도)?$"
)


def is_part_word(word: str) -> bool:
    """Whether a word only says that a part follows: "그중", "이중"."""
    return _PARTS.match(word) is not None


def nouns_before(clauses: Clauses, first: int) -> list[int]:
    """The words of the noun directly before the number: "우리 국민 | 열네 명"."""
    found: list[int] = []
    for place in range(first - 1, max(-1, first - 7), -1):
        word = clauses.words[place]
        is_where = place == first - 1 and _is_where(word.noun)
        if (
            is_where
            or not _joins(clauses, word, clauses.words[first])
            or ")" in clauses.text[word.noun_span.end : clauses.words[place + 1].span.start]
        ):
            break
        found.insert(0, place)
    return found


#: "라오스 국경서 | 탈북 소녀 2명": headlines cut 에서 short.
_PLACED = re.compile(
    r"^[가-힣]*(?:국경|접경|공항|수용소|교화소|감옥|해상|바다|현지|탄광|농장|항구|국내|시내|도심)서$"
)


def _joins(clauses: Clauses, word: Word, number: Word) -> bool:
    if word.quotation != number.quotation or word.comma or not word.is_noun or word.case is not Case.BARE:
        return False
    if (
        _PLACED.match(word.text)
        or word.index in clauses.timed
        or clauses.predicate_of_word(word.index) is not None
    ):
        return False
    return (
        word.noun not in _CUTS and not word.has("SN", "NR") and word.morphs[0].tag not in ("MM", "NNB", "MAG")
    )


def nouns_after(clauses: Clauses, last: int, mention: Mention) -> list[int]:
    """The words of the noun that the number stands before: "260명의 | 탈북민", "두 | 모녀", "47개 |
    이사국"."""
    word = clauses.words[last]
    plain = mention.rule == "numeral.noun" or mention.unit in ("개", "개국")
    if mention.rule == "numeral.noun" and word.noun_span.end > mention.core.end + 1:
        return [last]
    owner = mention.settled is None and (word.case is Case.OWNER or _bound_describes(clauses, mention))
    if owner:  # over the bound: "70만 명 이상의 | 로힝야족"
        last = max([last, *(w.index for w in clauses.words if w.span.end <= mention.span.end + 1)])
    if not owner and not (plain and word.case is Case.BARE):
        return []
    found: list[int] = []
    for place in range(last + 1, min(len(clauses.words), last + 6)):
        following = clauses.words[place]
        if (
            not (following.is_noun or following.is_copula and following.noun)
            or following.quotation != word.quotation
        ):
            break
        if place in clauses.timed:
            break
        found.append(place)
        if following.case is not Case.BARE or following.comma or following.is_copula:
            break
    return found


def _bound_describes(clauses: Clauses, mention: Mention) -> bool:
    """Whether the bound behind the number describes a noun: "천 명 넘는 | 사람들", "300명 이상의 |
    탈북민"."""
    if mention.span.end <= mention.core.end:
        return False
    bound = clauses.text[mention.core.end : mention.span.end + 1].rstrip()
    return bool(re.search(r"(?:넘는|넘은|웃도는|가까운|남짓한|의)$", bound)) and not IS_TOTAL.match(
        clauses.text, mention.core.end
    )


#: "520명이 넘는 것으로", "500명을 넘었다": the number is what is said, not a part of its noun.
IS_TOTAL = re.compile(
    r"(?:이나|[이가을를도])? ?(?:훨씬 |훌쩍 )?(?:넘(?:는다|는 것|었|고|습|지만|을 것|으며|어 "
    r"?섰|은 것)|웃도는 것|웃돌|웃돈|상회)"
)


def span_of_nouns(clauses: Clauses, words: list[int]) -> Span:
    first, last = clauses.words[words[0]], clauses.words[words[-1]]
    return Span(first.span.start, last.noun_span.end)


def whole_of(clauses: Clauses, begin: int) -> Phrase | None:
    """The phrase before "가운데" or "중" that the number is a part of."""
    for place in range(begin - 1, max(-1, begin - 9), -1):
        word = clauses.words[place]
        if word.quotation != clauses.words[begin].quotation:
            return None
        if _PARTS.match(word.text):
            return _phrase_up_to(clauses, place - 1 if re.match(r"(?:가운데|중)", word.text) else place)
        if (
            word.is_noun
            and word.case in (Case.SUBJECT, Case.TOPIC)
            and clauses.predicate_of_word(place) is None
            and not _is_of_a_description(clauses, word, begin)
        ):
            return None
    return None


def _is_where(noun: str) -> bool:
    """ "투먼 41명", "단둥–신의주 2,204건": where, and not who."""
    return all(part in place_words() for part in re.split(r"[–—~·-]", noun))


def _is_of_a_description(clauses: Clauses, word: Word, begin: int) -> bool:
    """ "북송된 사람 가운데 저희가 행방을 아는 건 51명": whoever only describes what follows parts nothing."""
    phrase = clauses.phrase_at(word.span)
    governor = clauses.governor(phrase) if phrase is not None else None
    return governor is not None and governor.last < begin and governor.link is Link.ADNOMINAL


def _phrase_up_to(clauses: Clauses, last: int) -> Phrase | None:
    """The noun phrase that ends with the word ``last``, without what stands behind it in its run."""
    if last < 0:
        return None
    phrase = clauses.phrase_at(clauses.words[last].span)
    return (
        replace(phrase, last=last) if phrase is not None and phrase.first <= last <= phrase.last else phrase
    )


#: "위 4명", "남은 63명": whom the text told of before.
_AGAIN = frozenset("위 상기 해당 당해 남은 남아있던 앞의 앞선 전술한 언급한".split())


def leans(clauses: Clauses, begin: int) -> bool:
    """Whether the number is told as a part or a rest of one before: "그중 한 명", "이 가운데 8명", "나머지 세
    명"."""
    for place in range(begin - 1, max(-1, begin - 6), -1):
        word = clauses.words[place]
        if re.match(r"^(?:그중|이중|그 중|나머지)", word.text):
            return True
        if place == begin - 1 and word.text in _AGAIN:
            return True
        if _PARTS.match(word.text):
            before = clauses.words[place - 1] if place else None
            return (
                before is not None
                and before.text in ("이", "그", "이들", "그들")
                or word.text.startswith(("이", "그"))
            )
    return False


def bare_behind(clauses: Clauses, last: int, phrase: Phrase | None, after: list[int]) -> Phrase | None:
    """What stands bare behind the number in the same phrase, as headlines have it: "탈북민 60여 명 |
    북송"."""
    if after:
        return None
    if (
        phrase is not None
        and phrase.last > last
        and not any(
            clauses.words[place].noun in _CUTS or clauses.words[place].has("NNB")
            for place in range(last + 1, phrase.last + 1)
        )
    ):
        return Phrase(last + 1, phrase.last, phrase.case, phrase.particle, phrase.quotation)
    word = clauses.words[last]
    place = last + 1
    while place < len(clauses.words) and clauses.words[place].is_adverb:
        place += 1
    if word.case is not Case.BARE or word.comma or place >= len(clauses.words) or place == last + 1:
        return None
    return next((each for each in clauses.phrases if each.first == place and each.case is Case.BARE), None)
