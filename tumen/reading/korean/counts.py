"""Counts and their parts: which figures count up what happened over a time that was told before them.

A part has the kind and the time of its whole. A count that has no time of its own is over the longest time
that a count before it tells, not over the day told last.
"""

from __future__ import annotations

from datetime import date

from tumen.reading.korean.nouns import SORTS
from tumen.reading.korean.told import TELLING, TIMELESS, Told, holds, inherit
from tumen.vocabulary.codes import ClaimKind, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.slots import Slot

#: Days of the longest time that a count without a time of its own does not mean.
_SHORT = 31
#: Counts that are kept, so that a text of nothing but counts takes no longer for each.
_KEPT = 20


class Counts:
    """The counts of a document in the order of telling."""

    def __init__(self) -> None:
        self._longest: list[tuple[float, Told]] = []
        self._told: dict[tuple[object, float | None], Told] = {}

    def note(self, told: Told) -> None:
        """Remember the figure, where it is a count that happened."""
        if told.value("kind") is not ClaimKind.TOTAL or told.value("realis") in TIMELESS:
            return
        self._told[told.value("act"), told.quantity.low] = told
        length = _days(told.slots["time"]) if "time" in told.slots else 0
        if length > _SHORT:
            self._longest.append((length if length < float("inf") else 0, told))
            self._longest.sort(key=lambda each: -each[0])
            del self._longest[_KEPT:]

    def tell_again(self, figure: Told) -> None:
        """A number that was told as a count is one when it is told again: "송환된 2,874명 중 ..."."""
        kind, large = figure.slots.get("kind"), (figure.quantity.low or 0) >= TELLING
        before = self._told.get((figure.value("act"), figure.quantity.low))
        if kind is None or not _is_default(kind) or not large or "time" in figure.slots or before is None:
            return
        figure.slots["kind"] = Slot(
            ClaimKind.TOTAL, "told-before.kind", before.slots["kind"].evidence, inherited=True
        )
        inherit(figure, before, ("time",))

    def counted_over(self, figure: Told) -> Told | None:
        """The longest count told before, for a count whose paragraph told no more than a day or a month."""
        if figure.value("kind") is not ClaimKind.TOTAL or (figure.story and _days(figure.story) > _SHORT):
            return None
        return next((told for _, told in self._longest if holds(told, figure)), None)


def count_up(figure: Told) -> None:
    """What is told of a stretch that its paragraph counts over is a total."""
    time, kind = figure.slots.get("time"), figure.slots.get("kind")
    if time is not None and time.rule == "story.stretch" and kind is not None and _is_default(kind):
        figure.slots["kind"] = Slot(ClaimKind.TOTAL, "kind.stretch", time.evidence, inherited=True)


def _is_default(kind: Slot) -> bool:
    return kind.rule.endswith("default")


def _days(time: Slot) -> float:
    interval = time.value.interval
    if interval is None or interval.latest is None:
        return 0
    return (interval.latest - interval.earliest).days + 1 if interval.earliest else float("inf")


def as_whole(figure: Told, whole: Told, published: date | None) -> None:
    """A part without a time of its own is of the kind and the time of its whole; what was done to it after
    what was done to the whole has the time since."""
    kind, of_whole = figure.slots.get("kind"), whole.slots.get("kind")
    if kind is None or of_whole is None or of_whole.value is ClaimKind.RATE:
        return
    is_part = figure.figure.whole is not None or figure.figure.is_part
    is_total = of_whole.value is ClaimKind.TOTAL
    same_sentence = figure.sentence.index == whole.sentence.index and figure.is_bare and is_total
    near = figure.sentence.block == whole.sentence.block and (not figure.figure.verbs or _is_sort(figure))
    same_act = figure.value("act") == whole.value("act")
    if not (is_part or near or same_sentence) or not (_is_default(kind) or _is_what_they_are(figure)):
        return
    own = figure.slots.get("time")
    if is_total and own is not None and _days(own) <= _SHORT:
        return  # "이 중 540명이 10월 9일 하루에"
    if same_act or is_total:
        figure.slots["kind"] = Slot(
            of_whole.value, "told-before.kind", whole.slots["kind"].evidence, inherited=True
        )
        inherit(figure, whole, ("time",))
    elif "time" not in figure.slots and figure.value("realis") is Realis.ASSERTED:
        _since(figure, whole, published)


def _is_sort(figure: Told) -> bool:
    """Whether it only sorts those told of: "여성은 74명이다"."""
    words, first = figure.figure.clauses.words, figure.figure.words[0]
    return figure.is_bare and first > 0 and words[first - 1].noun in SORTS


def _is_what_they_are(figure: Told) -> bool:
    """Whether a part is told by what people are, and nothing is told to have happened to it: "51명은
    여성이다"."""
    verbs, act = figure.figure.verbs, figure.slots.get("act")
    return bool(verbs) and verbs[0].is_copula and act is not None and act.inherited


#: What may be done to some of those to whom the first was done, after it.
_AFTER = {
    "arrest": frozenset({"forced repatriation", "prosecution", "enforced disappearance", "killing"}),
    "forced repatriation": frozenset(
        {"prosecution", "killing", "death", "enforced disappearance", "detention", "forced labour"}
    ),
    "detention": frozenset({"forced repatriation", "prosecution", "killing", "death"}),
}


def _since(figure: Told, whole: Told, published: date | None) -> None:
    """A later act against some of them lies between the first act and the telling."""
    time = whole.slots.get("time")
    begun = time.value.interval.earliest if time is not None and time.value.interval else None
    later = str(figure.value("act")) in _AFTER.get(str(whole.value("act")), ())
    if time is not None and begun and published and begun <= published and later:
        when = When(time.value.text, Interval(begun, published))
        figure.slots["time"] = Slot(when, "told-before.since", time.evidence, inherited=True)
