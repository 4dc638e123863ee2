"""When what a Korean figure counts happened, by the times of its own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tumen.reading.korean.counting import Counting
from tumen.reading.korean.figures import Figure, describing
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.story import Dated
from tumen.reading.korean.times import is_as_of, is_compared
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.slots import Slot
from tumen.vocabulary.spans import Span


@dataclass(frozen=True)
class Timed:
    """The time told of a figure: its words, the days, and whether it is a period."""

    when: When
    span: Span
    rule: str
    is_period: bool
    is_one_day: bool = False  #: a day, though only a month or a season may be known of it


def time_of(
    scene: Scene, figure: Figure, counting: Counting, dated: Sequence[Dated], published: date | None
) -> Timed | None:
    """The time that the sentence tells of the figure."""
    telling = [d for d in dated if not d.is_said and not d.time.is_now]
    if figure.is_aside:
        before = [d for d in telling if 0 <= figure.mention.core.start - d.time.span.end <= _BRACKETED]
        if before or not _OTHER_NUMBER.search(scene.text[: figure.mention.core.start]):
            return _timed(scene, before[-1], None, published) if before else None
    telling = [d for d in telling if not is_compared(scene.text, d.time) or _stands_behind(scene, figure, d)]
    fitting = [d for d in telling if _same_quotation(scene, figure, d)]
    if not fitting:
        outer = [d for d in telling if _quotation_of(scene, d.time.span) == 0]
        fitting = [d for d in outer if _quotation_of(scene, figure.mention.core)]
    chosen = _chosen(scene, figure, counting, fitting)
    if chosen is None:
        return None
    return _timed(scene, chosen, _other_end(chosen, fitting), published)


#: What may stand between a time that something is held against and the number of that time.
_OWN_NUMBER = re.compile(r"의 |\s?[(（]|\s")


def _stands_behind(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether it is the number of the time that it stands right behind: "작년 같은 기간의 139명보다"."""
    between = scene.text[dated.time.span.end : figure.mention.span.start]
    return _OWN_NUMBER.fullmatch(between) is not None


#: Code points between a time and a number in brackets behind it: "2015년 상반기(614명)".
_BRACKETED = 8
#: A number in front of the bracket, which the one inside says in another way: "85%(507명)".
_OTHER_NUMBER = re.compile(r"(?:%|퍼센트|명|건|가구)\([^()]*$")


def _timed(scene: Scene, chosen: Dated, partner: Dated | None, published: date | None) -> Timed:
    interval = _closed(chosen, partner, published)
    span = (
        Span(
            min(chosen.time.span.start, partner.time.span.start),
            max(chosen.time.span.end, partner.time.span.end),
        )
        if partner
        else chosen.time.span
    )
    whole = chosen.time.parts.part in ("한 달", "한 해")
    period = (
        chosen.time.is_period
        or whole
        or partner is not None
        or bool(re.match(r" ?(?:동안|한 해|한 달)", scene.text[span.end :]))
    )
    if partner is not None and interval and interval.earliest and interval.latest:
        period = (interval.latest - interval.earliest).days >= _DAYS_OF_ONE  # "9일과 10일" is one event
    as_of = is_as_of(scene.text, chosen.time)
    if as_of and chosen.time.parts.part in _ENDINGS and interval and interval.latest:
        interval = Interval.day(interval.latest)  # "작년 말 기준"
    rule = "time.as-of" if as_of else "time.told"
    day, when = chosen.time.parts.day, When(span.of(scene.text), interval)
    one_day = day is not None and day != "period" and not period
    return Timed(when, span.shifted(scene.offset), rule, period and not as_of, one_day)


#: Days from which on a stretch is one that is counted over; the parts of a time that end with its last day.
_DAYS_OF_ONE = 4
_ENDINGS = ("말", "연말", "말께")


def _quotation_of(scene: Scene, span: Span) -> int:
    return next((w.quotation for w in scene.clauses.words if w.span.overlaps(span)), 0)


def _same_quotation(scene: Scene, figure: Figure, dated: Dated) -> bool:
    return _quotation_of(scene, dated.time.span) == _quotation_of(scene, figure.mention.core)


