"""Which predicates of a Korean sentence ask for something to be done, and how: by imperative, by obligation,
by noun.

"중단하라고 촉구했다", "공개할 것을 권고한다", "석방을 요구했다", "보내지 말라.", "멈춰야 한다", "답을 주시기
바랍니다". Coordinated asks ("준수하고 ... 공개할 것을") are as many as their predicates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tumen.reading.korean.clauses import Clauses, Phrase
from tumen.reading.korean.pack import speech
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.words import IMPERATIVE, Case, Link


@dataclass(frozen=True)
class Demand:
    """One thing asked. ``verb`` is the predicate asked for (None where a noun is), ``noun`` the noun phrase
    asked for; ``asked_by`` the verb of asking, None for a bare imperative; ``way`` names the pattern."""

    verb: Predicate | None
    noun: Phrase | None
    asked_by: Predicate | None
    way: str
    is_negative: bool = False
    is_last: bool = True  #: False for the earlier ones of coordinated asks

    @property
    def last_word(self) -> int:
        inner = self.verb.last if self.verb else self.noun.last if self.noun else 0
        return max(inner, self.asked_by.last) if self.asked_by and self.is_last else inner


_QUOTED = frozenset("라고 으라고 라며 으라며 라면서 으라면서".split())
_GREETINGS = frozenset("아니다 안녕하다 계시다 수고하다 감사하다 어서오다".split())
#: Verbs that tell an asker's own doing before the asking: "성명을 내고", "기자회견을 열고".
_OWN_DOING = frozenset(
    "내다 열다 만나다 발표하다 갖다 가지다 모이다 방문하다 찾다 앞두다 들다 밝히다 강조하다 "
    "지적하다 말하다 나서다 하다 보다".split()
)
#: Nouns of doing that one asks for.
_DOINGS = frozenset(
    "석방 중단 송환 면담 공개 규명 철회 폐지 개선 보장 이행 준수 허용 조사 처벌 해결 협조 지원 "
    "보호 인정 사과 배상 개정 제정 접근 방문 수색 답변 해명 대책 마련 도입 강화 노력 협력 중지 "
    "금지 파견 채택 비준 가입 설치 확대 촉구 개입 대응 진상규명 생사확인 확인 조치 논의 행동 "
    "압박 결의 귀환 재심 감독 시정 원상회복 재발방지 방지 개방 반환 인도 상봉 재개 해제 파악 "
    "수용 동참 관심 연대 구명 구출 구제 면회 접견 보상 선처 출국 입국 망명".split()
)
#: "양해하여 주시기 바람": courtesies of a reply, which ask for nothing.
_COURTESIES = frozenset("양해하다 이해하다 참고하다 유의하다 양지하다 헤아리다 혜량하다".split())
#: To ask for these is to ask not to do something.
STOPPING = frozenset(
    "중단하다 멈추다 그만두다 철회하다 중지하다 금지하다 끝내다 삼가다 그치다 폐지하다".split()
)


def is_imperative(predicate: Predicate) -> bool:
    """Whether the predicate commands or requests: "보내라", "말아 주십시오", "데려와 주세요"."""
    if (
        predicate.link is not Link.FINAL
        or predicate.is_copula
        or predicate.is_adjective
        and "하다" not in predicate.gloss
    ):
        return False
    return predicate.ending in IMPERATIVE and predicate.lemma not in _GREETINGS


def is_demand(predicate: Predicate) -> bool:
    """Whether the predicate's own form asks: an imperative, or an imperative quoted."""
    return not predicate.is_copula and (
        (predicate.link is Link.FINAL and predicate.ending in IMPERATIVE) or _is_quoted_imperative(predicate)
    )


def _is_quoted_imperative(predicate: Predicate) -> bool:
    return (
        predicate.link is Link.QUOTING
        and predicate.ending in _QUOTED
        and not predicate.is_copula
        and predicate.lemma != "아니다"
    )


def is_asking(predicate: Predicate) -> bool:
    return predicate.lemma in speech("asking")


