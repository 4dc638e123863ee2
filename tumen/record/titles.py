"""An event in words: "50 people forcibly returned from China to North Korea, 14 July 2021". PURE."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.ranges import Range, range_words
from tumen.vocabulary import acts
from tumen.vocabulary.codes import Unit
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.slots import Places

#: Acts that end in a place and do not lead to it: people arrive in South Korea.
ENDS_IN = frozenset({"arrival"})

#: What happened at some time, and is no state, sum or rate.
_HAPPENED = frozenset({GroupKind.EVENT, GroupKind.UNDATED})
_PEOPLE = {Unit.PERSONS: ("person", "people"), Unit.FAMILIES: ("family", "families")}
_BEFORE = {
    GroupKind.RATE: "Rate: ",
    GroupKind.NOT_TOLD: "Not told as having happened: ",
}
_WHEN = {
    GroupKind.STATE: "as of {}",
    GroupKind.TOTAL: "counted {}",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """What a title is made of; ``has_date`` where it ends in its date, or in that none is known."""

    kind: GroupKind
    act: str
    figures: Range
    unit: Unit
    places: Places
    when: Interval | None = None
    has_date: bool = False


class Title(str):
    """An event in English words, with its parts: whoever shows it may say it in another language.

    What is made of it (a part of it, a longer sentence) is a plain string.
    """

    parts: Parts

    @classmethod
    def of(cls, words: str, parts: Parts) -> Title:
        title = cls(words)
        title.parts = parts
        return title


def title_of(
    kind: GroupKind, act: str, figures: Range, unit: Unit, places: Places, when: Interval | None
) -> Title:
    """The event in words with its date at the end; "date not known" where nothing says when."""
    when_said = _WHEN.get(kind, "{}").format(when_words(when)) if when else "date not known"
    words = f"{name_of(kind, act, figures, unit, places)}, {when_said}"
    return Title.of(words, Parts(kind, act, figures, unit, places, when, has_date=True))


def name_of(kind: GroupKind, act: str, figures: Range, unit: Unit, places: Places) -> Title:
    """The event in words without its date."""
    words = f"{_counted(act, figures, unit)}{_where(act, places)}"
    before = _BEFORE.get(kind, "")
    said = before + words if before else words[:1].upper() + words[1:]
    return Title.of(said, Parts(kind, act, figures, unit, places))


def sentence_of(parts: Parts) -> str:
    """The event as a sentence without its full stop: "50 people were forcibly returned from China on 14 July
    2021". "" where it is none that happened to people, or where its act has no English of its own."""
    one = (parts.figures.low, parts.figures.high) == (1, 1)
    happened = acts.happened(parts.act, one=one)
    if parts.kind not in _HAPPENED or parts.unit not in _PEOPLE or not happened:
        return ""
    who = _counted("", parts.figures, parts.unit)
    return f"{who[:1].upper()}{who[1:]} {happened}{_where(parts.act, parts.places)}{_on(parts.when)}"


def _on(when: Interval | None) -> str:
    """When, behind a sentence: " on 14 July 2021", " in October 2023", ", since 2020"."""
    if when is None:
        return ""
    words = when_words(when)
    if when.approximate or not when.earliest or not when.latest:
        return f", {words}"
    if when.earliest == when.latest:
        return f" on {words}"
    return f", {words}" if "–" in words else f" in {words}"


def _counted(act: str, figures: Range, unit: Unit) -> str:
    number = range_words(figures)
    if figures.low is None and figures.high is None:
        number += " of"
    if (figures.low, figures.high) == (0, 0):
        number = "no"
    one = (figures.low, figures.high) == (1, 1)
    if unit is Unit.CASES:
        return f"{number} {'case' if one else 'cases'} of {acts.label(act) or 'an unstated act'}"
    if unit is Unit.VIOLATIONS:
        return f"{number} {'violation' if one else 'violations'} in {acts.label(act) or 'unstated acts'}"
    if unit is Unit.TIMES:
        return f"{acts.label(act) or 'an unstated act'}, {number} {'time' if one else 'times'}"
    if unit is Unit.PERCENT:
        return f"{number} percent of people {acts.done(act)}".rstrip()
    people = _PEOPLE.get(unit, ("", ""))
    return " ".join(word for word in (number, people[not one], acts.done(act)) if word)


def _where(act: str, places: Places) -> str:
    to = "in" if act in ENDS_IN else "to"
    parts = (("from", places.origin), (to, places.destination), ("in", places.at))
    return "".join(f" {word} {with_article(name)}" for word, name in parts if name)


#: Names of countries that English gives an article: "in the United Kingdom".
_ARTICLED = ("United ", "Netherlands", "Philippines", "Dominican Rep", "Czech Rep", "Central African")


def with_article(name: str) -> str:
    """A country's name as English says it within a sentence."""
    return f"the {name}" if name.startswith(_ARTICLED) else name


def when_words(when: Interval) -> str:
    """A time in words: "14 July 2021", "9–15 October 2023", "October 2023", "since 2020", "up to 2021"."""
    about = "about " if when.approximate else ""
    if when.earliest and when.latest:
        return about + _between(when.earliest, when.latest)
    if when.earliest:
        return f"{about}since {_first(when.earliest)}"
    return f"{about}up to {_last(when.latest)}" if when.latest else "an unknown time"


def _between(earliest: date, latest: date) -> str:
    if earliest == latest:
        return _day(earliest)
    if earliest.day == 1 and latest == _month_end(latest):
        return _months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{_day(latest)}"
    first = _day(earliest).removesuffix(f" {latest.year}")
    return f"{first} – {_day(latest)}"


def _months(earliest: date, latest: date) -> str:
    if (earliest.month, latest.month) == (1, 12):
        return str(latest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    last = f"{_month(latest)} {latest.year}"
    if earliest.year != latest.year:
        return f"{_month(earliest)} {earliest.year} – {last}"
    return last if earliest.month == latest.month else f"{_month(earliest)}–{last}"


def _first(day: date) -> str:
    if day.day > 1:
        return _day(day)
    return str(day.year) if day.month == 1 else f"{_month(day)} {day.year}"


def _last(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (12, 31) else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return calendar.month_name[day.month]


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