def _chosen(scene: Scene, figure: Figure, counting: Counting, fitting: Sequence[Dated]) -> Dated | None:
    """The time between the figure and the verb that tells of it, else the nearest before the figure, else one
    behind it."""
    start = figure.passage.start
    predicate = counting.predicate
    if predicate is not None and predicate.link is Link.ADNOMINAL:
        fitting = [d for d in fitting if not _is_of_main(scene, d, predicate)]
    before = [d for d in fitting if d.time.span.end <= start]
    if predicate is not None and predicate in figure.verbs:
        verb = scene.clauses.words[predicate.first].span.start
        between = [d for d in fitting if figure.passage.end <= d.time.span.start and d.time.span.end <= verb]
        own = [d for d in before if not _describes(scene, figure, d)]
        if between and not own:
            return between[-1]
    if before:
        near = [d for d in before if not _in_other_clause(scene, figure, d)]
        if _stands(predicate) and all(_is_in_clause_before(scene, figure, d) for d in before):
            return None  # "올해만 세 명이 추방되었고 그중 한 명은 감옥에 있다"
        return (near or before)[-1]
    if predicate is not None and predicate not in figure.verbs:
        return None  # "구출된 2명은 이번 주 귀국한다": the time of something else
    behind = [
        d
        for d in fitting
        if d.time.span.start >= figure.passage.end and not _in_other_clause(scene, figure, d)
    ]
    return behind[0] if behind else None


