"""What a Korean figure counts: one happening, a state of things, a running count, or a number per period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.korean.figures import Figure, describing
from tumen.reading.korean.modality import is_habitual
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.units import Counter
from tumen.reading.korean.words import Link
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval

#: A figure told of more days than this counts many happenings.
_TOTAL_DAYS = 25
#: From this many on, a figure told of a month or a year is taken as a count of many happenings.
_MANY = 90
_RATE = re.compile(
    r"(?:(?<![가-힣\d])(?:하루|매일|매달|매월|매년|일주일에|해마다|달마다|날마다|연간|월|연)|"
    r"(?<![월달해] )한 달(?! ?(?:뒤|후|전|만|새|사이)))"
    r"(?:에)?(?: 평균| 최대)? (?:평균 )?(?:약 |최소 |최대 |많게는 |대략 )?(?:(?!동안)[가-힣]+ )?$"
    r"|[가-힣]마다 (?:\S+ ){0,3}$|평균 (?:약 )?$"
)
_TOTAL = re.compile(
    r"(?:누적|누계|총계|합계|모두 합(?:쳐|해)|통틀어|지금까지|현재까지|이제까지|여태까지?|"
    r"그동안|들어(?:서)? |한 해에만|한 달에만|(?:년|해|달|개월|월|주) ?동안|상반기|하반기|분기|기록|집계|"
    r"등록|통계|데이터베이스|년간|개월간)"
)
#: What makes a number of a month or more one that was counted up: "올해만 벌써 22명", "그해 가을에만".
_COUNTED_UP = re.compile(
    r"(?:해|년|월|달|봄|여름|가을|겨울|기|동안)(?:에)?만 |벌써 |한 해(?:에| 동안)? |한 달(?: 동안|간| 새)"
)
_TOGETHER = re.compile(r"한꺼번에|한날|함께|같은 날|하룻밤")
#: From so many on, people who die over a season or more do not die together.
_DEATHS = 3
_STATE_ACTS = frozenset({"detention", "enforced disappearance", "displacement", "forced labour"})
_STANDING = frozenset(
    "있다 남다 머물다 지내다 앉다 시달리다 살다 갇히다 기다리다 떠돌다 없다 자다 들어가다".split()
)


#: Verbs and nouns ("복역 중") that tell of people as they are held, or live, at the time of telling.
_HELD = frozenset("계시다 머물다 머무르다 체류하다 복역하다 보호받다 대기하다 모르다".split())
_SENT = ("보내", "끌려가", "옮기", "넘기", "이송", "이감", "수용되", "들어가")
_UNDER = frozenset("구금 수감 억류 수용 복역 보호 체류 대기 조사 재판 심사 치료 격리".split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What decides the kind of a figure."""

    figure: Figure
    act: str
    predicate: Predicate | None
    interval: Interval | None
    is_period: bool
    realis: Realis
    before: str  #: the words of the clause before the number
    clause: str  #: all of it
    is_asked: bool = False  #: of people who were asked, each of whom tells of a time of their own
    is_one_day: bool = False  #: told of a day that is known as a longer time only: "그날"
    is_to_date: bool = False  #: of a year up to the day that is named: "9월 말 기준"
    is_now: bool = False  #: told with "현재" and the like
    is_listed: bool = False  #: one of several years: "2020년 30명, 2021년 50명"


def kind_of(told: Evidence) -> tuple[ClaimKind, str]:
    """Event, state, total or rate: by a rate phrase, by being rather than happening, by the period counted
    over."""
    mention = told.figure.mention
    if mention.counter is Counter.SHARE or _is_rate(told):
        return ClaimKind.RATE, "kind.rate"
    if (
        is_habitual(told.before)
        and told.realis in (Realis.HABITUAL, Realis.ASSERTED)
        and not _is_past_event(told)
    ):
        return ClaimKind.RATE, "kind.habit"
    if mention.counter is Counter.CASES:
        return ClaimKind.TOTAL, "kind.cases"
    if mention.rule == "numeral.none":
        return ClaimKind.TOTAL, "kind.nobody"
    if told.is_asked and told.realis is Realis.ASSERTED:
        return ClaimKind.TOTAL, "kind.asked"
    if told.is_to_date:
        return ClaimKind.TOTAL, "kind.to-date"
    if _is_state(told):
        return ClaimKind.STATE, "kind.state"
    return _by_period(told)


