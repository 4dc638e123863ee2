"""Two documents' persons compared: what speaks for their being one, what against, and how much. PURE.

The weights are bits: +1 doubles the odds. They were set by hand before anything was measured, from how often
two persons agree by chance: two in three documents are of one sex; one in some 4,000 pairs has names of which
some reading agrees; a day and a town are shared by all who were returned together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import product

from tumen.linkage.describing import Described, Told, Years
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.korean_names import can_be_one, readings_of, sounds_of


class Reason(str, Enum):
    """What speaks for or against two persons being one. None of these says a name, a place or a day."""

    NAME = "their names can be one name, in different spellings or the same"
    SHORT_NAME = "their names can be one name of two syllables, as many people have"
    SIMILAR_NAME = "their names are alike"
    PART_OF_NAME = "the name of one is a part of the other's"
    OTHER_NAME = "their names are not one name"
    SEX = "they are of one sex"
    OTHER_SEX = "they are not of one sex"
    AGE = "they are of one age"
    NEAR_AGE = "their ages lie a year or two apart, as ways of counting do"
    OTHER_AGE = "their ages lie too far apart"
    KIN = "they are the same to the same relative"
    OTHER_KIN = "they are not the same to the same relative"
    DAY = "the same was done to them within the same days"
    MONTH = "the same was done to them in the same month or season"
    YEAR = "the same was done to them in the same year"
    PLACE = "it was in the same place"
    OTHER_PLACE = "it was in another place"
    NEAR = "they were in one place within three months"
    AFTER_DEATH = "one is told to have died before what is told of the other"
    OTHER_DEATH = "they are told to have died at different times"
    AFTER_ARRIVAL = "one had reached safety before what is told of the other"


#: Each in bits. What is told below `NEVER` is not outweighed by anything.
WEIGHTS: dict[Reason, float] = {
    Reason.NAME: 4.0,
    Reason.SHORT_NAME: 3.0,
    Reason.SIMILAR_NAME: 2.5,
    Reason.PART_OF_NAME: 0.5,
    Reason.OTHER_NAME: -20,
    Reason.SEX: 0.3,
    Reason.OTHER_SEX: -20,
    Reason.AGE: 1.5,
    Reason.NEAR_AGE: 0.5,
    Reason.OTHER_AGE: -20,
    Reason.KIN: 3.5,
    Reason.OTHER_KIN: -20,
    Reason.DAY: 2.0,
    Reason.MONTH: 1.5,
    Reason.YEAR: 0.6,
    Reason.PLACE: 1.5,
    Reason.OTHER_PLACE: -1.5,
    Reason.NEAR: 0.7,
    Reason.AFTER_DEATH: -20,
    Reason.OTHER_DEATH: -20,
    Reason.AFTER_ARRIVAL: -4.0,
}
NEVER = -10.0


class Band(str, Enum):
    """How much speaks for a pair; the best first."""

    LIKELY = "much speaks for it"
    POSSIBLE = "something beside the name speaks for it"
    NAME_ONLY = "only the name speaks for it"


#: Bits from which on a pair is proposed, and from which on much speaks for it: with a name of three
#: syllables, the sex and one more thing, or with as much without a name.
PROPOSED, LIKELY = 5.4, 7.0
#: Bits of a name with the sex alone.
NAMED = WEIGHTS[Reason.SHORT_NAME]

#: Years between two statements of one birth that ways of counting ages explain.
COUNTED_OTHERWISE = 2
#: Days of a time that is taken for one day, for one month, for one season, for one year.
DAYS, MONTH, SEASON, YEAR = 8, 31, 93, 366
_DEATHS = frozenset({"death", "killing"})
_SAFE = frozenset({"arrival"})
#: What is told of the living, and comes to nobody who has died or reached safety.
_OF_THE_LIVING = frozenset(
    {"forced repatriation", "arrest", "detention", "crossing", "prosecution", "forced labour", "torture",
     "trafficking", "arrival", "sexual violence", "other:questioning"}
)  # fmt: skip
_ONE_TO_ONE = frozenset({"wife", "husband", "mother", "father"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two persons are, in bits, and what speaks for and against it, the heaviest first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def band(self) -> Band | None:
        """None for what is not proposed."""
        if any(WEIGHTS[reason] < NEVER for reason in self.reasons):
            return None
        if self.score >= LIKELY:
            return Band.LIKELY
        if self.score >= PROPOSED:
            return Band.POSSIBLE
        named = Reason.NAME in self.reasons or Reason.SHORT_NAME in self.reasons
        return Band.NAME_ONLY if named and self.score >= NAMED else None


def compare(one: Described, other: Described) -> Likeness:
    """How much speaks for ``one`` and ``other`` being the same person."""
    reasons = [
        *_names(one.names, other.names),
        *_sexes(one, other),
        *_ages(one.born, other.born),
        *_kin(one, other),
        *_acts(one.told, other.told),
        *_order(one.told, other.told),
        *_order(other.told, one.told),
    ]
    reasons = list(dict.fromkeys(reasons))
    score = sum(WEIGHTS[reason] for reason in reasons)
    return Likeness(round(score, 2), tuple(sorted(reasons, key=lambda each: -abs(WEIGHTS[each]))))


def _names(one: frozenset[str], other: frozenset[str]) -> Iterable[Reason]:
    if not one or not other:
        return
    first = {reading for name in one for reading in readings_of(name)}
    common = {reading for name in other for reading in readings_of(name)} & first
    if common:
        yield Reason.NAME if any(len(reading.given) > 1 for reading in common) else Reason.SHORT_NAME
        return
    are_korean = first and any(readings_of(name) for name in other)
    if are_korean:
        yield Reason.OTHER_NAME
    elif found := max((_alike(*pair) for pair in product(one, other)), key=_rank, default=None):
        yield found


def _rank(found: Reason | None) -> float:
    return WEIGHTS[found] if found else -1.0


def words_of(name: str) -> frozenset[str]:
    """The words of a name, to compare it in any order: small letters, without titles of one letter."""
    plain = name.lower().replace("-", "").replace(".", " ")
    return frozenset(word for word in plain.split() if word not in _TITLES)


_TITLES = frozenset("mr mrs ms miss dr witness pastor rev".split())


def is_full(words: frozenset[str]) -> bool:
    """Whether these are the words of a whole name, and no initial or pseudonym: "Ms A" is none."""
    return len(words) > 1 and all(len(word) > 1 for word in words)


def _alike(one: str, other: str) -> Reason | None:
    first, second = words_of(one), words_of(other)
    if is_full(first) and is_full(second):
        if first == second:
            return Reason.SIMILAR_NAME
        return Reason.OTHER_NAME if not first & second else None
    shorter, longer = sorted((first, second), key=len)
    is_part = bool(shorter) and shorter <= longer and all(len(word) > 1 for word in shorter)
    return Reason.PART_OF_NAME if is_part and is_full(longer) else None


def _sexes(one: Described, other: Described) -> Iterable[Reason]:
    if one.sex and other.sex:
        yield Reason.SEX if one.sex is other.sex else Reason.OTHER_SEX


def _ages(one: Years | None, other: Years | None) -> Iterable[Reason]:
    if one is None or other is None:
        return
    gap = max(one[0], other[0]) - min(one[1], other[1])
    if gap > COUNTED_OTHERWISE:
        yield Reason.OTHER_AGE
    elif gap > 0:
        yield Reason.NEAR_AGE
    elif max(one[1] - one[0], other[1] - other[0]) <= COUNTED_OTHERWISE:
        yield Reason.AGE
    else:
        yield Reason.NEAR_AGE


def _kin(one: Described, other: Described) -> Iterable[Reason]:
    for (relation, relative), (beside, whom) in product(one.kin, other.kin):
        if not (can_be_one([relative], [whom]) or relative == whom):
            continue
        if relation == beside:
            # "Mother of two" names nobody.
            if sounds_of(relative) or is_full(words_of(relative)):
                yield Reason.KIN
        elif not (one.names and other.names) and {relation, beside} & _ONE_TO_ONE:
            yield Reason.OTHER_KIN


def _acts(one: Iterable[Told], other: Iterable[Told]) -> Iterable[Reason]:
    """The best agreement of one act of each; that they were near each other, where they have none."""
    best: tuple[Reason, ...] = ()
    for mine, theirs in product(one, other):
        if mine.act == theirs.act or {mine.act, theirs.act} <= _DEATHS:
            best = max(best, _same_act(mine, theirs), key=_sum)
    if not best and any(_are_near(mine, theirs) for mine, theirs in product(one, other)):
        best = (Reason.NEAR,)
    yield from best


def _sum(reasons: tuple[Reason, ...]) -> float:
    return sum(WEIGHTS[reason] for reason in reasons)


def _same_act(one: Told, other: Told) -> tuple[Reason, ...]:
    if not (one.when and other.when and one.when.overlaps(other.when)):
        return ()
    when = _together(one.when, other.when)
    if when is None:
        return ()
    if one.is_fine and other.is_fine:
        return when, Reason.PLACE if one.place == other.place else Reason.OTHER_PLACE
    return (when,)


def _together(one: Interval, other: Interval) -> Reason | None:
    days = max(_days(one), _days(other))
    if days <= DAYS:
        return Reason.DAY
    if days <= SEASON:
        return Reason.MONTH
    return Reason.YEAR if days <= YEAR else None


def _days(when: Interval) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).days + 1


def _are_near(one: Told, other: Told) -> bool:
    if not (one.is_fine and other.is_fine and one.place == other.place and one.when and other.when):
        return False
    ends = (one.when.earliest, one.when.latest, other.when.earliest, other.when.latest)
    if None in ends:
        return False
    return (max(ends) - min(ends)).days <= SEASON  # type: ignore[operator,type-var]


def _order(one: Iterable[Told], other: Iterable[Told]) -> Iterable[Reason]:
    """What cannot be told of one person in this order."""
    for mine, theirs in product(one, other):
        if mine.when is None or theirs.when is None:
            continue
        if mine.act in _DEATHS and theirs.act in _DEATHS and not mine.when.overlaps(theirs.when):
            yield Reason.OTHER_DEATH
        ends, begins = mine.when.latest, theirs.when.earliest
        if ends is None or begins is None or ends >= begins or theirs.act not in _OF_THE_LIVING:
            continue
        if mine.act in _DEATHS:
            yield Reason.AFTER_DEATH
        elif mine.act in _SAFE and theirs.act != mine.act:
            yield Reason.AFTER_ARRIVAL
