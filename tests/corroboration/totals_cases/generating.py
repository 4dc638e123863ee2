"""A thousand totals from a seed. Each is built so that its answer is known; nothing here looks for an answer.

`cases()` gives the same cases in every run: the seed is the only source of chance, and each case has its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import comb
from random import Random

from tests.corroboration.totals_cases.telling import (
    BELOW,
    CONSISTENT,
    DOUBLE,
    EXCEEDS,
    OTHER_ACT,
    OTHER_PLACE,
    OTHER_UNIT,
    PLACE,
    UNEXPLAINED,
    UNINFORMATIVE,
    VERDICTS,
    Case,
    Event,
    Figure,
    Total,
)
from tumen.vocabulary.dates import Interval

SEED = 20231009
EXPLAINED = (CONSISTENT, UNINFORMATIVE)
Built = tuple[Figure, list[Figure], tuple[str, ...], list[int], int | None]
"""The total's figure, the eligible events', the verdicts left open, who explains it, who counts twice."""


def cases(seed: int = SEED, count: int = 1000) -> list[Case]:
    return [_case(number, Random(f"{seed}/{number}")) for number in range(count)]


def _case(number: int, chance: Random) -> Case:
    name, build = FAMILIES[number % len(FAMILIES)]
    figure, figures, verdicts, planted, twice = build(chance)
    period, first, last = _period(chance)
    total = Total(figure, period, place=chance.choice([PLACE, PLACE, PLACE, ""]))
    told = [(amount, _within(chance, first, last, period), f"t{at}") for at, amount in enumerate(figures)]
    events = [
        Event(name, amount, when, place=chance.choice([total.place or OTHER_PLACE, total.place, ""]))
        for amount, when, name in told
    ]
    events += _decoys(chance, total, first, last, figures)
    chance.shuffle(events)
    names = {event.id: f"e{at:02}" for at, event in enumerate(events, start=1)}
    renamed = tuple(Event(names[e.id], e.figure, e.when, e.act, e.place, e.unit) for e in events)
    explaining = tuple(sorted(names[f"t{at}"] for at in planted))
    doubled = "" if twice is None else names[f"t{twice}"]
    return Case(f"{number:04}-{name}", name, total, renamed, verdicts, explaining, doubled)


# When, and what must not be used.


def _period(chance: Random) -> tuple[Interval, date, date]:
    """The period, and its first and last day: of an open one, days that are certainly in it."""
    year = chance.randint(2015, 2024)
    kind = chance.randrange(6)
    if kind == 0:
        period = Interval(date(year, 1, 1), None)
        return period, date(year, 1, 1), date(year + 3, 12, 31)
    if kind == 1:
        period = Interval(None, date(year, 7, 31))
        return period, date(year - 4, 1, 1), date(year, 7, 31)
    if kind == 2:
        period = Interval.month(year, chance.randint(1, 12))
    elif kind == 3:
        period = Interval.year(year)
    else:
        first = date(year, 1, 1) + timedelta(days=chance.randrange(300))
        period = Interval(first, first + timedelta(days=chance.randrange(900)))
    assert period.earliest is not None
    assert period.latest is not None
    return period, period.earliest, period.latest


def _within(chance: Random, first: date, last: date, period: Interval) -> Interval:
    """A time that shares a day with the period: a day, a border day, a stretch, one that only reaches in."""
    day = first + timedelta(days=chance.randint(0, (last - first).days))
    kind = chance.randrange(8)
    if kind == 0:
        return Interval.day(period.earliest or first)
    if kind == 1:
        return Interval.day(period.latest or last)
    if kind == 2:
        return Interval.month(day.year, day.month)
    if kind == 3:
        return Interval.year(day.year)
    if kind == 4:
        return Interval(day, None)
    if kind == 5:
        return Interval(first - timedelta(days=30), first)
    return Interval.day(day)


def _decoys(chance: Random, total: Total, first: date, last: date, figures: list[Figure]) -> list[Event]:
    """Events that the total cannot contain, some with the very figure that would explain it."""
    decoys = []
    for at in range(chance.choice([0, 0, 1, 2, 3, 5, 8])):
        figure = chance.choice([_figure(chance), total.figure, *figures[:3]])
        inside = Interval.day(first + timedelta(days=chance.randint(0, (last - first).days)))
        event = Event(f"d{at}", figure, inside, place=total.place)
        decoys.append(chance.choice(_out_of(event, total)))
    return [event for event in decoys if not total.can_contain(event)]


def _out_of(event: Event, total: Total) -> list[Event]:
    out = [
        Event(event.id, event.figure, None, place=event.place),
        Event(event.id, event.figure, event.when, act=OTHER_ACT, place=event.place),
        Event(event.id, event.figure, event.when, place=event.place, unit=OTHER_UNIT),
    ]
    if total.place:
        out.append(Event(event.id, event.figure, event.when, place=OTHER_PLACE))
    if total.period.earliest:
        before = total.period.earliest - timedelta(days=1)
        out += [
            Event(event.id, event.figure, Interval(edge, before), place=event.place)
            for edge in (None, before)
        ]
    if total.period.latest:
        after = total.period.latest + timedelta(days=1)
        out += [
            Event(event.id, event.figure, Interval(after, edge), place=event.place) for edge in (None, after)
        ]
    return out


# Figures.


def _number(chance: Random, most: int = 900) -> int:
    """As reports write numbers: small ones counted, greater ones round."""
    scale = chance.choice([1, 1, 5, 10, 10, 50, 100])
    return scale * chance.randint(1, max(1, min(60, most // scale)))


def _figure(chance: Random, most: int = 900) -> Figure:
    number = _number(chance, most)
    kind = chance.randrange(10)
    if kind < 4:
        return Figure(number, number)
    if kind < 6:
        return Figure(number, number, approximate=True)
    if kind == 6:
        return Figure(number, None, approximate=chance.random() < 0.2)
    if kind == 7:
        return Figure(None, number, approximate=chance.random() < 0.2)
    if kind == 8:
        return Figure(number, number + _number(chance, most // 2), approximate=chance.random() < 0.2)
    return Figure(200, 999, approximate=True) if most >= 900 else Figure(number, number + 1)


def _bounded(chance: Random, most: int = 900) -> Figure:
    """A figure with an upper bound."""
    while (figure := _figure(chance, most)).high is None:
        pass
    return figure


def _many(chance: Random) -> int:
    return chance.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 30, 35, 40])


def _around(chance: Random, low: int, high: int | None) -> Figure:
    """A figure that surely meets ``low`` to ``high`` (in tenths; None is open), told in a usual way."""
    top = low + chance.randint(0, 3000) if high is None else high
    truth = chance.randint(-(-low // 10), max(-(-low // 10), top // 10))
    truth = max(truth, 1)
    kind = chance.randrange(7)
    if kind == 0 or 10 * truth > top:  # no whole number lies between: widened, these meet it
        return Figure(truth - 1, truth + 1)
    if kind == 1:
        return Figure(truth, truth, approximate=True)
    if kind == 2:
        return Figure(max(1, truth * chance.randint(50, 100) // 100), None)
    if kind == 3:
        return Figure(None, truth * chance.randint(100, 150) // 100)
    if kind == 4:
        return Figure(truth * chance.randint(80, 100) // 100, truth * chance.randint(100, 120) // 100)
    return Figure(truth, truth)


def _sum(figures: list[Figure]) -> tuple[int, int | None]:
    highs = [figure.tenths[1] for figure in figures]
    open_above = None in highs
    return sum(figure.tenths[0] for figure in figures), None if open_above else sum(
        high or 0 for high in highs
    )


# Families: each says which verdicts its building leaves open.


def _explained(chance: Random) -> Built:
    """A set is chosen and the total told around what it sums to."""
    figures = [_figure(chance) for _ in range(_many(chance))]
    planted = sorted(chance.sample(range(len(figures)), chance.randint(1, len(figures))))
    low, high = _sum([figures[at] for at in planted])
    return _around(chance, low, high), figures, EXPLAINED, planted, None


def _great_numbers(chance: Random) -> Built:
    """Many events, counted to the last person, and the exact sum of some of them."""
    many, most = chance.choice([(18, 2999), (24, 1999), (32, 599), (40, 599)])
    figures = [Figure(n, n) for n in (chance.randint(1, most) for _ in range(many))]
    planted = sorted(chance.sample(range(len(figures)), chance.randint(1, len(figures))))
    whole = sum(figures[at].low or 0 for at in planted)
    return Figure(whole, whole), figures, (CONSISTENT,), planted, None


def _all_of_it(chance: Random) -> Built:
    """All events, exactly counted, and their exact sum: no other set reaches it."""
    figures = [Figure(n, n) for n in (_number(chance) for _ in range(_many(chance)))]
    whole = sum(figure.low or 0 for figure in figures)
    return Figure(whole, whole), figures, (CONSISTENT,), list(range(len(figures))), None


def _one_by_powers(chance: Random) -> Built:
    """Each event greater than all before it together: exactly one set makes each sum."""
    figures, so_far = [], 0
    for _ in range(chance.randint(2, 14)):
        number = so_far + chance.randint(1, 3)
        figures.append(Figure(number, number))
        so_far += number
    planted = sorted(chance.sample(range(len(figures)), chance.randint(1, len(figures))))
    whole = sum(figures[at].low or 0 for at in planted)
    return Figure(whole, whole), figures, (CONSISTENT,), planted, None


def _nearly_any(chance: Random) -> Built:
    """A total so wide, or so many events so open, that nine in ten of the sets explain it."""
    figures = [_bounded(chance) for _ in range(max(3, _many(chance)))]
    if chance.random() < 0.5:
        # Every set with one of these has no upper end, and the total none either. Four of them are in 15 of
        # 16 sets, one alone in just more than half.
        openly = min(chance.choice([1, 3, 4, 4, 4, 5]), len(figures))
        for at in range(openly):
            figures[at] = Figure(_number(chance), None)
        verdicts = (UNINFORMATIVE,) if openly > 3 or openly == len(figures) else EXPLAINED
        return Figure(_number(chance, 5000), None), figures, verdicts, list(range(openly)), None
    low, high = _sum(figures)
    least = min(figure.tenths[1] or 0 for figure in figures) // 10 or 1
    top = -(-low // 10) + chance.randint(0, 50)
    return Figure(min(least, top), max(top, 1)), figures, (UNINFORMATIVE,), list(range(len(figures))), None


def _at_the_half(chance: Random) -> Built:
    """Equal events, and a total that half of the sets explain, or fewer: the events can still be named.

    With an odd number of equal events, half of all sets have at least (n + 1) / 2 of them: exactly 2^(n-1).
    """
    many, each = chance.choice([3, 5, 7, 9, 11, 21, 39]), _number(chance)
    figures = [Figure(each, each) for _ in range(many)]
    least = (many + 1) // 2 * each
    if chance.random() < 0.5:
        return Figure(least, None), figures, (CONSISTENT,), list(range(many)), None
    return Figure(least, many * each - 1), figures, (CONSISTENT,), list(range((many + 1) // 2)), None


def _at_the_share(chance: Random) -> Built:
    """Just as many sets as say nothing, or one fewer.

    Of powers of two each sum is made by one set, so that 2^n - m sets make m or more. Of equal events those
    sets make it that have enough of them: the binomial coefficients from there on.
    """
    upto = chance.random() < 0.5
    if chance.random() < 0.6:
        many, times = chance.randint(3, 13), chance.choice([1, 1, 3, 10])
        figures = [Figure(times << at, times << at) for at in range(many)]
        every = 2**many - 1
        least = 2**many - -(-every * 9 // 10)  # nine in ten of the sets, and the odd one, make this or more
        is_short = chance.random() < 0.5
        least += is_short
        total = Figure(times * least, times * every if upto else None)
        return total, figures, (CONSISTENT if is_short else UNINFORMATIVE,), list(range(many)), None
    many, each = chance.choice([3, 4, 6, 10, 21, 40]), _number(chance)
    figures = [Figure(each, each) for _ in range(many)]
    fewest = chance.randint(1, (many + 1) // 2)
    sets = sum(comb(many, size) for size in range(fewest, many + 1))
    verdict = UNINFORMATIVE if sets * 10 >= (2**many - 1) * 9 else CONSISTENT
    total = Figure(each * fewest, each * many if upto else None)
    return total, figures, (verdict,), list(range(many)), None


def _on_the_border(chance: Random) -> Built:
    """A total that one or all of its events just reach, by the tenth that widening gives, or just miss."""
    tens = [10 * chance.randint(1, 40) for _ in range(_many(chance))]
    figures = [Figure(n, n, approximate=True) for n in tens]
    low, high = 9 * sum(tens) // 10, 11 * sum(tens) // 10
    every = list(range(len(figures)))
    if chance.random() < 0.5:
        return Figure(high, chance.choice([None, high, high + 7])), figures, EXPLAINED, every, None
    if chance.random() < 0.5:
        return Figure(None, low), figures, EXPLAINED, every, None
    return Figure(high + 1, None), figures, (EXCEEDS,), [], None


def _more_than_the_record(chance: Random) -> Built:
    """More than all events together, whichever is counted twice; or open above, where none is asked."""
    figures = [_bounded(chance) for _ in range(_many(chance))]
    whole, greatest = _sum(figures)[1] or 0, max(figure.tenths[1] or 0 for figure in figures)
    if chance.random() < 0.5:
        low = whole // 10 + chance.randint(1, 400)
        return Figure(low, None), figures, (EXCEEDS,), [], None
    low = (whole + greatest) // 10 + chance.randint(1, 400)
    if chance.random() < 0.3:
        return (
            Figure(-(-low * 10 // 9) + 1, -(-low * 10 // 9) + 1, approximate=True),
            figures,
            (EXCEEDS,),
            [],
            None,
        )
    return Figure(low, low + chance.choice([0, 0, 50])), figures, (EXCEEDS,), [], None


def _empty_record(chance: Random) -> Built:
    """No event is eligible: what there is are decoys."""
    number = _number(chance)
    if chance.random() < 0.7:
        return Figure(number, chance.choice([number, None])), [], (EXCEEDS,), [], None
    return Figure(None, number), [], (UNEXPLAINED,), [], None


def _less_than_any(chance: Random) -> Built:
    """Less than the least event."""
    number = chance.randint(1, 60)
    figures = []
    for _ in range(_many(chance)):
        low = 2 * number + _number(chance)
        figures.append(
            Figure(low, chance.choice([low, low, low + 30, None]), approximate=chance.random() < 0.3)
        )
    return (
        chance.choice([Figure(number, number), Figure(None, number), Figure(number, number, True)]),
        figures,
        (BELOW,),
        [],
        None,
    )


def _counted_twice(chance: Random) -> Built:
    """All events are multiples of ten but one, which leaves 3: a sum that leaves 6 holds it twice."""
    figures = [Figure(n, n) for n in (10 * chance.randint(1, 60) for _ in range(_many(chance)))]
    twice = chance.randrange(len(figures))
    odd = 10 * chance.randint(1, 60) + 3
    figures[twice] = Figure(odd, odd)
    others = [at for at in range(len(figures)) if at != twice]
    planted = sorted([twice, *chance.sample(others, chance.randint(0, len(others)))])
    whole = odd + sum(figures[at].low or 0 for at in planted)
    return Figure(whole, whole), figures, (DOUBLE,), planted, twice


def _the_greatest_twice(chance: Random) -> Built:
    """The whole record, and its greatest event once more: only that one is great enough."""
    figures = [_bounded(chance, 60) for _ in range(_many(chance))]
    great = Figure(400, 400, approximate=chance.random() < 0.4)
    whole = _sum([*figures, great, great])[1] or 0
    return (
        Figure(whole // 10, whole // 10 + chance.randint(0, 30)),
        [*figures[:39], great] if len(figures) < 40 else [*figures, great][-40:],
        (DOUBLE, EXCEEDS),
        [],
        None,
    )


def _gap_of_tens(chance: Random) -> Built:
    """All events are multiples of ten, counted twice too; the total lies between two of them."""
    figures = [Figure(n, n) for n in (10 * chance.randint(2, 60) for _ in range(max(2, _many(chance))))]
    whole = sum(figure.low or 0 for figure in figures)
    least = min(figure.low or 0 for figure in figures)
    low = 10 * chance.randint(least // 10, whole // 10 - 1) + chance.randint(1, 9)
    return Figure(low, low + chance.randint(0, 9 - low % 10)), figures, (UNEXPLAINED,), [], None


def _gap_below_the_greatest(chance: Random) -> Built:
    """Small events, one great one, and a total between what the small make and what the great one is."""
    figures = [_bounded(chance, 20) for _ in range(max(2, _many(chance)) - 1)]
    most = (_sum(figures)[1] or 0) + max(figure.tenths[1] or 0 for figure in figures)
    low = most // 10 + chance.randint(1, 300)
    high = low + chance.randint(0, 200)
    great = Figure(2 * high + chance.randint(1, 500), None if chance.random() < 0.3 else 9 * high)
    return Figure(low, high), [*figures, great], (UNEXPLAINED,), [], None


def _drawn(chance: Random) -> Built:
    """Few events and a total drawn without a look at them: nothing is known by construction."""
    figures = [_figure(chance, 300) for _ in range(chance.randint(1, 12))]
    number = _number(chance, 1500)
    total = chance.choice([Figure(number, number), Figure(number, number, True), _figure(chance, 900)])
    return total, figures, VERDICTS, [], None


def _drawn_of_exact(chance: Random) -> Built:
    """Few exact events and an exact total a little off one of their sums: often counted twice, or a gap."""
    figures = [Figure(n, n) for n in (_number(chance, 400) for _ in range(chance.randint(2, 9)))]
    chosen = chance.sample(figures, chance.randint(1, len(figures)))
    number = (
        sum(figure.low or 0 for figure in chosen)
        + (chance.choice(chosen).low or 0)
        + chance.choice([0, 0, 0, 1, 5])
    )
    return Figure(number, number), figures, VERDICTS, [], None


Family = tuple[str, Callable[[Random], Built]]
FAMILIES: list[Family] = [
    ("explained", _explained),
    ("all-of-it", _all_of_it),
    ("great-numbers", _great_numbers),
    ("one-by-powers", _one_by_powers),
    ("nearly-any", _nearly_any),
    ("at-the-half", _at_the_half),
    ("border", _on_the_border),
    ("more-than-the-record", _more_than_the_record),
    ("empty-record", _empty_record),
    ("less-than-any", _less_than_any),
    ("counted-twice", _counted_twice),
    ("counted-twice", _counted_twice),
    ("greatest-twice", _the_greatest_twice),
    ("gap-of-tens", _gap_of_tens),
    ("gap-below-the-greatest", _gap_below_the_greatest),
    ("drawn", _drawn),
    ("drawn", _drawn),
    ("drawn-of-exact", _drawn_of_exact),
    ("at-the-share", _at_the_share),
    ("nearly-any", _nearly_any),
]
