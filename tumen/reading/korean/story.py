"""What a Korean document tells from its beginning to its end: which acts it is about, and which days it has
reached."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tumen.reading.korean.acts import ActFound, act_of_noun, act_of_phrase, held_in
from tumen.reading.korean.attributions import Attribution
from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.dating import Telling, is_few_days, resolve
from tumen.reading.korean.parts import TimeExpression
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.times import SAME_PERIOD, is_as_of, is_compared
from tumen.reading.korean.words import Link
from tumen.vocabulary.dates import Interval

#: Code points over which an act told before, or after, decides what a weak word means.
_NEAR, _AFTER = 160, 240
#: What a weak word tells when the document tells none of its acts.
_LAST_RESORT = {"arrest"}
#: How much more the headline says about what a document is about than any other sentence.
_HEADLINE = 3


def _is_prospect(predicate: Predicate) -> bool:
    """Whether a predicate tells what may come: "강제북송될 위기에 놓였다"."""
    return predicate.link is Link.ADNOMINAL and predicate.ending in ("ᆯ", "을")


class Acts:
    """The acts that a document tells plainly, by place."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._told: list[
            tuple[int, str]
        ] = []  #: place and code, in order of the text, as are those spoken of
        self._spoken: list[tuple[int, str]] = []  #: also what is only spoken of: "북송 규모를 묻는 질문"
        self._first: dict[str, int] = {}  #: where each act is told first
        self._weight: Counter[str] = Counter()
        for scene in scenes:
            prospects = {p.index for p in scene.clauses.predicates if _is_prospect(p)}
            for number, act in scene.acts.items():
                if act.rule != "act.weak" and not act.others and number not in prospects:
                    weight = _HEADLINE if scene.sentence.is_headline else 1
                    self.note(scene.offset + act.evidence.start, act.code, weight)
            for phrase in scene.clauses.phrases:
                self._hear(scene, phrase)

    def _hear(self, scene: Scene, phrase: Phrase) -> None:
        """An act named by a noun counts like one told by a verb; one only spoken of is kept apart."""
        named = act_of_phrase(scene.clauses, phrase)
        if named is not None:
            self.note(scene.offset + named.evidence.start, named.code)
        words = scene.clauses.noun_text(phrase)
        spoken = act_of_noun(words, loosely=True) or held_in(words)
        if spoken is not None:
            start = scene.clauses.words[phrase.first].span.start
            insort(self._spoken, (scene.offset + start + spoken[1], spoken[0]))

    def note(self, place: int, code: str, weight: int = 1) -> None:
        """Take in an act that is told at ``place``."""
        insort(self._told, (place, code))
        self._first[code] = min(place, self._first.get(code, place))
        self._weight[code] += weight

    def settled(self, act: ActFound, place: int) -> ActFound:
        """The act with its meaning in this story; a weak one stays weak where nothing settles it."""
        if not act.others:
            return act
        choices = set(act.others)
        near = [code for _, code in _between(self._told, place - _NEAR, place) if code in choices]
        after = [code for _, code in _between(self._told, place, place + _AFTER) if code in choices]
        chosen = near[-1] if near else self._about(choices) or (after[0] if after else None)
        if chosen is None and act.rule == "act.weak":
            chosen = next(iter(choices & _LAST_RESORT), None)
        return replace(act, code=chosen, rule="act.by-story", others=()) if chosen else act

    def tells(self, code: str, before: int) -> bool:
        """Whether the act is told somewhere in front of the place ``before``."""
        return self._first.get(code, before) < before

    def last_before(self, place: int, reach: int) -> tuple[int, str] | None:
        """The act told last before ``place``, at most ``reach`` code points back."""
        near = [_between(each, place - reach, place) for each in (self._told, self._spoken)]
        return max((told[-1] for told in near if told), default=None)

    def _about(self, choices: set[str]) -> str | None:
        """The act among ``choices`` that the document tells most."""
        rated = [(count, code) for code, count in self._weight.items() if code in choices]
        return max(rated)[1] if rated else None


