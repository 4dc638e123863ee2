"""What later figures lean on: a part takes act, place and time from its whole, a headline from the text below
it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from tumen.reading.korean.counts import Counts, as_whole, count_up
from tumen.reading.korean.numbers import find_numbers
from tumen.reading.korean.told import TELLING, TIMELESS, Told, holds, inherit
from tumen.vocabulary.codes import ClaimKind, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Slot

#: Sentences back that a part or a bare number may reach for its whole.
_REACH = 12
#: Happenings from the beginning among which the one is looked for that a document leads with.
_LEADS = 20


def attach(figures: Sequence[Told], published: date | None = None) -> None:
    """Fill what figures leave out from those that they lean on, and headlines from the text below."""
    numbers: set[float | None] = set()  #: those told so far
    counts = Counts()
    for index, figure in enumerate(figures):
        whole = _whole(figure, figures, index, numbers)
        numbers.add(figure.quantity.low)
        if whole is not None:
            inherit(figure, whole, ("act", "place"))
            if figure.quantity != whole.quantity:
                as_whole(figure, whole, published)
        counts.tell_again(figure)
        counts.note(figure)
    same = _Places(((_number(told), told.value("unit")), index) for index, told in enumerate(figures))
    for index, figure in enumerate(figures):
        below = same.behind((_number(figure), figure.value("unit")), index) if figure.is_teaser else None
        if below is not None:
            _as_below(figure, figures[below])
    for index, figure in enumerate(figures):
        if figure.is_teaser and figure.value("stance") is Stance.OWN:
            _as_beside(figure, figures, index)


def date_events(figures: Sequence[Told], *, counted_to: date | None = None) -> None:
    """Give events without a time that of the happening that they are told of; totals of a report without a
    date, which counts to the day ``counted_to``, are over the longest time that it counts over."""
    timed, counts = _Timed(figures), Counts()
    for index, figure in enumerate(figures):
        lead = timed.lead(figure) if _is_of_the_news(figure) else None
        if lead is not None and lead is not figure:
            figure.slots.pop("time", None)
            inherit(figure, lead, ("time",))
        elif _wants_time(figure):
            _date(figure, index, timed, counts)
        elif _runs_to(figure, counted_to):
            to_document = figure.slots.pop("time")
            _date(figure, index, timed, counts)
            figure.slots.setdefault("time", to_document)
        counts.note(figure)


def _date(figure: Told, index: int, timed: _Timed, counts: Counts) -> None:
    same = timed.same_figure(figure, index)
    if same is not None:
        inherit(figure, same, ("time",))
    elif (counted := counts.counted_over(figure)) is not None:
        inherit(figure, counted, ("time",))
    elif figure.story is not None:
        figure.slots["time"] = replace(figure.story, inherited=True)
    elif (source := timed.source_of(figure, index)) is not None:
        inherit(figure, source, ("time",))
    elif figure.value("kind") is ClaimKind.EVENT:
        told = figure.before or figure.ahead
        figure.slots |= {"time": replace(told, inherited=True)} if told is not None else {}
    count_up(figure)


def _runs_to(figure: Told, day: date | None) -> bool:
    """Whether it is a total without a beginning that runs to the day."""
    time = figure.slots.get("time")
    return (
        day is not None
        and time is not None
        and time.rule.endswith("time.total-to-document")
        and time.value.interval == Interval(None, day)
    )


class _Places:
    """Figures by what they have in common: for each key their indexes, in order."""

    def __init__(self, keyed: Iterable[tuple[Hashable, int]]) -> None:
        self._indexes: dict[Hashable, list[int]] = {}
        for key, index in keyed:
            self._indexes.setdefault(key, []).append(index)

    def of(self, key: Hashable) -> Sequence[int]:
        return self._indexes.get(key, ())

    def before(self, key: Hashable, index: int) -> int | None:
        """The last of them before ``index``."""
        place = bisect_left(self.of(key), index)
        return self.of(key)[place - 1] if place else None

    def behind(self, key: Hashable, index: int) -> int | None:
        """The first of them behind ``index``."""
        place = bisect_right(self.of(key), index)
        return self.of(key)[place] if place < len(self.of(key)) else None

    def near(self, key: Hashable, index: int) -> int | None:
        """The last of them before ``index``, else the first behind it."""
        before = self.before(key, index)
        return before if before is not None else self.behind(key, index)


class _Timed:
    """The figures of a document with a time of their own, which others may take from them."""

    def __init__(self, figures: Sequence[Told]) -> None:
        self._figures = figures
        own = [
            (index, told)
            for index, told in enumerate(figures)
            if "time" in told.slots
            and not told.slots["time"].inherited
            and told.value("realis") not in TIMELESS
        ]
        happened = [
            (index, told)
            for index, told in own
            if told.value("kind") is ClaimKind.EVENT
            and told.when is not None
            and told.when.interval is not None
        ]
        totals = [(index, told) for index, told in own if told.value("kind") is ClaimKind.TOTAL]
        self._same = _Places(((told.value("act"), _number(told)), index) for index, told in own)
        self._beside = _Places(((told.value("act"), told.sentence.block), index) for index, told in own)
        self._here = _Places(((told.value("act"), told.sentence.block), index) for index, told in happened)
        self._happened = _Places((told.value("act"), index) for index, told in happened)
        self._totals = _Places((told.value("act"), index) for index, told in totals)

    def same_figure(self, figure: Told, index: int) -> Told | None:
        """The same number of the same act, the nearest before it first."""
        large = (figure.quantity.low or figure.quantity.high or 0) >= TELLING or figure.is_teaser
        return self._at(self._same.near((figure.value("act"), _number(figure)), index)) if large else None

    def source_of(self, figure: Told, index: int) -> Told | None:
        """Whose time the figure may take: of a happening told before in its own paragraph, else of the one
        that the document leads with, else of another figure of the paragraph, or of a total for a total."""
        act = figure.value("act")
        here = (act, figure.sentence.block)
        before = self._here.before(here, index)
        while before is not None and self._figures[before].sentence.index == figure.sentence.index:
            before = self._here.before(here, before)
        if before is not None and not holds(self._figures[before], figure):
            before = None
        lead = self._lead(figure)
        total = self._totals.near(act, index) if figure.value("kind") is ClaimKind.TOTAL else None
        found = (before, lead, self._beside.near(here, index), total)
        return self._at(next((each for each in found if each is not None), None))

    def lead(self, figure: Told) -> Told | None:
        """The happening of its act that the document leads with."""
        return self._at(self._lead(figure))

    def _lead(self, figure: Told) -> int | None:
        leads = self._happened.of(figure.value("act"))[:_LEADS]
        return next((each for each in leads if holds(self._figures[each], figure)), None)

    def _at(self, index: int | None) -> Told | None:
        return self._figures[index] if index is not None else None


#: "이번에 넘겨진 40명", "이번 북송에서": of the happening that the document is about.
_OF_THE_NEWS = re.compile(
    r"(?<![가-힣])이번(?:에(?:도|는)?|에만)? (?!주|달|주말|기자회견|성명|보고서|조사|회의)"
)
#: Code points in front of a figure in which it is said to be of that happening.
_BEFORE = 40


def _is_of_the_news(figure: Told) -> bool:
    """Whether the clause says that the figure is of the happening that the document is about, behind any
    time that it tells."""
    words, told = figure.figure.clauses.words, figure.figure
    start = told.passage.start
    end = max([words[verb.last].span.end for verb in told.verbs[:1]], default=start)
    this = list(_OF_THE_NEWS.finditer(told.clauses.text, max(0, start - _BEFORE), max(start, end)))
    time, offset = figure.slots.get("time"), figure.sentence.span.start
    if (
        not this
        or figure.value("kind") is not ClaimKind.EVENT
        or figure.value("realis") is not Realis.ASSERTED
    ):
        return False
    return (
        time is None
        or time.inherited
        or time.evidence is None
        or time.evidence.end <= offset + this[0].start()
    )


def _wants_time(figure: Told) -> bool:
    return (
        "time" not in figure.slots
        and figure.value("kind") is not None
        and figure.value("realis") in (Realis.ASSERTED, Realis.HABITUAL)
    )


def _whole(
    figure: Told, figures: Sequence[Told], index: int, numbers: Container[float | None]
) -> Told | None:
    """The figure before ``index`` that this one is a part of, or goes on counting; ``numbers`` are theirs."""
    only_told = "act" not in figure.slots and bool(figure.figure.verbs) and figure.figure.verbs[0].is_copula
    leans = figure.figure.is_part or figure.figure.whole is not None or figure.is_bare or only_told
    if not leans:
        return None
    wanted = _number_of_whole(figure)
    wanted = wanted if wanted in numbers else None
    for told in (figures[place] for place in range(index - 1, -1, -1)):
        if figure.sentence.index - told.sentence.index > _REACH:
            return None
        if told.value("kind") is ClaimKind.RATE and (
            figure.figure.is_part or figure.figure.whole is not None
        ):
            continue
        if wanted and told.quantity.low != wanted:
            continue
        same = told.value("unit") == figure.value("unit") or Unit.OTHER in (
            told.value("unit"),
            figure.value("unit"),
        )
        if same and "act" in told.slots and _fits(figure, told):
            return told
    return None


def _number_of_whole(figure: Told) -> float | None:
    """The number that the words of the whole give: 18 of "열여덟 가운데 셋"."""
    whole = figure.figure.whole
    words = find_numbers(figure.figure.clauses.noun_text(whole) + " ") if whole is not None else []
    return words[0].quantity.low if words else None


def _fits(figure: Told, whole: Told) -> bool:
    """Whether the one can be a part of the other, by their numbers."""
    part, all_ = figure.quantity, whole.quantity
    least, most = part.low or part.high, all_.high or all_.low
    if figure.value("unit") is Unit.OTHER or not (figure.figure.is_part or figure.figure.whole):
        return True
    return least is None or most is None or least <= most or all_.high is None


def _as_below(figure: Told, same: Told) -> None:
    """A headline's figure has the time, the speaker and the stance of the same figure in the text."""
    told_time = figure.slots.get("time")
    if told_time is None or _is_coarser(told_time, same.slots.get("time")):
        figure.slots.pop("time", None)
        inherit(figure, same, ("time",))
    inherit(figure, same, ("act", "place"))
    stance = figure.slots.get("stance")
    if stance is not None and stance.value is Stance.OWN:
        for name in ("speakers", "stance"):
            figure.slots.pop(name, None)
        inherit(figure, same, ("speakers", "stance"))
    if same.value("kind") is not None:
        figure.slots["kind"] = replace(same.slots["kind"], inherited=True)


def _number(told: Told) -> tuple[float | None, float | None]:
    return told.quantity.low, told.quantity.high


def _as_beside(figure: Told, figures: Sequence[Told], index: int) -> None:
    """A second figure of a headline is told by who tells the first."""
    in_line = takewhile(
        lambda told: told.sentence.index == figure.sentence.index,
        (figures[place] for place in range(index - 1, -1, -1)),
    )
    beside = next((told for told in in_line if told.value("stance") is not Stance.OWN), None)
    if beside is not None:
        for name in ("speakers", "stance"):
            figure.slots.pop(name, None)
        inherit(figure, beside, ("speakers", "stance"))


def _is_coarser(slot: Slot, other: Slot | None) -> bool:
    """Whether the headline's time ("지난달 말") only frames the day that the text gives."""
    mine, other_when = slot.value.interval, other.value.interval if other else None
    return mine is not None and other_when is not None and mine != other_when and mine.covers(other_when)
