"""A total and the events of the record to an answer: is it consistent with what it can contain?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from tumen.corroboration.totals.containing import eligible
from tumen.corroboration.totals.counting import TooManySums, explaining_sets
from tumen.corroboration.totals.meeting import Meeting
from tumen.corroboration.totals.values import Counted, Explained, Sums, Verdict
from tumen.corroboration.totals.wording import sentence

#: From this share of all sets of events on, a total that they explain says nothing of any of them: nearly any
#: set would do. Range 0.8 to 0.99. At a half it would still say something: an event that every explanation
#: needs is in half of all sets, so a half is what one great event makes.
UNINFORMATIVE = Fraction(9, 10)
#: With fewer events even one set of the few is a large share of all.
FEW = 3


def explain(total: Counted, events: Iterable[Counted]) -> Explained:
    """Test ``total`` with those of ``events`` that it can contain; each is counted whole or not at all.

    Exact: a set explains the total when values within its events' bounds add up to a value within the
    total's. Time: with n events that it can contain, steps in proportion to n * 2**(n/2), or to n times the
    total where that is less: for 40 events with figures up to a million under 1 s on one core, typically
    under 0.2 s. Where more than 42 events with unlike large figures cannot be tried, the verdict is
    UNDECIDED, or stands with the number of sets alone; of more than 62 events none is called needed or
    impossible.
    """
    able = eligible(total, events)
    try:
        answer = _tested(total, able)
    except TooManySums:
        answer = Explained(total.id, Verdict.UNDECIDED, len(able))
    return replace(answer, sentence=sentence(answer, total, able))


def _tested(total: Counted, events: list[Counted]) -> Explained:
    sums = Sums.of(total, events)
    sets, meeting = explaining_sets(sums), Meeting(sums)
    if sets:
        return _explained(total, events, sets, meeting)
    missing = lacking(total, events)
    if (
        events
        and min(event.bounds[0] for event in events) > (total.bounds[1] or 0)
        and total.high is not None
    ):
        return Explained(total.id, Verdict.BELOW, len(events))
    doubled = () if total.high is None else _doubled(events, sums, meeting)
    if doubled:
        verdict = Verdict.DOUBLE_COUNTING
    else:
        verdict = Verdict.UNEXPLAINED if missing is None else Verdict.EXCEEDS
    return Explained(total.id, verdict, len(events), doubled=doubled, exceeds_by=missing)


def _explained(total: Counted, events: list[Counted], sets: int, meeting: Meeting) -> Explained:
    share = Fraction(sets, 2 ** len(events) - 1)
    says_nothing = len(events) >= FEW and share >= UNINFORMATIVE
    verdict = Verdict.UNINFORMATIVE if says_nothing else Verdict.CONSISTENT
    try:
        fullest = meeting.fullest()
        assert fullest is not None, f"{sets} sets explain the total {total.id}, and none was found."
        needed, impossible = _roles(fullest, len(events), meeting) if meeting.names_sets else (set(), set())
    except TooManySums:
        return Explained(total.id, verdict, len(events), sets)
    return Explained(
        total.id,
        verdict,
        len(events),
        sets,
        fullest=_ids(events, fullest),
        needed=_ids(events, needed),
        impossible=_ids(events, impossible),
    )


def _roles(known: frozenset[int], number: int, meeting: Meeting) -> tuple[set[int], set[int]]:
    """Which events every explanation needs, and which none can hold; each set found settles several."""
    every = frozenset(range(number))
    held, spared = set(known), set(every - known)
    impossible: set[int] = set()
    for event in every:
        if event not in held:
            others = meeting.set_without(event, times=1)
            if others is None:
                impossible.add(event)
            else:
                held |= others | {event}
                spared |= every - others - {event}
    needed: set[int] = set()
    for event in every:
        if event not in spared:
            found = meeting.set_without(event)
            if found is None:
                needed.add(event)
            else:
                spared |= every - found
    return needed, impossible


def _doubled(events: list[Counted], sums: Sums, meeting: Meeting) -> tuple[str, ...]:
    """The events each of which explains the total, with others, once its people are counted twice."""
    alike: dict[tuple[int, int], bool] = {}
    for event, figure in enumerate(zip(sums.lows, sums.highs, strict=True)):
        if figure not in alike:
            alike[figure] = meeting.set_without(event, times=2) is not None
    figures = zip(sums.lows, sums.highs, strict=True)
    return tuple(sorted(event.id for event, figure in zip(events, figures, strict=True) if alike[figure]))


def lacking(total: Counted, events: list[Counted]) -> float | None:
    """How many, at least, are in the total and in no event that it can contain; None: the events reach it."""
    reached = Fraction(0)
    for event in events:
        high = event.bounds[1]
        if high is None:
            return None
        reached += high
    missing = total.bounds[0] - reached
    return float(missing) if missing > 0 else None


def _ids(events: list[Counted], chosen: Iterable[int]) -> tuple[str, ...]:
    """By the time of the events, in which ``events`` stand."""
    return tuple(events[event].id for event in sorted(chosen))
