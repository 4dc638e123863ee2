"""The answer for a total in one plain sentence, with its events in order of date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tumen.corroboration.ranges import Range, range_words
from tumen.corroboration.totals.values import Counted, Explained, Verdict
from tumen.vocabulary.dates import Interval

#: Small numbers are written out, as the reports of the field do.
_WORDS = "no one two three four five six seven eight nine ten".split()
#: A sentence names this many events and counts the others.
NAMED = 12


def sentence(answer: Explained, total: Counted, events: list[Counted]) -> str:
    """One sentence for ``answer``; ``events`` are those that the total can contain, in order of date."""
    by_id = {event.id: event for event in events}

    def named(ids: Iterable[str], last: str = "and") -> str:
        return _listed([_event_words(by_id[id]) for id in ids], last)

    said = _total_words(total)
    if answer.sets and answer.fullest is None:
        return _begun(f"{said} agrees with {_share(answer)} of the record that it can contain.")
    if answer.verdict is Verdict.CONSISTENT:
        words = (
            f"{said} agrees with {_events(answer.fullest or ())} of the record: {named(answer.fullest or ())}"
        )
        return _begun(f"{words}{_others(answer, _always(answer, named))}.")
    if answer.verdict is Verdict.UNINFORMATIVE:
        full = f"{_events(answer.fullest or ())} of the record at most: {named(answer.fullest or ())}"
        little = f"but that says little: {_share(answer)} would explain it{_always(answer, named)}"
        return _begun(f"{said} agrees with {full}; {little}.")
    if answer.verdict is Verdict.DOUBLE_COUNTING:
        which = f"{named(answer.doubled, 'or')} were counted twice"
        return _begun(f"no set of events of the record explains {said}, but some would if {which}.")
    return _begun(f"{_unexplained(answer, said, named([event.id for event in events]), events)}.")


def mark(answer: Explained) -> str:
    """The answer in a few words, for a list: "agrees with four events of the record"."""
    if answer.verdict is Verdict.EXCEEDS and answer.exceeds_by is not None and answer.events:
        return f"at least {range_words(Range(answer.exceeds_by, answer.exceeds_by))} more than the record has"
    if not answer.events:
        return "no event of the record to compare with"
    if answer.verdict is Verdict.CONSISTENT and answer.fullest is not None:
        return f"agrees with {_events(answer.fullest)} of the record"
    return _MARKS[answer.verdict]


_MARKS = {
    Verdict.CONSISTENT: "agrees with events of the record",
    Verdict.UNINFORMATIVE: "nearly any events of the record would make it",
    Verdict.BELOW: "below each event of the record",
    Verdict.DOUBLE_COUNTING: "may count an event twice",
    Verdict.EXCEEDS: "more than the record has",
    Verdict.UNEXPLAINED: "agrees with no set of events of the record",
    Verdict.UNDECIDED: "too many events of the record to try",
}


def untried_words(tried: int, fitting: int, *, above: int, is_explained: bool) -> list[str]:
    """What is to be said of events that the total can contain and that were not tried, in sentences."""
    said = []
    if fitting > tried:
        left = "with the others there are more such sets" if is_explained else "others may explain it"
        said.append(f"Only the {tried:,} greatest of {fitting:,} events were tried; {left}.")
    if above:
        said.append(f"{above:,} more {'is' if above == 1 else 'are'} above it each.")
    return said


def _unexplained(answer: Explained, said: str, all_named: str, events: list[Counted]) -> str:
    number = _events(events)
    if not events:
        return f"the record has no event that {said} can contain"
    if answer.verdict is Verdict.BELOW:
        return f"{said} is below each event of the record that it can contain: {all_named}"
    if answer.verdict is Verdict.EXCEEDS:
        over = range_words(Range(answer.exceeds_by, answer.exceeds_by))
        return (
            f"{said} exceeds all that it can contain by at least {over}: {number} of the record, {all_named}"
        )
    if answer.verdict is Verdict.UNDECIDED:
        return f"{said} can contain {number} of the record, too many with unlike figures to try"
    return f"{said} agrees with no set of the {number} of the record that it can contain: {all_named}"


def _others(answer: Explained, always: str) -> str:
    left = answer.events - len(answer.fullest or ())
    more = answer.sets - 1
    beside = (
        f"; {_number(left)} more that it can contain {'is' if left == 1 else 'are'} not in it" if left else ""
    )
    sets = "" if not more else f"; {more:,} other {'set' if more == 1 else 'sets'} would explain it as well"
    return beside + sets + (always if more else "")


def _share(answer: Explained) -> str:
    return f"{answer.sets:,} of the {2**answer.events - 1:,} sets of the {_number(answer.events)} events"


def _always(answer: Explained, named: Callable[[Iterable[str]], str]) -> str:
    return f", each of them with {named(answer.needed)}" if answer.needed else ""


def _events(some: Iterable[object]) -> str:
    number = len(list(some))
    return f"{_number(number)} {'event' if number == 1 else 'events'}"


def _number(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _listed(words: list[str], last: str) -> str:
    if len(words) > NAMED:
        words = [*words[: NAMED - 1], f"{len(words) - NAMED + 1} others"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def _total_words(total: Counted) -> str:
    return total.words or f"{_figure_words(total)}{time_words(total.when)}"


def _event_words(event: Counted) -> str:
    return f"{event.words or _figure_words(event)}{time_words(event.when)}"


def _figure_words(figure: Counted) -> str:
    return range_words(Range(figure.low, figure.high, figure.approximate))


def time_words(when: Interval | None) -> str:
    """ " on 9 October 2023", " in July 2021", " since 2020", " between 1 May and ..."; "" for no time."""
    if when is None:
        return ""
    around = " around" if when.approximate else ""
    if when.earliest is None or when.latest is None:
        if when.earliest:
            return f" since{around} {_point(when.earliest, begins=True)}"
        return f" until{around} {_point(when.latest, begins=False)}" if when.latest else ""
    if when.is_day:
        return f"{around or ' on'} {_day(when.earliest)}"
    if "/" not in str(when):
        is_year = when.earliest.month != when.latest.month
        return f"{around or ' in'} {when.earliest.year if is_year else _month(when.earliest)}"
    return f" between{around} {_day(when.earliest)} and {_day(when.latest)}"


def _point(day: date, *, begins: bool) -> str:
    """The day, or the month or year that it begins (or ends)."""
    year, month = Interval.year(day.year), Interval.month(day.year, day.month)
    if day == (year.earliest if begins else year.latest):
        return str(day.year)
    return _month(day) if day == (month.earliest if begins else month.latest) else _day(day)


def _month(day: date) -> str:
    return f"{day:%B} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
