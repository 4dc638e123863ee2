"""The table of expressions.txt and the traps of traps.txt, each line one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.times import TimeExpression, find_times, resolve
from tumen.reading.times.meanings import Tense
from tumen.vocabulary.dates import Interval

_HERE = Path(__file__).parent
_ORDERS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Row:
    """One line of the table: the words between braces, and what they mean."""

    line: str
    text: str
    start: int
    end: int
    kind: str
    published: Interval | None
    expected: Interval | None
    options: dict[str, str] = field(default_factory=dict)

    @property
    def tense(self) -> Tense:
        tenses: dict[str, Tense] = {"past": "past", "future": "future", "present": "present"}
        return tenses[self.options.get("tense", "past")]


def _interval(words: str) -> Interval | None:
    return None if words == "-" else Interval.from_edtf(words)


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _row(line: str) -> Row:
    sentence, kind, published, expected, *options = (part.strip() for part in line.split(" | "))
    start, end = sentence.index("{"), sentence.index("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    pairs = [
        (name, value) for name, _, value in (option.partition("=") for option in " ".join(options).split())
    ]
    return Row(
        line,
        text,
        start,
        end,
        kind,
        _interval(published),
        _interval(expected),
        dict(pairs),
    )


ROWS = [_row(line) for line in _lines("expressions.txt")]
TRAPS = list(_lines("traps.txt"))


def _found(row: Row) -> TimeExpression:
    found = find_times(row.text, day_first=_ORDERS.get(row.options.get("day_first", "")))
    marked = [each for each in found if (each.span.start, each.span.end) == (row.start, row.end)]
    assert marked, f"found {[each.text for each in found]}"
    return marked[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.line[:60])
def test_it_reads_the_table(row: Row) -> None:
    expression = _found(row)
    assert expression.kind == row.kind
    anchor = _interval(row.options.get("anchor", "-"))
    assert resolve(expression, published=row.published, anchor=anchor, tense=row.tense) == row.expected


@pytest.mark.parametrize("sentence", TRAPS)
def test_it_finds_no_time_in_a_trap(sentence: str) -> None:
    assert [each.text for each in find_times(sentence) if each.is_time] == []


def test_it_offers_the_years_that_a_weekday_allows() -> None:
    (expression,) = find_times("They were sent back on Wednesday 14th July.")
    assert {2010, 2021, 2027} <= set(expression.candidate_years)
    assert 2020 not in expression.candidate_years


def test_it_offers_no_years_without_a_weekday() -> None:
    (expression,) = find_times("They were sent back on 14th July.")
    assert expression.candidate_years == ()


def test_it_lends_a_list_the_year_at_its_end() -> None:
    one, two = find_times("They left on 29 August and 18 September 2023.")
    assert resolve(one, published=None) == Interval.from_edtf("2023-08-29")
    assert resolve(two, published=None) == Interval.from_edtf("2023-09-18")


def test_it_keeps_two_dates_of_a_list_apart() -> None:
    assert [each.text for each in find_times("80 on 29 August and 40 on 18 September")] == [
        "29 August",
        "18 September",
    ]


def test_it_learns_the_order_of_figures_from_another_date() -> None:
    first, _ = find_times("Sent 9/10/2023, received 19/10/2023.")
    assert resolve(first, published=None) == Interval.from_edtf("2023-10-09")


def test_it_widens_a_date_when_the_document_is_known_only_to_the_month() -> None:
    (expression,) = find_times("They were taken yesterday.")
    published = Interval.from_edtf("2023-10")
    assert resolve(expression, published=published) == Interval.from_edtf("2023-09-30/2023-10-30~")


def test_it_reads_a_yearless_date_after_an_anchor_in_an_undated_document() -> None:
    (expression,) = find_times("In October I was sent back.")
    assert resolve(expression, published=None, anchor=Interval.year(2019)) == Interval.month(2019, 10)


def test_it_keeps_a_full_date_whose_weekday_is_wrong() -> None:
    (expression,) = find_times("It happened on Monday 14 July 2021.")
    assert resolve(expression, published=None) == Interval.from_edtf("2021-07-14")


def test_it_does_not_read_across_an_empty_line() -> None:
    assert [each.text for each in find_times("It was late\n\nOctober 2023")] == ["October 2023"]


def test_it_reads_across_a_line_end() -> None:
    assert [each.text for each in find_times("returned on 9\nOctober 2023 at night")] == ["9\nOctober 2023"]


_TIME_WORDS = """
the last first nine 9 14th 31 29 of October May February March Monday 2023 1999 since until between and to
from on by week weeks month year years ago later before earlier past next this that two a half few early late
mid- end - – , . 's 00 / fall summer Easter Q4 Juche 100 day night
"""
_WORDS = st.sampled_from(_TIME_WORDS.split())


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_it_survives_any_string_of_time_words(text: str) -> None:
    for each in find_times(text):
        assert each.span.of(text) == each.text
        for published in (
            None,
            Interval.from_edtf("2024-02-29"),
            Interval.from_edtf("2020/.."),
            Interval.year(1),
        ):
            for tense in ("past", "future", "present"):
                resolve(each, published=published, anchor=published, tense=tense)


@given(st.text(max_size=200))
def test_it_survives_any_text(text: str) -> None:
    found = find_times(text)
    assert all(each.span.of(text) == each.text for each in found)
    assert all(one.span.end <= two.span.start for one, two in zip(found, found[1:], strict=False))
