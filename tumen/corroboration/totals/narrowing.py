"""A total explained in bounded time: of thousands of events that it can contain only the greatest are tried.

The greatest decide: what they leave of the total the small ones fill in nearly any way, and those say little
of it. A set found among the greatest explains the total whatever was left out, since an event may be in a set
or not. That *no* set explains it cannot be told from some of the events: it is left open then. Whether all
events together do not reach the total, and whether each is above it, is reckoned with all of them; whether
one counted twice would explain it is then asked of the greatest alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import inf

from tumen.corroboration.totals.containing import eligible
from tumen.corroboration.totals.explaining import explain, lacking
from tumen.corroboration.totals.values import Counted, Explained, Verdict
from tumen.corroboration.totals.wording import sentence, untried_words

#: Events that are tried: as many as are known to be answered in under a second, whatever their figures.
TRIED = 40


def explain_briefly(total: Counted, events: Iterable[Counted]) -> Explained:
    """What `explain` says, where no more than `TRIED` events are in question; else what the greatest say.

    Events above the total are in no set that explains it, and take no place among the greatest. Under 1 s,
    and typically under 50 ms, for any number of events. The sentence is followed by another one where not all
    events were tried.
    """
    able = eligible(total, events)
    if len(able) <= TRIED:
        return explain(total, able)
    fitting = [event for event in able if _fits(total, event)]
    chosen = sorted(fitting, key=_greatest_first)[:TRIED]
    tried = explain(total, chosen)
    if tried.sets:
        return _explained(total, tried, chosen, able, fitting)
    return _unexplained(total, tried, able, untried=len(fitting) - len(chosen))


def _explained(
    total: Counted, tried: Explained, chosen: list[Counted], able: list[Counted], fitting: list[Counted]
) -> Explained:
    answer = tried
    if len(fitting) < len(able) and tried.verdict is Verdict.UNINFORMATIVE:
        # Half of all sets have an event that is above the total, and do not explain it.
        answer = replace(tried, verdict=Verdict.CONSISTENT)
        answer = replace(answer, sentence=sentence(answer, total, chosen))
    words = untried_words(len(chosen), len(fitting), above=len(able) - len(fitting), is_explained=True)
    return replace(
        answer,
        events=len(able),
        left_out=len(fitting) - len(chosen),
        sentence=" ".join([answer.sentence, *words]),
    )


def _unexplained(total: Counted, tried: Explained, able: list[Counted], *, untried: int) -> Explained:
    missing = lacking(total, able)
    is_sure = missing is not None or not untried
    if tried.verdict is Verdict.DOUBLE_COUNTING and is_sure:
        verdict, doubled = Verdict.DOUBLE_COUNTING, tried.doubled
    else:
        verdict, doubled = _without_a_set(total, tried, able, missing, is_sure=is_sure), ()
    answer = Explained(total.id, verdict, len(able), doubled=doubled, exceeds_by=missing, left_out=untried)
    words = [] if is_sure else untried_words(TRIED, TRIED + untried, above=0, is_explained=False)
    return replace(answer, sentence=" ".join([sentence(answer, total, able), *words]))


def _without_a_set(
    total: Counted, tried: Explained, able: list[Counted], missing: float | None, *, is_sure: bool
) -> Verdict:
    if missing is not None:
        return Verdict.EXCEEDS
    if not any(_fits(total, event) for event in able):
        return Verdict.BELOW
    return Verdict.UNEXPLAINED if is_sure and tried.verdict is not Verdict.UNDECIDED else Verdict.UNDECIDED


def _fits(total: Counted, event: Counted) -> bool:
    """Whether the event alone is not already above the total."""
    ceiling = total.bounds[1]
    return ceiling is None or event.bounds[0] <= ceiling


def _greatest_first(event: Counted) -> tuple[float, float, str]:
    low, high = event.bounds
    return (-inf if high is None else -float(high)), -float(low), event.id