def _is_in_clause_before(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether a clause ends between the time and the figure, which is what the next one tells of."""
    words = scene.clauses.words
    ends = (words[p.last].span for p in scene.clauses.predicates if p.link is Link.CONNECTIVE)
    begins_anew = figure.case in (Case.SUBJECT, Case.TOPIC, Case.ALSO)
    return begins_anew and any(
        dated.time.span.end <= end.start and end.end <= figure.passage.start for end in ends
    )


def _stands(predicate: Predicate | None) -> bool:
    """Whether the verb tells how things stand: "감옥에 있습니다", "갇혀 있다"."""
    return (
        predicate is not None
        and not predicate.is_past
        and predicate.link is not Link.ADNOMINAL
        and predicate.gloss.split()[-1:] in (["있다"], ["없다"])
    )


def _is_of_main(scene: Scene, dated: Dated, predicate: Predicate) -> bool:
    """ "법원은 12일 ... 넘긴 혐의로 기소된 ...": a day right behind the topic is the main verb's, not a
    description's."""
    clauses = scene.clauses
    topic = next(
        (
            p
            for p in clauses.phrases
            if clauses.words[p.last].span.end <= dated.time.span.start
            and p.case is Case.TOPIC
            and dated.time.span.start - clauses.words[p.last].span.end <= 1
        ),
        None,
    )
    parts = dated.time.parts
    if topic is None or parts.day is None or parts.month is not None or parts.which:
        return False
    later = [
        p for p in clauses.predicates if p.index > predicate.index and p.quotation == predicate.quotation
    ]
    return any(p.link is Link.FINAL for p in later)


def _describes(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether the time belongs to a clause that describes who is counted: "9일 붙잡힌 탈북민 40명이 12일
    ..."."""
    clauses = scene.clauses
    for verb in describing(figure):
        end = clauses.words[verb.first].span.start
        if dated.time.span.end <= end and clauses.words[verb.last].span.end <= figure.passage.start:
            return True
    return False


def _in_other_clause(scene: Scene, figure: Figure, dated: Dated) -> bool:
    """Whether a finished clause with a subject of its own stands between the time and the figure."""
    low, high = sorted((dated.time.span, figure.mention.core))
    clauses = scene.clauses
    for predicate in clauses.predicates:
        place = clauses.words[predicate.last].span
        if (
            low.end <= place.start
            and place.end <= high.start
            and predicate.link in (Link.FINAL, Link.CONNECTIVE, Link.QUOTING)
        ):
            later = [
                p
                for p in clauses.phrases
                if clauses.words[p.first].span.start >= place.end
                and clauses.words[p.last].span.end <= high.end
            ]
            if predicate.link is Link.FINAL or any(p.case.value in ("topic", "subject") for p in later):
                return True
    return False


def _other_end(chosen: Dated, fitting: Sequence[Dated]) -> Dated | None:
    """ "1998년 이후 지난해 말까지": the other end of a period."""
    if not (chosen.time.begins or chosen.time.ends or chosen.time.until_now):
        return None
    for other in fitting:
        if other is chosen:
            continue
        gap = max(chosen.time.span.start, other.time.span.start) - min(
            chosen.time.span.end, other.time.span.end
        )
        opposite = (_opens(chosen) and _closes(other)) or (_closes(chosen) and _opens(other))
        if opposite and gap < 40:
            return other
    return None


def spanned(chosen: Dated, fitting: Sequence[Dated], published: date | None) -> Interval | None:
    """The days of a time with what opens or closes it: "3월부터 8월 사이", "지난해 말부터"."""
    return _closed(chosen, _other_end(chosen, fitting), published)


def _opens(dated: Dated) -> bool:
    """ "2020년부터", "올해 들어"."""
    return dated.time.begins or (dated.time.until_now and dated.time.parts.year is not None)


def _closes(dated: Dated) -> bool:
    """ "5월까지", "지금까지"."""
    return dated.time.ends or (dated.time.until_now and dated.time.parts.year is None)


def _closed(chosen: Dated, partner: Dated | None, published: date | None) -> Interval | None:
    """The interval with what closes it: the other end told, or the document's date."""
    interval = chosen.interval
    if interval is None:
        return None
    if partner is not None and partner.interval is not None:
        first, last = (chosen, partner) if _opens(chosen) else (partner, chosen)
        begin, end = first.interval, last.interval
        if begin and end and begin.earliest and end.latest and begin.earliest <= end.latest:
            return Interval(begin.earliest, end.latest)
    if interval.latest is None and interval.earliest and published and interval.earliest <= published:
        return Interval(interval.earliest, published)
    if interval.earliest is None and interval.latest and published and interval.latest > published:
        return Interval(published, interval.latest)  # "연말까지"
    return interval


#: What counts from an older beginning than that of the year.
_CUMULATIVE = re.compile(r"누적|누계|총|모두|통산|합계|전체|그동안|이후|이래")
#: Acts that are counted by the year, and more than happened in any year.
_BY_YEAR, _MORE_THAN_A_YEAR = frozenset({"arrival", "forced repatriation"}), 3000


def is_to_date(timed: Timed | None, act: str, number: float | None, before: str) -> bool:
    """Whether a number as of a day counts its year up to then: "9월 말 기준 입국자는 181명"; ``before`` is
    what its clause tells in front of it."""
    return (
        timed is not None
        and timed.rule == "time.as-of"
        and act in _BY_YEAR
        and number is not None
        and number < _MORE_THAN_A_YEAR
        and not _CUMULATIVE.search(before)
    )


def to_date(timed: Timed) -> Timed:
    """The same number's time: the year up to the day."""
    end = timed.when.interval.latest if timed.when.interval else None
    if end is None:
        return timed
    return replace(timed, when=When(timed.when.text, Interval(end.replace(month=1, day=1), end)))


def now_told(scene: Scene, figure: Figure, dated: Sequence[Dated]) -> Timed | None:
    """That the sentence tells how things stand now, in front of the figure: "현재 6명이 보호를 받고 있다"."""
    now = [
        d
        for d in dated
        if d.time.is_now
        and d.interval
        and d.time.span.end <= figure.mention.core.start
        and _same_quotation(scene, figure, d)
    ]
    if not now:
        return None
    last = now[-1]
    return Timed(
        When(last.time.text, last.interval), last.time.span.shifted(scene.offset), "time.as-of", False
    )


def time_slot(
    timed: Timed | None,
    kind: ClaimKind,
    realis: Realis,
    published: date | None,
    now: Timed | None = None,
    written: date | None = None,
) -> Slot | None:
    """The time told, or the one that the kind implies: a state is as of the document, a total runs to it.

    ``published`` is the document's day where what is told goes on until then, ``written`` in any case.
    """
    if timed is None and kind is ClaimKind.STATE and realis is Realis.ASSERTED and published is not None:
        timed = now
    if timed is not None:
        return Slot(_running(timed, kind, realis, written), timed.rule, timed.span)
    if published is None or realis not in (Realis.ASSERTED, Realis.HABITUAL):
        return None
    if kind is ClaimKind.STATE or (kind is ClaimKind.RATE and realis is Realis.HABITUAL):
        return Slot(When("", Interval.day(published)), "time.as-of-document")
    if kind is ClaimKind.TOTAL:
        return Slot(When("", Interval(None, published)), "time.total-to-document")
    return None


def _running(timed: Timed, kind: ClaimKind, realis: Realis, published: date | None) -> When:
    """A count of the running year ends with the document: "올해 ... 21명"."""
    interval = timed.when.interval
    if kind is not ClaimKind.TOTAL or realis is not Realis.ASSERTED or published is None or interval is None:
        return timed.when
    begins, ends = interval.earliest, interval.latest
    if begins and ends and begins <= published < ends:
        return When(timed.when.text, Interval(begins, published))
    return timed.when