def demands_in(clauses: Clauses) -> Iterator[Demand]:
    """Every ask of the sentence, coordinated ones apart, in order."""
    asked: set[int] = set()
    for predicate in clauses.predicates:
        found = _demand(clauses, predicate)
        if found is None:
            continue
        for earlier in _coordinated(clauses, found):
            if earlier.index not in asked:
                yield replace(found, verb=earlier, is_negative=_is_negative(earlier), is_last=False)
        yield from _in_row(clauses, found)
        yield found
        asked.add(predicate.index)


def _demand(clauses: Clauses, predicate: Predicate) -> Demand | None:
    if _is_quoted_imperative(predicate):
        by = _asking_behind(clauses, predicate)
        return (
            Demand(predicate, None, by, "ask.quoted", _is_negative(predicate))
            if by and not _is_handed_on(clauses, predicate)
            else None
        )
    if (by := _handed_over(clauses, predicate)) is not None:
        return Demand(predicate, None, by, "ask.handed", _is_negative(predicate))
    if is_imperative(predicate):
        return Demand(predicate, None, None, "ask.imperative", _is_negative(predicate))
    if predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을") and _is_thing(clauses, predicate):
        by = _asking_behind(clauses, predicate)
        return (
            Demand(predicate, None, by, "ask.thing", _is_negative(predicate))
            if by and is_asking(by)
            else None
        )
    if predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을") and _ends_it(clauses, predicate):
        return Demand(predicate, None, None, "ask.to-do", _is_negative(predicate))
    if predicate.link is Link.NOMINAL and predicate.ending == "기":
        by = _asking_behind(clauses, predicate)
        wished = by is not None and (by.lemma == "바라다" or is_asking(by))
        if predicate.lemma in _COURTESIES:
            return None
        return (
            Demand(predicate, None, by, "ask.wish", _is_negative(predicate))
            if wished and by and by.first - predicate.last <= 2
            else None
        )
    if (by := _hoped_for(clauses, predicate)) is not None:
        return Demand(predicate, None, by, "ask.wish", _is_negative(predicate))
    if _is_needed(clauses, predicate):
        return Demand(predicate, None, None, "ask.must", _is_negative(predicate))
    if (inner := _obliged(clauses, predicate)) is not None:
        return inner
    return _noun_asked(clauses, predicate) or _sent(clauses, predicate)


#: What is written or said to ask for something, and the verbs that hand it over.
_WRITTEN = frozenset(
    "입장 탄원서 탄원 서한 요청 요청서 요구 요구서 청원 청원서 편지 호소 호소문 민원 건의 건의서 의견서 "
    "진정 진정서 메시지 결의안 공문 공개서한 항의서한 뜻 의사 권고 권고안 촉구 "
    "당부 주문 목소리 주장 여론".split()
)
_HANDING = frozenset(
    "전달하다 내다 제출하다 보내다 올리다 전하다 남기다 발표하다 채택하다 하다 넣다 쓰다 접수하다 "
    "제기하다 띄우다 담다 포함하다 내놓다 표명하다 밝히다 높이다".split()
)
#: What such words do by themselves: "중단하라는 권고가 담겼다", "풀어 주라는 목소리가 높다".
_COMING = frozenset(
    "담기다 나오다 높다 높아지다 커지다 이어지다 쏟아지다 제기되다 포함되다 채택되다 전달되다 "
    "잇따르다 거세다 있다".split()
)
#: Words that ask wherever they stand: "감사하라는 요구와 관련하여".
_ASKS = frozenset("요구 요청 권고 촉구 청원 탄원 호소 건의 당부".split())


#: Endings of a demand that describes a noun: "보내라는".
_CALLING = ("라는", "으라는", "란", "라던")