def _between(told: Sequence[tuple[int, str]], begin: int, end: int) -> Sequence[tuple[int, str]]:
    """Those of ``told``, which is in order, from the place ``begin`` to before ``end``."""
    return told[bisect_left(told, (begin,)) : bisect_left(told, (end,))]


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with the days it means. ``is_said``: it tells when somebody spoke, not when it
    happened."""

    time: TimeExpression
    interval: Interval | None
    is_said: bool


#: Days that a range may last and still be the day "reached" for a bare day's month.
_MONTH = 31
#: Days of a year that is named whole.
_WHOLE_YEAR = 365
#: Paragraphs back that a time goes on being meant.
_LATELY = 2
_RELATIVE_SAID = ("this", "before", "today", "yesterday")


class Days:
    """The dates of one document in the order of telling."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.said: date | None = None
        self.begun: Interval | None = None  #: what the last "...부터" began with, for "이듬해" behind it
        #: Block and days told last; the last of a month or less, of more than a day, and of one day.
        self._last: tuple[int, Interval] | None = None
        self._short: tuple[int, Interval] | None = None
        self._stretch: tuple[int, Interval] | None = None
        self._day: tuple[int, Interval] | None = None
        self._few: Interval | None = None  #: the last one of a few days, for "첫날"
        self._counted: Interval | None = None  #: the last one whose beginning and end were told

    def told_before(self, block: int) -> Interval | None:
        """The days that the paragraph has told so far; in a document without a date also the paragraph
        before."""
        return _told_from(self._last, block - (1 if self.published is None else 0))

    def rule_of(self, told: Interval) -> str:
        """The rule by which a figure takes the days told in its paragraph: a stretch is counted over."""
        return "story.stretch" if told == self._counted and _length(told) > _MONTH else "story.paragraph"

    def told_lately(self, block: int) -> Interval | None:
        """The days that the document told last, at most a few paragraphs back."""
        return _told_from(self._short, block - _LATELY)

    def follow(self, scene: Scene, attributions: Sequence[Attribution]) -> list[Dated]:
        """The times of one sentence, resolved; the story moves on to the last one that is no day of
        speaking."""
        found: list[Dated] = []
        for time in scene.times:
            said = is_said(scene, time, attributions)
            interval = self._resolve(scene, time, said=said)
            found.append(Dated(time, interval, said))
            if interval is None or time.is_now:
                continue
            if time.begins and interval.earliest and not said:
                self.begun = interval
            if said:
                self.said = interval.earliest if interval.is_day else self.said
            elif (
                interval.earliest
                and interval.latest
                and not time.until_now
                and time.parts.part not in SAME_PERIOD  # "작년 같은 기간에는": the telling stays in its year
                and not is_compared(scene.text, time)
            ):
                self._reach(scene.sentence.block, _to_date(scene, time, interval))
                self._counted = interval if time.parts.lasting else self._counted
                self.begun = None
            elif time.until_now and interval.earliest:
                self.begun = Interval(interval.earliest, None)  # "올해 들어 5월까지"
            elif time.ends and self.begun is not None:
                self._close(scene.sentence.block, self.begun.earliest, interval.latest)
        return found

    def _close(self, block: int, begin: date | None, end: date | None) -> None:
        """A stretch whose beginning and end were told apart, for "같은 기간" behind it."""
        if begin and end and begin <= end:
            self._counted = Interval(begin, end)
            self._reach(block, self._counted)
        self.begun = None

    def _reach(self, block: int, told: Interval) -> None:
        """The telling moves on to these days."""
        self._last = block, told
        self._short = self._last if _length(told) <= _MONTH else self._short
        self._stretch = self._last if _length(told) > 1 else self._stretch
        self._day = self._last if told.is_day else self._day
        self._few = told if not told.is_day and is_few_days(told) else self._few

    def _resolve(self, scene: Scene, time: TimeExpression, *, said: bool) -> Interval | None:
        if time.is_now:
            return Interval.day(self.published) if self.published else None
        block = scene.sentence.block
        if said:
            return resolve(time, Telling(self.published))
        base = self.said if time.parts.lasting else None
        future = _is_future(scene, time)
        return resolve(time, Telling(self.published, self._reached(time, block), base), future=future)

    def _reached(self, time: TimeExpression, block: int) -> Interval | None:
        """What the time counts from: "그날" the last day of the paragraph that told a time last, or the month
        or year where it told no day; a bare day the month told in its own paragraph."""
        parts = time.parts
        if self.begun is not None and (
            parts.year in ("same", "following")
            or parts.month == "same"
            or (time.ends and parts.year is None and (parts.month or parts.day))
            or (isinstance(parts.month, int) and parts.year is None)
        ):
            return self.begun
        if self.begun is not None and self.begun.earliest and parts.part in SAME_PERIOD:
            return Interval(self.begun.earliest, self.published)  # "올해 들어 ... 작년 같은 기간"
        if self._last is None:
            return None
        if parts.day == "period":
            return self._same_stretch()
        if parts.day == "first" and self._few is not None:
            return self._few
        if parts.day in ("same", "this", "before", "next", "first"):
            return _told_from(self._day, self._last[0]) or self._last[1]
        if isinstance(parts.day, int) and parts.month is None:
            return _told_from(self._short, block if self.published is not None else 0)
        last, told = self._last
        is_bare = isinstance(parts.month, int) and parts.year is None
        if is_bare and self.published is not None and last != block and _length(told) >= _WHOLE_YEAR:
            return None  # a year that another paragraph named: days go on in the paper's
        return told

    def _same_stretch(self) -> Interval | None:
        """What "같은 기간" means: the last time longer than a day; of a stretch with its years one by one
        behind it, the stretch."""
        last, counted = self._stretch[1] if self._stretch else None, self._counted
        is_year = last is not None and last.earliest is not None and last == Interval.year(last.earliest.year)
        return counted if is_year and last and counted and counted.overlaps(last) else last


