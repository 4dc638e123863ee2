from __future__ import annotations

from dataclasses import replace

import pytest

from tests.corroboration.totals.test_explaining import counted, events_of
from tumen.corroboration.totals.explaining import explain
from tumen.corroboration.totals.wording import time_words
from tumen.vocabulary.dates import Interval

SINCE = Interval.from_edtf("2020/..")
RECORD = [
    counted(">500", "2023-10-09", "e-1"),
    counted("40", "2023-09-18", "e-2"),
    counted("80", "2023-08-29", "e-3"),
    counted("about 50", "2021-07", "e-4"),
]


def said(total: str, *figures: str) -> str:
    return explain(replace(counted(total), when=SINCE), events_of(figures)).sentence


def test_it_names_the_events_in_order_of_date() -> None:
    total = replace(counted(">670"), when=SINCE, words="more than 670 since 2020")
    assert explain(total, RECORD).sentence == (
        "More than 670 since 2020 agrees with four events of the record: about 50 in July 2021, "
        "80 on 29 August 2023, 40 on 18 September 2023 and at least 500 on 9 October 2023; 7 other sets "
        "would explain it as well, each of them with at least 500 on 9 October 2023."
    )


def test_it_says_when_nearly_any_set_would_do() -> None:
    total = replace(counted(">30"), when=SINCE, words="more than 30 since 2020")
    assert explain(total, RECORD).sentence == (
        "More than 30 since 2020 agrees with four events of the record at most: about 50 in July 2021, "
        "80 on 29 August 2023, 40 on 18 September 2023 and at least 500 on 9 October 2023; but that says "
        "little: 15 of the 15 sets of the four events would explain it."
    )


@pytest.mark.parametrize(
    ("total", "figures", "words"),
    [
        (
            "90",
            ["50", "40"],
            "90 since 2020 agrees with two events of the record: 50 on 1 January 2023 and 40 on",
        ),
        (
            "90",
            ["90", "30", "60"],
            "; one more that it can contain is not in it; 1 other set would explain it as well.",
        ),
        ("620", ["500", "60", "9"], "but some would if 60 on 2 January 2023 were counted twice."),
        (
            ">840",
            ["500", "170"],
            "At least 840 since 2020 exceeds all that it can contain by at least 170: two events",
        ),
        (
            "30",
            ["40"],
            "30 since 2020 is below each event of the record that it can contain: 40 on 1 January 2023.",
        ),
        ("45", ["40", "60"], "45 since 2020 agrees with no set of the two events of the record"),
        ("45", [], "The record has no event that 45 since 2020 can contain."),
    ],
)
def test_it_says_the_answer_in_a_sentence(total: str, figures: list[str], words: str) -> None:
    assert words in said(total, *figures)


def test_it_names_a_dozen_events_and_counts_the_others() -> None:
    assert "and 9 others" in said("20", *["1"] * 20)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-10-09", " on 9 October 2023"),
        ("2023-10-09~", " around 9 October 2023"),
        ("2023-10", " in October 2023"),
        ("2023", " in 2023"),
        ("2020/..", " since 2020"),
        ("2020-05/..", " since May 2020"),
        ("2020-05-03/..", " since 3 May 2020"),
        ("../2021-07", " until July 2021"),
        ("2023-10-09/2023-10-15", " between 9 October 2023 and 15 October 2023"),
    ],
)
def test_it_says_a_time_in_words(edtf: str, words: str) -> None:
    assert time_words(Interval.from_edtf(edtf)) == words
    assert time_words(None) == time_words(Interval(None, None)) == ""