def _handed_over(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """The verb that hands over what asks: "해 달라는 입장을 전달했다", "확인하라는 탄원서를 냈다"."""
    if predicate.link is not Link.QUOTING_ADNOMINAL or predicate.ending not in _CALLING:
        return None
    after = clauses.words[predicate.last + 1] if predicate.last + 1 < len(clauses.words) else None
    if predicate.is_copula or after is None or after.noun not in _WRITTEN:
        return None
    following = next(
        (p for p in clauses.predicates[predicate.index + 1 :] if p.quotation == predicate.quotation), None
    )
    if following is None or is_imperative(following) or following.is_negated:
        return None
    if after.case is Case.OBJECT:
        return following if following.lemma in _HANDING else None
    comes = after.case in (Case.SUBJECT, Case.TOPIC) and following.lemma in _COMING
    return following if comes or after.noun in _ASKS else None


def _is_negative(predicate: Predicate) -> bool:
    return predicate.is_negated or predicate.lemma in STOPPING


def _is_thing(clauses: Clauses, predicate: Predicate) -> bool:
    after = clauses.words[predicate.last + 1] if predicate.last + 1 < len(clauses.words) else None
    if after is None or after.head != "것":
        return False
    listed = after.index + 1 < len(clauses.words) and clauses.words[after.index + 1].text[:1] in "▲△"
    return after.particle in ("을", "도") or (after.particle == "" and (after.comma or listed))


def _ends_it(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether the sentence ends with what is to be done: "... 반영할 것."."""
    last = clauses.words[-1] if clauses.words else None
    return last is not None and last.index == predicate.last + 1 and last.text.rstrip(".") == "것"


def _asking_behind(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """The verb of asking or saying that takes the demand: the next main one outside it."""
    for following in clauses.predicates[predicate.index + 1 :]:
        if following.quotation != predicate.quotation:
            continue
        if (
            following.link is Link.ADNOMINAL
            and following.ending in ("ᆯ", "을")
            and _is_thing(clauses, following)
        ):
            continue  # "A를 중단할 것을, B를 늘릴 것을 요구했다"
        if following.link is Link.ADNOMINAL and not is_asking(following):
            continue
        says = following.lemma in speech("neutral") or is_asking(following) or following.lemma == "바라다"
        return following if says else None
    return None


def _is_handed_on(clauses: Clauses, predicate: Predicate) -> bool:
    """Whether the quoted demand is what another demand asks to say: "돌려보내지 말라고 말해 달라"."""
    by = _asking_behind(clauses, predicate)
    return by is not None and (is_imperative(by) or _is_request(clauses, by))


def _is_request(clauses: Clauses, predicate: Predicate) -> bool:
    """ "말씀해 주시고, ... 도와주십시오": a request that goes on into another."""
    words = clauses.words[predicate.first : predicate.last + 1]
    honours = any(m.form == "시" and m.tag == "EP" for w in words for m in w.morphs)
    asks_to = predicate.link is Link.NOMINAL and predicate.ending == "기"  # "말씀해 주시기를 부탁드립니다"
    return (
        (predicate.link is Link.CONNECTIVE or asks_to)
        and honours
        and ("주다" in predicate.gloss or "달다" in predicate.gloss)
    )


def handed_on(clauses: Clauses, demand: Demand) -> Predicate | None:
    """The demand inside this one, which its addressee is to pass on."""
    if demand.verb is None:
        return None
    for before in reversed(clauses.predicates[: demand.verb.index]):
        if before.quotation == demand.verb.quotation:
            return before if _is_quoted_imperative(before) and _is_handed_on(clauses, before) else None
    return None


def _obliged(clauses: Clauses, predicate: Predicate) -> Demand | None:
    """ "송환을 멈춰야 한다", "제기하여야 한다", "보내서는 안 된다", and a headline's "멈춰야"."""
    endings = [m.form for w in clauses.words[predicate.first : predicate.last + 1] for m in w.endings]
    must_do = _must_do(clauses, predicate)
    if must_do and not predicate.is_past:
        return Demand(predicate, None, None, "ask.must", _is_negative(predicate))
    if predicate.link in (Link.ADNOMINAL, Link.NOMINAL) or predicate.is_copula or predicate.is_past:
        return None
    stance = _stance_behind(clauses, predicate)
    if predicate.link is Link.QUOTING_ADNOMINAL and stance is None:
        return None  # "연락해야 한다는 말": what somebody was told
    must = any(ending.endswith("어야") for ending in endings)
    closes = (
        predicate.gloss.endswith("하다")
        or predicate.gloss.endswith("되다")
        or predicate.last == len(clauses.words) - 1
        or _ends_quotation(clauses, predicate)
    )
    if must and closes:
        by = stance or (_asking_behind(clauses, predicate) if predicate.link is Link.QUOTING else None)
        return Demand(predicate, None, by, "ask.must", _is_negative(predicate))
    if predicate.lemma == "되다" and predicate.is_negated:
        inner = clauses.predicates[predicate.index - 1] if predicate.index else None
        if (
            inner is not None
            and inner.last == predicate.first - 2
            and clauses.words[inner.last].text.endswith(("서는", "선", "면"))
        ):
            return Demand(inner, None, stance or _asking_behind(clauses, predicate), "ask.must-not", True)
    return None


def _must_do(clauses: Clauses, predicate: Predicate) -> bool:
    """ "처리해야 할 것이다": an obligation that ends in a manner of speaking."""
    rest = clauses.words[predicate.last + 1 : predicate.last + 3]
    text = " ".join(word.text for word in clauses.words[predicate.first : predicate.last + 1])
    if not (rest and text.endswith("야") or re.search(r"야 [할한]$", text)):
        return False
    behind = " ".join(word.text for word in rest)
    return bool(re.match(r"(?:할 )?(?:것이다|것입니다|것이라고)", behind))


def _stance_behind(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "~해서는 안 된다는 입장을 중국 측에 전달했다": the verb that takes the position to somebody."""
    after = clauses.words[predicate.last + 1] if predicate.last + 1 < len(clauses.words) else None
    if (
        after is None
        or after.head not in ("입장", "점", "뜻", "의견", "요구", "원칙", "의사")
        or after.case is not Case.OBJECT
    ):
        return None
    following = next(
        (p for p in clauses.predicates[predicate.index + 1 :] if p.quotation == predicate.quotation), None
    )
    return (
        following
        if following
        and (is_asking(following) or following.lemma in ("전달하다", "전하다", "밝히다", "강조하다"))
        else None
    )


def _ends_quotation(clauses: Clauses, predicate: Predicate) -> bool:
    following = clauses.words[predicate.last + 1] if predicate.last + 1 < len(clauses.words) else None
    return predicate.quotation > 0 and (following is None or following.quotation != predicate.quotation)


def _noun_asked(clauses: Clauses, predicate: Predicate) -> Demand | None:
    """ "석방과 송환도 거듭 요구했다": a noun of doing that is asked for."""
    if predicate.lemma not in speech("direct") or _is_only_referred_to(clauses, predicate):
        return None
    phrase = next(
        (
            p
            for p in reversed(clauses.phrases)
            if p.last < predicate.first
            and p.quotation == predicate.quotation
            and predicate.first - p.last <= 3
            and (p.case is Case.OBJECT or p.particle in ("도", "까지"))
        ),
        None,
    )
    if phrase is not None and any(phrase.last < p.first < predicate.first for p in clauses.predicates):
        return None
    if phrase is None or doing_of(clauses.words[phrase.last].noun) == "":
        return None
    noun = doing_of(clauses.words[phrase.last].noun)
    return Demand(None, phrase, predicate, "ask.noun", noun + "하다" in STOPPING)


def _in_row(clauses: Clauses, demand: Demand) -> Iterator[Demand]:
    """ "중국 정부에 통계의 공개를, 라오스 정부에는 가입을 권고한다": what is asked of others first."""
    if demand.noun is None or demand.asked_by is None or demand.way != "ask.noun":
        return
    for phrase in clauses.phrases:
        word = clauses.words[phrase.last]
        of_verb = phrase.last < demand.noun.first and phrase.quotation == demand.noun.quotation
        between = any(phrase.last < p.first < demand.asked_by.first for p in clauses.predicates)
        if of_verb and phrase.case is Case.OBJECT and word.comma and not between and doing_of(word.noun):
            stops = doing_of(word.noun) + "하다" in STOPPING
            yield replace(demand, noun=phrase, is_negative=stops, is_last=False)


def _sent(clauses: Clauses, predicate: Predicate) -> Demand | None:
    """ "외교부에 구명 요청서를 보냈다": what the paper that was handed over asks for."""
    if predicate.lemma not in _HANDING or predicate.link is Link.ADNOMINAL:
        return None
    papers = [
        p
        for p in clauses.phrases
        if p.case is Case.OBJECT and p.quotation == predicate.quotation and clauses.governor(p) is predicate
    ]
    paper = papers[-1] if papers else None
    before = paper.last - 1 if paper is not None else -1
    if paper is None or before < paper.first or not _PAPER.search(clauses.words[paper.last].noun):
        return None
    deed = doing_of(clauses.words[before].noun)
    phrase = replace(paper, last=before)
    return Demand(None, phrase, predicate, "ask.noun", deed + "하다" in STOPPING) if deed else None


#: Papers that ask for what stands in front of them.
_PAPER = re.compile(r"(?:요청서?|탄원서?|청원서?|요구서?|촉구서|호소문|건의서?|결의안|민원|신청서)$")


def _hoped_for(clauses: Clauses, predicate: Predicate) -> Predicate | None:
    """ "풀어 주었으면 한다", "노력해 주면 좋겠다": the verb that hopes for it."""
    asks = predicate.link is Link.CONNECTIVE and predicate.ending in ("으면", "면", "었으면", "았으면")
    following = next((p for p in clauses.predicates if p.index == predicate.index + 1), None)
    if not asks or following is None or following.first - predicate.last > 1:
        return None
    hopes = following.lemma in ("좋다", "바라다", "하다", "고맙다", "감사하다")
    return following if hopes and ("주다" in predicate.gloss or predicate.is_past) else None


def _is_needed(clauses: Clauses, predicate: Predicate) -> bool:
    """ "요구할 필요가 있다": an obligation that is told as a need."""
    after = [word.text for word in clauses.words[predicate.last + 1 : predicate.last + 3]]
    describes = predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을")
    return describes and len(after) > 1 and after[0] in ("필요가", "필요도") and after[1].startswith("있")


def _is_only_referred_to(clauses: Clauses, predicate: Predicate) -> bool:
    """ "보호를 요청한 사람", "요청하였을 당시": a clause that tells who or when, and asks nothing here."""
    after = predicate.last + 1
    goes_on = after < len(clauses.words) and clauses.words[after].noun in ("한편", "것", "바", "동시", "지")
    return predicate.link is Link.ADNOMINAL and not goes_on


def doing_of(noun: str) -> str:
    """The noun of doing that a noun is or ends with: "중단" of "송환중단"."""
    return next((doing for doing in _DOINGS if noun.endswith(doing)), "")


def _coordinated(clauses: Clauses, demand: Demand) -> list[Predicate]:
    """The predicates asked for before the last one: "호구를 주시고 | 통화하게 해 주십시오", in order."""
    verb = demand.verb
    if verb is None or demand.way in ("ask.must-not",):
        return []
    found: list[Predicate] = []
    inside = False
    for before in reversed(clauses.predicates[: verb.index]):
        if before.quotation != verb.quotation:
            continue
        if before.link is Link.ADNOMINAL or before.link is Link.NOMINAL:
            continue
        if (
            before.link is not Link.CONNECTIVE
            or before.ending not in ("고", "며", "으며")
            or before.lemma in _OWN_DOING
        ):
            inside = inside or before.ending in ("도록", "게")
            if before.link is Link.CONNECTIVE and before.ending in ("어", "아", "어서", "도록", "게"):
                continue
            break
        if inside and not clauses.words[before.last].comma:
            break  # it goes on into the clause with 도록
        if (
            before.is_adjective
            or before.is_past
            or "있다" in before.gloss
            or is_asking(before)
            or before.is_copula
        ):
            break
        if clauses.has_own_subject(before, verb):
            break
        found.insert(0, before)
    return found
