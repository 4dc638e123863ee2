"""The rules as one alternation: order, fallbacks, borders, speed."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from tumen.reading.times import find_times
from tumen.reading.times.grammar import RULES, points

_TABLE = (Path(__file__).parent / "expressions.txt").read_text(encoding="utf-8")


def _words(text: str) -> list[str]:
    return [text[point.start : point.end] for point in points(text)]


def test_every_rule_has_its_own_name() -> None:
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


def test_every_rule_is_reached_by_some_words() -> None:
    sentences = (
        _TABLE.replace("{", "").replace("}", "")
        + "\nIn Q3 2023, a week before that, 3 years of age, per annum"
    )
    sentences += "\nIt was so at that time. The day after tomorrow. 24 hours ago. At weekends."
    reached = {point.rule for line in sentences.splitlines() for point in points(line)}
    assert {rule.name for rule in RULES} - reached == set()


def test_it_tries_the_next_rule_when_one_refuses() -> None:
    assert _words("sentenced to a year in a camp") == ["a year"]


@pytest.mark.parametrize(
    "text",
    ["COVID-19 October", "x2023", "12.10.2023.4", "$2020", "No. 2020", "1,2020", "A-2023-10-09B", "№2020"],
)
def test_it_finds_no_date_inside_other_signs(text: str) -> None:
    assert [each.text for each in find_times(text) if each.kind == "date" and each.text != "October"] == []


def test_it_leaves_the_bracket_around_a_date_outside() -> None:
    assert _words("the poll (11-13 October) and Monday (9 October)") == [
        "11-13 October",
        "Monday (9 October)",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "in " * 40_000,
        "9 " * 40_000,
        "9, " * 20_000,
        "9 to " * 20_000,
        "the last " * 15_000,
        " " * 100_000,
        "a" * 100_000,
    ],
)
def test_it_stays_fast_on_hostile_text(unit: str) -> None:
    started = time.process_time()
    find_times(unit)
    assert time.process_time() - started < 5  # seconds; 100 kB takes a third of one


def test_it_reads_at_least_a_hundred_kilobytes_a_second() -> None:
    text = _TABLE * 6  # nothing but times: the worst of ordinary texts
    find_times(text[:1000])
    started = time.process_time()
    find_times(text)
    assert len(text) / (time.process_time() - started) > 50_000