def _to_date(scene: Scene, time: TimeExpression, interval: Interval) -> Interval:
    """ "9월 말 기준" tells of the year up to then, for "작년 같은 기간" behind it."""
    if not is_as_of(scene.text, time) or interval.latest is None:
        return interval
    return Interval(interval.latest.replace(month=1, day=1), interval.latest)


def _told_from(told: tuple[int, Interval] | None, block: int) -> Interval | None:
    """The days, where they were told in ``block`` or behind it."""
    return told[1] if told is not None and told[0] >= block else None


def _length(interval: Interval) -> int:
    if interval.earliest is None or interval.latest is None:
        return 10_000
    return (interval.latest - interval.earliest) // timedelta(days=1) + 1


def _is_future(scene: Scene, time: TimeExpression) -> bool:
    """Whether the clause behind the time is of what is yet to come."""
    after = scene.text[time.span.end : time.span.end + 60]
    return any(
        word in after for word in ("예정", "계획", "전망", "할 것으로", "될 것으로", "기로 했", "앞두")
    )


#: "2014년 보고서에서", "지난달 성명을 통해": when something was put in writing.
_OF_PAPER = re.compile(
    r"(?:에)? ?(?:[가-힣]{1,8} )?"
    r"(?:보고서|성명|백서|기자회견|인터뷰|논평|자료|결의|청문회|연설|서한)(?:에서|에|을 통해|를 통해)"
)


#: "지난주 정보위에 보고한 바로는", "지난달 낸 보고서에 따르면": when it was reported.
_REPORTED = re.compile(
    r"(?:에)? ?(?:[가-힣]{1,8} ){0,2}(?:보고|발표|공개|제출|발간|배포)(?:한|했던) (?:바|자료|보고서|통계)"
    r"|(?:에)? ?(?:[가-힣]{1,8} ){0,2}(?:밝힌|펴낸|낸) (?:바|자료|보고서|통계)"
)


_ISSUING = frozenset("발간하다 발표하다 펴내다 공개하다 출간하다 개최하다 배포하다 열다 내다".split())


def _is_of_issue(scene: Scene, time: TimeExpression) -> bool:
    """Whether the time is that of a publication: "2월 11일 백서를 발간했다", "2022년 펴낸 백서"."""
    words = scene.clauses.words
    following = next(
        (p for p in scene.clauses.predicates if words[p.first].span.start >= time.span.end), None
    )
    return (
        following is not None
        and following.lemma in _ISSUING
        and following.is_past | (following.link is Link.ADNOMINAL and following.ending in ("ᆫ", "은"))
    )


def is_said(scene: Scene, time: TimeExpression, attributions: Sequence[Attribution]) -> bool:
    """Whether a time dates the saying: "16일 밝혔다", "통일부는 13일 “...”", "30일 기자회견을 열고 "..."".

    Right behind the speaker of an indirect quotation only a bare day does: papers date what they report that
    way.
    """
    if attributions and _OF_PAPER.match(scene.text, time.span.end) or _is_of_issue(scene, time):
        return True
    if _REPORTED.match(scene.text, time.span.end):
        return True
    for each in attributions:
        if each.verb == "따르다" and each.level == 0 and time.span.end <= each.evidence.start:
            return _is_day(time)  # "24일 통일부에 따르면"
        if each.level or time.span.start >= each.evidence.end:
            continue
        if each.scope.end <= time.span.start < each.evidence.start:
            return True
        if not each.scope.start <= time.span.start < each.scope.end:
            continue
        quoted = [w for w in scene.clauses.words if w.quotation in each.quotations]
        if quoted and time.span.end <= quoted[0].span.start:
            return _is_day(time)
        if each.who is not None and not quoted and not scene.text[each.scope.start : time.span.start].strip():
            return _is_bare_day(time)
    return False


def _is_day(time: TimeExpression) -> bool:
    return time.parts.day is not None or time.parts.weekday is not None


def _is_bare_day(time: TimeExpression) -> bool:
    parts = time.parts
    if isinstance(parts.day, int) and parts.month is None and not parts.which:
        return not (time.begins or time.ends)
    return parts.day in _RELATIVE_SAID