def _by_period(told: Evidence) -> tuple[ClaimKind, str]:
    """Total or event: by the time that is counted over."""
    mention, days = told.figure.mention, 1 if told.is_one_day else _days(told.interval)
    many = (mention.quantity.low or mention.quantity.high or 0) >= _MANY
    if told.realis in (Realis.FEARED, Realis.PLANNED):
        return ClaimKind.EVENT, "kind.prospect"  # what may come is one happening, whenever it comes
    if told.is_period and days > 1:
        return ClaimKind.TOTAL, "kind.period"
    if days > _TOTAL_DAYS and days != float("inf") and (_is_year(days) and _is_count(told)):
        return ClaimKind.TOTAL, "kind.year"
    if told.realis is Realis.ASSERTED and _TOTAL_DAYS < days < float("inf") and _is_counted_up(told, days):
        return ClaimKind.TOTAL, "kind.counted-up"
    if (
        _TOTAL.search(told.clause)
        and not days <= 1
        and (many or told.figure.is_said_of or told.interval is None)
    ):
        return ClaimKind.TOTAL, "kind.total-words"
    if told.act == "arrival" and told.figure.is_said_of:
        return ClaimKind.TOTAL, "kind.arrivals"
    return ClaimKind.EVENT, "kind.default"


def _is_rate(told: Evidence) -> bool:
    """ "하루에 40명", but not "10월 9일 하루에 40명"."""
    match = _RATE.search(told.before)
    return match is not None and not (
        match[0].startswith("하루") and (told.is_one_day or _is_past_event(told))
    )


def _is_counted_up(told: Evidence, days: float) -> bool:
    """Whether many happenings are told of a longer time: with a word that adds them up, one year beside
    others, or several deaths."""
    if _TOGETHER.search(told.clause):
        return False
    many = (told.figure.mention.quantity.low or 0) >= _DEATHS
    return (
        _COUNTED_UP.search(told.before) is not None
        or (told.is_listed and _is_year(days))
        or (many and told.act == "death" and _is_year(days))
    )


def _is_past_event(told: Evidence) -> bool:
    return bool(told.interval and told.interval.is_day)


def _is_state(told: Evidence) -> bool:
    predicate = told.predicate
    if told.is_now and predicate is not None and not predicate.is_past and not told.is_period:
        return True
    if predicate is not None and _is_standing(predicate):
        return not told.is_period
    if _is_unknown(told):
        return not told.is_period
    if told.act not in _STATE_ACTS and not (predicate and predicate.lemma in ("있다", "남다")):
        return False
    if predicate is None:
        brief = told.interval is None or 1 < _days(told.interval) <= _TOTAL_DAYS + _TOTAL_DAYS
        return told.act in ("detention", "forced labour") and brief
    if told.is_period and predicate.lemma not in ("갇히다", "남다"):
        return False  # "지금까지 끌려간 사람 412명이 있다" counts up
    verbs = predicate.gloss.split()
    lasting = (
        verbs[-1] in ("있다", "없다") or predicate.lemma in _STANDING or predicate.lemma.endswith("중 이다")
    )
    if told.act == "enforced disappearance":
        standing = lasting or predicate.is_negated and not predicate.is_past
        return standing and predicate.lemma not in ("돌아오다", "보다", "만나다")
    if told.figure.is_said_of and told.act == "detention":
        if any(verb.lemma.startswith(_SENT) for verb in describing(told.figure)):
            return False  # "교화소로 보내진 사람이 388명이다"
        return not told.is_period and not _is_year(_days(told.interval))
    held = predicate.link is Link.ADNOMINAL and predicate.lemma.endswith(
        ("구금되다", "억류되다", "수감되다", "갇히다", "감금되다")
    )
    return lasting or (told.act == "detention" and (held or predicate.is_copula))


#: What is not known of people who are gone, and what does not come: "세 분의 행방", "어떠한 정보도".
_WHEREABOUTS = re.compile(r"행방|생사|소재|안위|소식|연락|정보|접견|면담")


def _is_unknown(told: Evidence) -> bool:
    """Whether the clause says that something is not so up to now: "확인되지 않고 있다", "소식이 없다"."""
    predicate = next(
        (verb for verb in told.figure.verbs if verb.is_negated or verb.gloss.endswith("없다")), None
    )
    if predicate is None or predicate.is_past or predicate.link is Link.ADNOMINAL:
        return False
    goes_on = predicate.is_negated and predicate.gloss.split()[-1:] == ["있다"]
    return goes_on or _WHEREABOUTS.search(told.clause) is not None


def _is_standing(predicate: Predicate) -> bool:
    """Whether the verb itself says how things stand: "머물고 있다", "보호 중이다", "생사를 모른다"."""
    if predicate.is_past or predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을"):
        return False
    first = predicate.lemma.removesuffix(" 중 이다")
    return predicate.lemma in _HELD or (first != predicate.lemma and first.split(" ")[-1] in _UNDER)


def _is_year(days: float) -> bool:
    return days > 80


def _is_count(told: Evidence) -> bool:
    """Whether a figure of a year is a count: said of a group ("입국자는 241명"), told with a total word, or
    large."""
    quantity = told.figure.mention.quantity
    many = (quantity.low or quantity.high or 0) >= _MANY
    return many or told.figure.is_said_of or bool(_TOTAL.search(told.clause))


def _days(interval: Interval | None) -> float:
    if interval is None:
        return 2
    if interval.earliest is None or interval.latest is None:
        return float("inf")
    return (interval.latest - interval.earliest).days + 1
