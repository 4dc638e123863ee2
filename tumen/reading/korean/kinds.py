"""What a Korean figure counts: one happening, a state of things, a running count, or a number per period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.reading.korean.figures import Figure
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
    r"(?<![월달해] )한 달)(?:에)?(?: 평균| 최대)? (?:평균 )?(?:약 |최소 |최대 |많게는 |대략 "
    r")?(?:(?!동안)[가-힣]+ )?$|[가-힣]마다 (?:\S+ ){0,3}$|평균 (?:약 )?$"
)
_TOTAL = re.compile(
    r"(?:누적|누계|총계|합계|모두 합(?:쳐|해)|통틀어|지금까지|현재까지|이제까지|여태까지?|"
    r"그동안|들어(?:서)? |한 해에만|한 해 동안|한 달에만|동안|상반기|하반기|분기|기록|집계|"
    r"등록|통계|데이터베이스|년간|개월간)"
)
_STATE_ACTS = frozenset({"detention", "enforced disappearance", "displacement", "forced labour"})
_STANDING = frozenset(
    "있다 남다 머물다 지내다 앉다 시달리다 살다 갇히다 기다리다 떠돌다 없다 자다 들어가다".split()
)


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


def kind_of(told: Evidence) -> tuple[ClaimKind, str]:
    """Event, state, total or rate: by a rate phrase, by being rather than happening, by the period counted
    over."""
    mention = told.figure.mention
    if mention.counter is Counter.SHARE or _RATE.search(told.before):
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
    if _is_state(told):
        return ClaimKind.STATE, "kind.state"
    days = _days(told.interval)
    many = (mention.quantity.low or mention.quantity.high or 0) >= _MANY
    if told.is_period and days > 1:
        return ClaimKind.TOTAL, "kind.period"
    if days > _TOTAL_DAYS and days != float("inf") and (_is_year(days) and _is_count(told)):
        return ClaimKind.TOTAL, "kind.year"
    if told.realis in (Realis.FEARED, Realis.PLANNED) and days > _TOTAL_DAYS and days != float("inf"):
        return ClaimKind.TOTAL, "kind.forecast"
    if (
        _TOTAL.search(told.clause)
        and not days <= 1
        and (many or told.figure.is_said_of or told.interval is None)
    ):
        return ClaimKind.TOTAL, "kind.total-words"
    if told.act == "arrival" and told.figure.is_said_of:
        return ClaimKind.TOTAL, "kind.arrivals"
    return ClaimKind.EVENT, "kind.default"


def _is_past_event(told: Evidence) -> bool:
    return bool(told.interval and told.interval.is_day)


def _is_state(told: Evidence) -> bool:
    predicate = told.predicate
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
        return not told.is_period and not _is_year(_days(told.interval))
    held = predicate.link is Link.ADNOMINAL and predicate.lemma.endswith(
        ("구금되다", "억류되다", "수감되다", "갇히다", "감금되다")
    )
    return lasting or (told.act == "detention" and (held or predicate.is_copula))


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
